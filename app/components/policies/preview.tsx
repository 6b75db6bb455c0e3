import { Link, useActionData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Preview } from '~server/rule-sets/preview'
import type { Change } from '~server/rules/what-if'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { parameterName } from './parameter-words'

const LISTED = 200
const falls = ({ from, to }: Change) => from === 'met' && to === 'not_met'
const rises = ({ from, to }: Change) => from === 'not_met' && to === 'met'
/** What gets worse stands first. */
const order = (change: Change) => (falls(change) ? 0 : rises(change) ? 2 : 1)

/** The answer of the button "see what would change", above the form that it came from. */
export function PreviewOf() {
  const { t } = useText()
  const place = useRef<HTMLDivElement>(null)
  const given: unknown = useActionData()
  const preview = (given as { preview?: Preview } | undefined)?.preview
  useEffect(() => {
    if (preview) place.current?.focus()
  }, [preview])
  if (!preview) return null
  const { changes, alliances, workshops } = preview
  const count = (which: (change: Change) => boolean) => changes.filter(which).length
  const others = changes.length - count(falls) - count(rises)
  return (
    <div ref={place} tabIndex={-1}>
      <Section title={t('policies.preview.title')} id="preview">
        <p className="mb-2">{t('policies.preview.looked_at', { alliances, workshops })}</p>
        {changes.length === 0 ? (
          <p className="font-medium">{t('policies.preview.none')}</p>
        ) : (
          <>
            <ul className="mb-3 space-y-1 font-medium">
              <li className="text-ink-red">{t('policies.preview.falls', { count: count(falls) })}</li>
              <li className="text-ink-green">{t('policies.preview.rises', { count: count(rises) })}</li>
              {others > 0 && <li>{t('policies.preview.others', { count: others })}</li>}
            </ul>
            <ChangeTable changes={[...changes].sort((a, b) => order(a) - order(b)).slice(0, LISTED)} />
            {changes.length > LISTED && <p className="mt-2 text-mute">{t('policies.preview.more', { count: changes.length - LISTED })}</p>}
          </>
        )}
      </Section>
    </div>
  )
}

/** Who changes, in which provision, from what to what. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const text = useText()
  const { t, note } = text
  return (
    <div className="overflow-x-auto">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('policies.preview.subject')}</th>
            <th scope="col">{t('policies.preview.item')}</th>
            <th scope="col">{t('policies.preview.change')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.entity} ${change.id} ${change.key}`}>
              <td>
                <Link to={change.entity === 'alliance' ? paths.alliance(change.id) : paths.workshop(change.id)} className="text-link">
                  {note(change.name, t(`policies.preview.${change.entity}`))}
                </Link>
              </td>
              <td>
                {change.rule} {parameterName(change, text)}
              </td>
              <td>
                {t('policies.preview.from_to', {
                  from: t(`policies.preview.states.${change.from}`),
                  to: t(`policies.preview.states.${change.to}`),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
