import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { MovedOn } from './form'
import { Icon } from './icon'

interface Crumb {
  readonly to: string
  readonly label: string
}

interface PageProps {
  readonly title: ReactNode
  readonly lead?: ReactNode
  readonly crumbs?: readonly Crumb[]
  readonly actions?: ReactNode
  /** Forms and texts read best in a narrow column. */
  readonly narrow?: boolean
  readonly children: ReactNode
}

/** Head and body of every page. */
export function Page({ title, lead, crumbs = [], actions, narrow = false, children }: PageProps) {
  return (
    <div className={narrow ? 'mx-auto w-full max-w-3xl' : ''}>
      {crumbs.length > 0 && (
        <nav aria-label="breadcrumb" className="no-print mb-2 flex flex-wrap items-center gap-1 text-sm text-mute">
          {crumbs.map(({ to, label }) => (
            <span key={to} className="flex items-center gap-1">
              <Link to={to} className="plain-link !text-mute">
                {label}
              </Link>
              <Icon name="chevron-right" size={14} />
            </span>
          ))}
        </nav>
      )}
      <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="text-xl font-bold sm:text-2xl">{title}</h1>
          {lead && <p className="mt-1 text-mute">{lead}</p>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
      </header>
      <MovedOn />
      {children}
    </div>
  )
}

/** A white card with a heading of its own. */
export function Section({ title, aside, children, id }: { title?: ReactNode; aside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section id={id} className="card-box mb-5 p-4 sm:p-5">
      {title && (
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
          <h2 className="text-lg font-bold">{title}</h2>
          {aside && <div className="text-sm text-mute">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  )
}
