import type { Requirement } from '~server/rules/requirement'
import { useText } from '~/hooks/use-text'
import type { Text } from '~/i18n/text'
import { Icon } from '~/components/ui/icon'

/** Names of the things that a requirement counts. */
function names({ key, actual }: Requirement, { t, find, list }: Text): string {
  if (typeof actual === 'number' || actual.length === 0) return t('common.none')
  const prefix = key === 'alliance.lead_titles' ? 'workshops.title_short' : 'sectors'
  return list(actual.map((name) => find([`${prefix}.${name}`, 'common.none'])))
}

const countOf = (of: Requirement['actual']) => (typeof of === 'number' ? of : of.length)

/** What is missing, in words with numbers (还差 1 个). */
export function missingSentence(requirement: Requirement, { find }: Text): string {
  const { key, required, actual } = requirement
  const missing = typeof required === 'number' ? required - countOf(actual) : 0
  return find([`rules.missing.${key}`, 'rules.not_met'], { missing })
}

/** Each rule with how the alliance stands to it, what is missing and the clause that says so. */
export function Requirements({ requirements }: { requirements: readonly Requirement[] }) {
  const text = useText()
  const { t, find } = text
  return (
    <ul className="space-y-3">
      {requirements.map((requirement) => {
        const met = requirement.state === 'met'
        const icon = met ? 'circle-check' : 'circle-x'
        return (
          <li key={requirement.key} className="flex gap-2">
            <Icon name={icon} size={20} className={`mt-1 shrink-0 ${met ? 'text-ink-green' : 'text-ink-red'}`} />
            <div>
              <p>
                <span className="font-medium">
                  {find([`rules.requirement.${requirement.key}`, 'rules.unknown'], { required: countOf(requirement.required) })}
                </span>{' '}
                <span className={met ? 'text-ink-green' : 'text-ink-red'}>{met ? t('rules.met') : missingSentence(requirement, text)}</span>
              </p>
              <p className="text-sm">
                {find([`rules.standing.${requirement.key}`, 'rules.unknown'], {
                  actual: countOf(requirement.actual),
                  names: names(requirement, text),
                })}
              </p>
              <p className="text-sm text-mute">
                {t('rules.clause')}
                {t('common.colon')}
                {requirement.clause.document}
                {requirement.clause.reference} “{requirement.clause.sentence}”
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
