import { useId, type ReactNode } from 'react'
import { useText } from '~/hooks/use-text'
import { useFault, useFormAnswer, useTyped } from './form'

interface FrameProps {
  readonly id: string
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly required?: boolean
  readonly children: ReactNode
}

/** Label above, field, hint and fault below. */
function Frame({ id, name, label, hint, required = false, children }: FrameProps) {
  const text = useText()
  const { t } = text
  const fault = useFault(name)
  return (
    <div className="mb-4">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
        {!required && <span className="ml-1 font-normal text-mute">{t('common.optional')}</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-mute">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className="mt-1 text-sm font-medium text-ink-red">
          {fault}
        </p>
      )}
    </div>
  )
}

/** What ties a field to its hint and fault; without scripts the first fault takes the focus as the page loads. */
export function useFieldProps(name: string, hint: unknown, required: boolean) {
  const id = useId()
  const answer = useFormAnswer()
  const fault = useFault(name)
  const isFirst = answer?.faults.find(({ field }) => field !== '')?.field === name
  const describedBy = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  return {
    ...{ id, name, required },
    'aria-invalid': fault ? (true as const) : undefined,
    'aria-describedby': describedBy || undefined,
    autoFocus: isFirst || undefined,
  }
}

interface TextFieldProps {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly required?: boolean
  readonly defaultValue?: string
  readonly type?: 'text' | 'password' | 'datetime-local' | 'date' | 'search'
  readonly inputMode?: 'text' | 'numeric' | 'decimal'
  readonly autoComplete?: string
  readonly placeholder?: string
  readonly list?: string
  readonly maxLength?: number
}

export function TextField({ name, label, hint, required = false, defaultValue, type = 'text', ...rest }: TextFieldProps) {
  const props = useFieldProps(name, hint, required)
  const typed = useTyped(name)
  return (
    <Frame {...{ name, label, hint, required }} id={props.id}>
      <input {...props} {...rest} type={type} className="input" defaultValue={typed ?? defaultValue} />
    </Frame>
  )
}

export function TextArea({ name, label, hint, required = false, defaultValue, rows = 4 }: TextFieldProps & { rows?: number }) {
  const props = useFieldProps(name, hint, required)
  const typed = useTyped(name)
  return (
    <Frame {...{ name, label, hint, required }} id={props.id}>
      <textarea {...props} rows={rows} className="textarea" defaultValue={typed ?? defaultValue} />
    </Frame>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

interface SelectFieldProps {
  readonly name: string
  readonly label: ReactNode
  readonly options: readonly Option[]
  readonly hint?: ReactNode
  readonly required?: boolean
  readonly defaultValue?: string
  /** The first, empty line; without one the first option is chosen. */
  readonly empty?: string
}

export function SelectField({ name, label, options, hint, required = false, defaultValue, empty }: SelectFieldProps) {
  const props = useFieldProps(name, hint, required)
  const typed = useTyped(name)
  return (
    <Frame {...{ name, label, hint, required }} id={props.id}>
      <select {...props} className="select" defaultValue={typed ?? defaultValue ?? ''}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  )
}

interface ChoiceFieldProps {
  readonly name: string
  readonly legend: ReactNode
  readonly options: readonly (Option & { readonly hint?: string })[]
  readonly defaultValue?: string
}

/** A few choices side by side, large enough for a thumb. */
export function ChoiceField({ name, legend, options, defaultValue }: ChoiceFieldProps) {
  const id = useId()
  const fault = useFault(name)
  const typed = useTyped(name) ?? defaultValue
  return (
    <fieldset
      role="radiogroup"
      className="mb-4"
      aria-describedby={fault ? `${id}-fault` : undefined}
      aria-invalid={fault ? true : undefined}
      tabIndex={fault ? -1 : undefined}
    >
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className={`grid gap-2 sm:grid-cols-2 ${options.some(({ hint }) => hint) ? 'grid-cols-1' : 'grid-cols-2'}`}>
        {options.map(({ value, label, hint }, index) => (
          <label
            key={value}
            className="flex min-h-11 cursor-pointer items-start gap-2 rounded-md border border-line px-3 py-2 has-checked:border-primary"
          >
            <input
              type="radio"
              className="radio radio-sm mt-1"
              name={name}
              value={value}
              defaultChecked={value === typed}
              required={index === 0}
            />
            <span>
              {label}
              {hint && <span className="block text-sm text-mute">{hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {fault && (
        <p id={`${id}-fault`} className="mt-1 text-sm font-medium text-ink-red">
          {fault}
        </p>
      )}
    </fieldset>
  )
}

export function CheckField({ name, children }: { name: string; children: ReactNode }) {
  const props = useFieldProps(name, null, true)
  const fault = useFault(name)
  const typed = useTyped(name)
  return (
    <div className="mb-4">
      <label className="flex items-start gap-2">
        <input {...props} type="checkbox" className="checkbox checkbox-sm mt-1" defaultChecked={typed === 'on'} />
        <span>{children}</span>
      </label>
      {fault && (
        <p id={`${props.id}-fault`} className="mt-1 text-sm font-medium text-ink-red">
          {fault}
        </p>
      )}
    </div>
  )
}

interface FileFieldProps {
  readonly label: ReactNode
  /** Endings that are taken, from server/files. */
  readonly accept: string
}

/** Up to six files of 20 MB each; a phone offers its camera for pictures. */
export function FileField({ label, accept }: FileFieldProps) {
  const { t } = useText()
  const props = useFieldProps('files', true, false)
  const answer = useFormAnswer()
  return (
    <Frame id={props.id} name="files" label={label} hint={answer ? t('common.files_again') : t('common.files_hint')}>
      <input {...props} type="file" multiple accept={accept} className="file-input" />
    </Frame>
  )
}
