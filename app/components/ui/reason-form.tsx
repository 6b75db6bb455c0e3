import { useText } from '~/hooks/use-text'
import { TextArea } from './field'
import { ActionForm, Submit } from './form'

interface ReasonFormProps {
  readonly intent: string
  readonly label: string
  readonly hint?: string
  readonly required?: boolean
  readonly kind?: 'primary' | 'quiet'
  /** The version that the person looks at, for decisions that must not be taken on an old page. */
  readonly version?: number
}

/** A decision with its reason, folded away until it is wanted. Opens without scripts, and after a refusal. */
export function ReasonForm({ intent, label, hint, required = false, kind = 'quiet', version }: ReasonFormProps) {
  const { t } = useText()
  return (
    <details className="mb-2">
      <summary className={`btn ${kind === 'primary' ? 'btn-primary' : 'btn-quiet'}`}>{label}</summary>
      <div className="mt-2 rounded-md border border-line p-3">
        <ActionForm intent={intent}>
          {version !== undefined && <input type="hidden" name="version" value={version} />}
          <TextArea name="reason" label={t('common.reason')} hint={hint ?? t('common.reason_hint')} required={required} rows={3} />
          <Submit kind={kind}>{label}</Submit>
        </ActionForm>
      </div>
    </details>
  )
}
