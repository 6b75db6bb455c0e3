import type { getLayerForm } from '~server/rule-sets/get-union-rules'
import { TextArea, TextField } from '~/components/ui/field'
import { useTyped } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import { parameterName, parameterValue } from './parameter-words'
import { ValueField } from './value-field'

type Row = Awaited<ReturnType<typeof getLayerForm>>['rows'][number]

/** One provision of a union's own: its value, and the clause of the union's document that says so. */
export function LayerRow({ name, row }: { name: string; row: Row }) {
  const text = useText()
  const { t } = text
  const dropped = useTyped(`${name}.drop`) === 'on'
  return (
    <Section title={`${row.rule} ${parameterName(row, text)}`}>
      <p className="mb-2 text-sm text-mute">
        {t('policies.form.above', { value: parameterValue({ ...row, value: row.above }, text) })} · {row.clause.document}
        {row.clause.reference}
      </p>
      <ValueField name={name} parameter={row} />
      <TextField name={`${name}.reference`} label={t('policies.form.reference')} defaultValue={row.reference} maxLength={60} required />
      <TextArea name={`${name}.sentence`} label={t('policies.form.quoted')} defaultValue={row.sentence} rows={2} required />
      {row.isOwn && (
        <label className="flex items-start gap-2">
          <input type="checkbox" name={`${name}.drop`} className="checkbox checkbox-sm mt-1" defaultChecked={dropped} />
          <span>{t('policies.form.drop')}</span>
        </label>
      )}
    </Section>
  )
}
