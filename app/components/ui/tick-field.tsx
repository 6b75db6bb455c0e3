import { useId, type ReactNode } from 'react'
import { useFault, useFormAnswer } from './form'
import type { Option } from './field'

interface TickFieldProps {
  /** Without the brackets: "uses" is posted as "uses[]". */
  readonly name: string
  readonly legend: ReactNode
  readonly hint?: ReactNode
  readonly options: readonly Option[]
  readonly defaultValue?: readonly string[]
}

/** Boxes of which any number may be ticked. */
export function TickField({ name, legend, hint, options, defaultValue = [] }: TickFieldProps) {
  const id = useId()
  const fault = useFault(name)
  const answer = useFormAnswer()
  const typed = answer?.typed[`${name}[]`]
  const ticked: readonly string[] = answer ? (Array.isArray(typed) ? (typed as string[]) : []) : defaultValue
  const describedBy = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  return (
    <fieldset className="mb-4" aria-describedby={describedBy || undefined}>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map(({ value, label }) => (
          <label key={value} className="flex min-h-9 cursor-pointer items-center gap-2">
            <input
              type="checkbox"
              className="checkbox checkbox-sm"
              name={`${name}[]`}
              value={value}
              defaultChecked={ticked.includes(value)}
            />
            {label}
          </label>
        ))}
      </div>
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
    </fieldset>
  )
}
