import { Link } from '@remix-run/react'
import type { getRuleSet, OtherWord } from '~server/rule-sets/get-rule-set'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { AppliedIn } from './applied-in'
import { parameterName, parameterValue } from './parameter-words'

type ClauseData = Awaited<ReturnType<typeof getRuleSet>>['clauses'][number]
type ParameterData = ClauseData['parameters'][number]

/** A clause: its sentence, what it demands in our words, and each number with the rule, its use and what others say. */
export function ClauseCard({ clause }: { clause: ClauseData }) {
  const { t } = useText()
  return (
    <Section title={`${clause.reference} ${clause.title}`} id={clause.reference}>
      <blockquote className="mb-3 border-l-4 border-line pl-3" lang="zh-CN">
        {clause.sentence}
      </blockquote>
      {clause.demand && (
        <p className="mb-3 text-sm" lang="zh-CN">
          <span className="text-mute">
            {t('policies.demand')}
            {t('common.colon')}
          </span>
          {clause.demand}
        </p>
      )}
      <ul className="space-y-3">
        {clause.parameters.map((parameter) => (
          <ParameterRow key={parameter.key} parameter={parameter} />
        ))}
      </ul>
    </Section>
  )
}

function ParameterRow({ parameter }: { parameter: ParameterData }) {
  const text = useText()
  const { t } = text
  return (
    <li className="border-t border-line pt-2" data-parameter={parameter.key}>
      <p>
        <span className="chip bg-soft-gray text-ink-gray">{parameter.rule}</span> {parameterName(parameter, text)}
        {t('common.colon')}
        <span className="font-medium">{parameterValue(parameter, text)}</span>
      </p>
      <p className="text-sm text-mute">
        {t('policies.applied')}
        {t('common.colon')}
        <AppliedIn parameter={parameter.key} />
      </p>
      {parameter.others.length > 0 && (
        <div className="mt-1 rounded-md border border-ink-amber bg-soft-amber px-3 py-2 text-sm text-ink-amber">
          <p className="font-medium">{t('policies.other_words')}</p>
          {parameter.others.map((other) => (
            <p key={other.ruleSetKey}>
              <OtherSentence other={other} parameter={parameter} />
            </p>
          ))}
        </div>
      )}
    </li>
  )
}

/** Between a union's own rule and those above it the own one counts there; another union's counts for that union. */
function OtherSentence({ other, parameter }: { other: OtherWord; parameter: ParameterData }) {
  const text = useText()
  const { t } = text
  const value = parameterValue({ ...parameter, value: other.value }, text)
  const sentence =
    other.union && !other.isAbove
      ? t('policies.other_word', { union: other.union.name, document: other.document, value })
      : t('policies.above_word', { document: other.document, value })
  return (
    <Link to={paths.policy(other.ruleSetKey)} className="plain-link underline">
      {sentence}
    </Link>
  )
}
