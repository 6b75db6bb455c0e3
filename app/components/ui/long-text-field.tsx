import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useText } from '~/hooks/use-text'
import { useFieldProps } from './field'
import { useFault, useTyped } from './form'

// The editor is heavy: it comes when somebody asks for it.
const RichEditor = lazy(() => import('./rich-editor'))

interface LongTextFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly required?: boolean
  /** Light Markdown of what is there already. */
  readonly defaultValue?: string
  readonly rows?: number
}

const isDocument = (text: string) => text.startsWith('{"type":"doc"')

/** A long text: a plain textarea that understands light Markdown; with scripts it turns into an editor on request. */
export function LongTextField({ name, label, hint, required = false, defaultValue = '', rows = 8 }: LongTextFieldProps) {
  const text = useText()
  const { t } = text
  const props = useFieldProps(name, true, required)
  const fault = useFault(name)
  const typed = useTyped(name)
  const [value, setValue] = useState(typed ?? defaultValue)
  const [editing, setEditing] = useState(false)
  const rich = editing || isDocument(value)
  return (
    <div className="mb-4">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-2">
        <label htmlFor={props.id} className="text-sm font-medium">
          {label}
        </label>
        {!rich && (
          <button type="button" className="text-link script-only text-sm" onClick={() => setEditing(true)}>
            {t('common.use_editor')}
          </button>
        )}
      </div>
      {rich ? (
        <Suspense fallback={<textarea name={name} rows={rows} className="textarea" readOnly value={value} aria-label={label} />}>
          <RichEditor
            name={name}
            text={value}
            id={props.id}
            label={label}
            onPlain={(markdown) => {
              setValue(markdown)
              setEditing(false)
            }}
          />
        </Suspense>
      ) : (
        <textarea {...props} rows={rows} className="textarea" value={value} onChange={(event) => setValue(event.target.value)} />
      )}
      <p id={`${props.id}-hint`} className="mt-1 text-sm text-mute">
        {hint ?? t('common.markdown_hint')}
      </p>
      {fault && (
        <p id={`${props.id}-fault`} className="mt-1 text-sm font-medium text-ink-red">
          {fault}
        </p>
      )}
    </div>
  )
}
