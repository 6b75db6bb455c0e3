import { LEVELS, RECOGNITION_KINDS } from '~server/workshops/record.words'
import type { listTraces } from '~server/results/record-traces'
import { Disclosure } from '~/components/ui/disclosure'
import { Lines } from '~/components/ui/facts'
import { SelectField, TextArea, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Money } from '~/components/ui/money'
import { useText } from '~/hooks/use-text'
import { formatDay } from '~/i18n/format'
import { wordName, wordOptions } from './options'

interface TracesProps {
  readonly traces: Awaited<ReturnType<typeof listTraces>>
  readonly formKey: string
}

/** What became of a result: awards, patents, appraisals, and who put it to use. */
export function Traces({ traces, formKey }: TracesProps) {
  const text = useText()
  const { t, language, note } = text
  const { recognitions, adoptions, mayRecord } = traces
  return (
    <>
      <ul className="divide-y divide-line">
        {recognitions.map(({ id, kind, level, givenOn, givenBy }) => (
          <li key={id} className="py-2">
            {note(wordName(text, 'recognitions', kind), wordName(text, 'levels', level))}
            <span className="block text-sm text-mute">
              {givenBy} · {formatDay(givenOn, language)}
            </span>
            {mayRecord && <Remove trace="recognition" id={id} />}
          </li>
        ))}
        {adoptions.map(({ id, adopter, adoptedOn, economicFen, socialBenefit }) => (
          <li key={id} className="py-2">
            {t('records.traces.adopted_by', { adopter })}
            <span className="block text-sm text-mute">
              {t('records.traces.since', { day: formatDay(adoptedOn, language) })} {economicFen > 0n && <Money fen={economicFen} />}
            </span>
            {socialBenefit && <Lines text={socialBenefit} />}
            {mayRecord && <Remove trace="adoption" id={id} />}
          </li>
        ))}
      </ul>
      {mayRecord && (
        <>
          <Disclosure label={t('records.traces.recognise')} intent="recognise">
            <ActionForm intent="recognise">
              <HiddenKey value={formKey} />
              <SelectField name="kind" label={t('records.kind')} options={wordOptions(text, 'recognitions', RECOGNITION_KINDS)} required />
              <SelectField name="level" label={t('records.profile.level')} options={wordOptions(text, 'levels', LEVELS)} required />
              <TextField name="givenOn" type="date" label={t('records.traces.given_on')} required />
              <TextField name="givenBy" label={t('records.traces.given_by')} maxLength={100} required />
              <Submit>{t('common.save')}</Submit>
            </ActionForm>
          </Disclosure>
          <Disclosure label={t('records.traces.adopt')} intent="adopt">
            <ActionForm intent="adopt">
              <HiddenKey value={formKey} />
              <TextField name="adopter" label={t('records.traces.adopter')} maxLength={120} required />
              <TextField name="adoptedOn" type="date" label={t('records.traces.adopted_on')} required />
              <TextField name="economic" inputMode="decimal" label={t('records.traces.economic')} />
              <TextArea name="socialBenefit" label={t('records.traces.social')} rows={3} />
              <Submit>{t('common.save')}</Submit>
            </ActionForm>
          </Disclosure>
        </>
      )}
    </>
  )
}

function Remove({ trace, id }: { trace: string; id: string }) {
  const { t } = useText()
  return (
    <ActionForm intent="remove_trace" of={['traceId', id]} className="no-print mt-1">
      <input type="hidden" name="trace" value={trace} />
      <Submit kind="quiet">{t('records.remove')}</Submit>
    </ActionForm>
  )
}
