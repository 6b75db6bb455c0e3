import { useFieldProps } from '~/components/ui/field'
import { useFault } from '~/components/ui/form'

/** One file that must be there. */
export function OneFileField({ label, hint, accept }: { label: string; hint: string; accept: string }) {
  const props = useFieldProps('files', true, true)
  const fault = useFault('files')
  return (
    <div className="mb-4">
      <label htmlFor={props.id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <input {...props} type="file" accept={accept} className="file-input" />
      <p id={`${props.id}-hint`} className="mt-1 text-sm text-mute">
        {hint}
      </p>
      {fault && (
        <p id={`${props.id}-fault`} className="mt-1 text-sm font-medium text-ink-red">
          {fault}
        </p>
      )}
    </div>
  )
}
