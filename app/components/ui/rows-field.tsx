import { useState, type ReactNode } from 'react'
import { useText } from '~/hooks/use-text'
import { useFault, useFormAnswer } from './form'

interface RowsFieldProps {
  /** "milestones": the cells of row 0 are named "milestones.0.<cell>". */
  readonly name: string
  readonly legend: ReactNode
  readonly hint?: ReactNode
  /** How many rows there are at first. */
  readonly count: number
  readonly max: number
  readonly children: (row: number) => ReactNode
}

/** Rows of fields. Without scripts a few spare rows stand there (empty ones do not count); with scripts a button adds more. */
export function RowsField({ name, legend, hint, count, max, children }: RowsFieldProps) {
  const text = useText()
  const { t } = text
  const fault = useFault(name)
  const typed = useFormAnswer()?.typed ?? {}
  const typedRows = Math.max(0, ...Object.keys(typed).map((key) => (key.startsWith(`${name}.`) ? Number(key.split('.')[1]) + 1 : 0)))
  const [rows, setRows] = useState(Math.max(count, typedRows))
  return (
    <fieldset className="mb-4" aria-invalid={fault ? true : undefined}>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {hint && <p className="mb-2 text-sm text-mute">{hint}</p>}
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="mb-2 border-b border-line pb-1 last:border-0 sm:border-0 sm:pb-0">
          {children(row)}
        </div>
      ))}
      {fault && <p className="mb-2 text-sm font-medium text-ink-red">{fault}</p>}
      {rows < max && (
        <button type="button" className="btn btn-quiet btn-sm script-only" onClick={() => setRows(rows + 1)}>
          {t('common.add_row')}
        </button>
      )}
    </fieldset>
  )
}

interface CellProps {
  readonly name: string
  readonly label: string
  readonly defaultValue?: string
  readonly inputMode?: 'text' | 'numeric'
  readonly list?: string
  readonly type?: 'text' | 'date'
  readonly suffix?: string
}

/** One cell of a row: small label, field, fault. */
export function Cell({ name, label, defaultValue, suffix, type = 'text', ...rest }: CellProps) {
  const text = useText()
  const { note } = text
  const fault = useFault(name)
  const typed = useFormAnswer()?.typed[name]
  return (
    <label className="block min-w-0">
      <span className="block text-sm text-mute">{suffix ? note(label, suffix) : label}</span>
      <input
        {...rest}
        type={type}
        name={name}
        className="input"
        defaultValue={typeof typed === 'string' ? typed : defaultValue}
        aria-invalid={fault ? true : undefined}
      />
      {fault && <span className="block text-sm font-medium text-ink-red">{fault}</span>}
    </label>
  )
}
