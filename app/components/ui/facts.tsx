import type { ReactNode } from 'react'

/** Pairs of name and value; an empty value is left out. */
export function Facts({ rows, className = '' }: { rows: readonly (readonly [name: string, value: ReactNode])[]; className?: string }) {
  return (
    <dl className={`grid grid-cols-1 gap-x-8 gap-y-3 sm:grid-cols-2 ${className}`}>
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-mute">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** A text of several lines as it was typed. */
export function Lines({ text }: { text: string }) {
  return <div className="whitespace-pre-line">{text}</div>
}
