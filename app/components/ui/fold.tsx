import type { ReactNode } from 'react'
import { useFormAnswer } from './form'

interface FoldProps {
  readonly label: ReactNode
  /** Fields inside: a fault in one of them opens the fold. */
  readonly fields: readonly string[]
  readonly children: ReactNode
}

/** Fields that have good answers already, out of the way until somebody wants them. */
export function Fold({ label, fields, children }: FoldProps) {
  const faults = useFormAnswer()?.faults ?? []
  const open = faults.some(({ field }) => fields.includes(field))
  return (
    <details open={open} className="mb-4 rounded-md border border-line px-3 py-2">
      <summary className="text-sm font-medium">{label}</summary>
      <div className="mt-3">{children}</div>
    </details>
  )
}
