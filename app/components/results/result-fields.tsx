import { sectorOptions } from '~/components/status/sector-name'
import { ChoiceField, SelectField, TextArea, TextField } from '~/components/ui/field'
import { LongTextField } from '~/components/ui/long-text-field'
import { Cell, RowsField } from '~/components/ui/rows-field'
import { useText } from '~/hooks/use-text'

interface ResultFieldsProps {
  /** Only the result of a challenge can be kept to an alliance. */
  readonly mayRestrict: boolean
  readonly values: {
    readonly title?: string
    readonly summary?: string
    /** Light Markdown. */
    readonly method?: string
    readonly scope?: string
    readonly limits?: string
    readonly contact?: string
    readonly benefit?: string
    readonly keywords?: string
    readonly sectorKey?: string | null
    readonly year?: number | null
    readonly reach?: string
    readonly contributors?: readonly { readonly name: string; readonly part: string }[]
  }
}

/** Method, range, limits, contact (RE-03): what spares others the work. */
export function ResultFields({ mayRestrict, values }: ResultFieldsProps) {
  const { t } = useText()
  const { contributors = [] } = values
  return (
    <>
      <TextField name="title" label={t('results.name')} defaultValue={values.title} maxLength={200} required />
      <TextArea name="summary" label={t('results.summary')} defaultValue={values.summary} rows={4} required />
      <LongTextField name="method" label={t('results.method')} hint={t('results.method_hint')} defaultValue={values.method} required />
      <TextArea name="scope" label={t('results.scope')} defaultValue={values.scope} rows={3} required />
      <TextArea name="limits" label={t('results.limits')} hint={t('results.limits_hint')} defaultValue={values.limits} rows={3} required />
      <TextArea name="benefit" label={t('results.benefit')} defaultValue={values.benefit} rows={3} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField
          name="sectorKey"
          label={t('common.sector')}
          options={sectorOptions(t)}
          defaultValue={values.sectorKey ?? undefined}
          required
        />
        <TextField
          name="year"
          inputMode="numeric"
          label={t('common.year')}
          defaultValue={values.year === undefined || values.year === null ? undefined : String(values.year)}
          required
        />
        <TextField name="contact" label={t('results.contact')} hint={t('results.contact_hint')} defaultValue={values.contact} required />
        <TextField name="keywords" label={t('results.keywords')} hint={t('results.keywords_hint')} defaultValue={values.keywords} />
      </div>
      <RowsField name="contributors" legend={t('results.contributors')} count={Math.max(contributors.length + 1, 2)} max={20}>
        {(row) => (
          <div className="grid grid-cols-2 gap-2">
            <Cell name={`contributors.${row}.name`} label={t('results.contributor')} defaultValue={contributors[row]?.name} />
            <Cell name={`contributors.${row}.part`} label={t('results.part')} defaultValue={contributors[row]?.part} />
          </div>
        )}
      </RowsField>
      {mayRestrict ? (
        <ChoiceField
          name="reach"
          legend={t('results.reach')}
          defaultValue={values.reach ?? 'public'}
          options={(['public', 'alliance'] as const).map((value) => ({ value, label: t(`results.reaches.${value}`) }))}
        />
      ) : (
        <input type="hidden" name="reach" value="public" />
      )}
    </>
  )
}
