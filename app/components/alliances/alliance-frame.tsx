import { NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ExampleMark } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Page } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'

interface AllianceFrameProps {
  readonly alliance: { readonly id: string; readonly name: string; readonly isExample: boolean; readonly status: string }
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** Head and tabs of the pages of an alliance; each is a route with a permission of its own. */
export function AllianceFrame({ alliance, lead, children }: AllianceFrameProps) {
  const { t } = useText()
  const { id, name, isExample, status } = alliance
  const tabs = [
    [paths.alliance(id), t('formation.tabs.overview')],
    [paths.allianceCharter(id), t('formation.tabs.charter')],
    [paths.allianceFormation(id), t('formation.tabs.formation')],
  ] as const
  return (
    <Page
      title={
        <>
          {name}
          <ExampleMark isExample={isExample} /> <StatusChip entity="alliance" status={status} />
        </>
      }
      lead={lead}
      crumbs={[{ to: paths.alliances(), label: t('alliances.title') }]}
    >
      <nav aria-label={name} className="no-print mb-4 flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map(([to, label]) => (
          <NavLink
            key={to}
            to={to}
            end
            className={({ isActive }) =>
              `px-3 py-2 whitespace-nowrap no-underline ${isActive ? 'border-b-2 border-primary font-medium text-primary' : 'text-mute'}`
            }
          >
            {label}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  )
}
