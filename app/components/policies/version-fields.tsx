import { TextArea, TextField } from '~/components/ui/field'
import { HiddenKey } from '~/components/ui/hidden-key'
import { useText } from '~/hooks/use-text'

interface VersionFieldsProps {
  readonly formKey: string
  readonly version: number
  readonly document: string
  readonly documentNumber: string
  readonly today: Date
}

/** What every version of a rule set has: the document, from when it holds, and why it is made. */
export function VersionFields({ formKey, version, document, documentNumber, today }: VersionFieldsProps) {
  const { t } = useText()
  return (
    <>
      <HiddenKey value={formKey} />
      <input type="hidden" name="version" value={version} />
      <TextField name="document" label={t('policies.form.document')} defaultValue={document} required />
      <TextField name="documentNumber" label={t('policies.form.document_number')} defaultValue={documentNumber} required />
      <TextField
        name="effectiveOn"
        type="date"
        label={t('policies.form.effective_on')}
        hint={t('policies.form.effective_hint')}
        defaultValue={today.toISOString().slice(0, 10)}
        required
      />
      <TextArea name="reason" label={t('policies.form.reason')} rows={3} required />
    </>
  )
}
