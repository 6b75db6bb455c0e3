import { useFault, useFormAnswer } from '~/components/ui/form'
import { useText } from '~/hooks/use-text'

interface ExpertChoiceProps {
  readonly experts: readonly { readonly id: string; readonly name: string; readonly unit: string; readonly field: string }[]
  readonly hint: string
}

/** Experts to tick, with their unit and field. */
export function ExpertChoice({ experts, hint }: ExpertChoiceProps) {
  const text = useText()
  const { t } = text
  const fault = useFault('expertIds')
  const typed = useFormAnswer()?.typed['expertIds[]'] ?? []
  return (
    <fieldset className="mb-4">
      <legend className="mb-1 text-sm font-medium">{t('reviews.choose')}</legend>
      <p className="mb-2 text-sm text-mute">{hint}</p>
      <div className="grid max-h-80 gap-1 overflow-y-auto sm:grid-cols-2">
        {experts.map((expert) => (
          <label key={expert.id} className="flex items-start gap-2 py-1">
            <input
              type="checkbox"
              name="expertIds[]"
              value={expert.id}
              defaultChecked={typed.includes(expert.id)}
              className="checkbox checkbox-sm mt-1"
            />
            <span>
              {expert.name}
              <span className="block text-sm text-mute">
                {expert.field} · {expert.unit}
              </span>
            </span>
          </label>
        ))}
      </div>
      {fault && <p className="text-sm font-medium text-ink-red">{fault}</p>}
    </fieldset>
  )
}
