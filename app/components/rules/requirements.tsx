import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ClauseQuote, Requirement } from '~server/rules/requirement'
import { Icon } from '~/components/ui/icon'
import { useText } from '~/hooks/use-text'
import type { Text } from '~/i18n/text'
import { paths } from '~/paths'
import { wordsOf } from './words'

const LOOKS = {
  met: { icon: 'circle-check', ink: 'text-ink-green' },
  not_met: { icon: 'circle-x', ink: 'text-ink-red' },
  unknown: { icon: 'circle-alert', ink: 'text-ink-amber' },
} as const

/** A number as it is, things by their names. */
function inWords(of: Requirement['actual'], evaluator: string, text: Text, asked = false): string | number {
  if (of === null) return text.t('common.none')
  return typeof of === 'number' ? of : wordsOf(evaluator, of, text, asked)
}

const countOf = (of: Requirement['actual']) => (of === null ? 0 : typeof of === 'number' ? of : of.length)

/** What is missing, in words with numbers (还差 1 个), or why nothing can be said yet. */
export function missingSentence(requirement: Requirement, text: Text): string {
  const { evaluator, state, missing, actual } = requirement
  const values = { missing: inWords(missing, evaluator, text), names: inWords(actual, evaluator, text) }
  if (state === 'unknown') {
    const claimed = actual !== null && countOf(actual) > 0 ? [`checks.claimed.${evaluator}`] : []
    return text.find([...claimed, `checks.unknown.${evaluator}`, 'rules.unknown'], values)
  }
  return text.find([`rules.missing.${evaluator}`, `checks.missing.${evaluator}`, 'rules.not_met'], values)
}

interface LineProps {
  readonly requirement: Requirement
  /** The evidence is nothing for this reader. */
  readonly veiled?: boolean
  readonly children?: ReactNode
}

/** One rule: what it asks, how it stands, what is missing and what was found. */
export function RequirementLine({ requirement, veiled = false, children }: LineProps) {
  const text = useText()
  const { t, find } = text
  const { evaluator, state, required, actual } = requirement
  const { icon, ink } = LOOKS[state]
  const standing = actual !== null && !veiled && state !== 'unknown'
  return (
    <li className="flex gap-2">
      <Icon name={icon} size={20} className={`mt-1 shrink-0 ${ink}`} />
      <div className="min-w-0">
        <p>
          <span className="font-medium">
            {find([`rules.requirement.${evaluator}`, `checks.requirement.${evaluator}`, 'rules.unknown'], {
              required: typeof required === 'number' ? required : countOf(required),
              names: inWords(required, evaluator, text, true),
            })}
          </span>{' '}
          <span className={ink}>{state === 'met' ? t('rules.met') : missingSentence(requirement, text)}</span>
        </p>
        {standing && (
          <p className="text-sm">
            {find([`rules.standing.${evaluator}`, `checks.standing.${evaluator}`, 'rules.unknown'], {
              actual: countOf(actual),
              names: inWords(actual, evaluator, text),
            })}
          </p>
        )}
        {children}
      </div>
    </li>
  )
}

/** The document, the place and the sentence, with the way to the policy library. */
export function ClauseLine({ clause }: { clause: ClauseQuote }) {
  const { t } = useText()
  return (
    <p className="text-sm text-mute">
      {t('rules.clause')}
      {t('common.colon')}
      <Link to={paths.policy(clause.ruleSetKey)} className="plain-link !text-mute">
        {clause.document}
        {clause.reference}
      </Link>{' '}
      “{clause.sentence}”
    </p>
  )
}

/** Each rule with how the alliance or workshop stands to it, what is missing and the clause that says so. */
export function Requirements({ requirements }: { requirements: readonly Requirement[] }) {
  return (
    <ul className="space-y-3">
      {requirements.map((requirement) => (
        <RequirementLine key={requirement.key} requirement={requirement}>
          <ClauseLine clause={requirement.clause} />
        </RequirementLine>
      ))}
    </ul>
  )
}
