import { sectorOptions } from '~/components/status/sector-name'
import { ChoiceField, SelectField, TextArea, TextField } from '~/components/ui/field'
import { useText } from '~/hooks/use-text'

export const KINDS = ['instrument', 'venue', 'document', 'expert_hours'] as const

interface ResourceFieldsProps {
  readonly values: {
    readonly kind?: string
    readonly title?: string
    readonly description?: string
    readonly place?: string
    readonly terms?: string
    readonly contact?: string | null
    readonly sectorKey?: string
    readonly reach?: string
  }
}

/** What it is, where it is, who may use it, whom to ask. */
export function ResourceFields({ values }: ResourceFieldsProps) {
  const { t } = useText()
  return (
    <>
      <ChoiceField
        name="kind"
        legend={t('resources.kind')}
        defaultValue={values.kind ?? 'instrument'}
        options={KINDS.map((value) => ({ value, label: t(`resources.kinds.${value}`) }))}
      />
      <TextField name="title" label={t('resources.name')} defaultValue={values.title} maxLength={100} required />
      <TextArea name="description" label={t('resources.description')} defaultValue={values.description} rows={5} required />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="place" label={t('resources.place')} defaultValue={values.place} />
        <TextField name="contact" label={t('resources.contact')} defaultValue={values.contact ?? undefined} required />
        <SelectField name="sectorKey" label={t('common.sector')} options={sectorOptions(t)} defaultValue={values.sectorKey} required />
      </div>
      <TextArea name="terms" label={t('resources.terms')} hint={t('resources.terms_hint')} defaultValue={values.terms} rows={3} />
      <ChoiceField
        name="reach"
        legend={t('resources.reach')}
        defaultValue={values.reach ?? 'signed_in'}
        options={(['public', 'signed_in', 'alliance'] as const).map((value) => ({ value, label: t(`resources.reaches.${value}`) }))}
      />
    </>
  )
}
