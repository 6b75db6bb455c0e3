import type { ReactNode } from 'react'

export type Tone = 'red' | 'blue' | 'green' | 'amber' | 'gray' | 'orange'

const tones: Readonly<Record<Tone, string>> = {
  red: 'bg-soft-red text-ink-red',
  blue: 'bg-soft-blue text-ink-blue',
  green: 'bg-soft-green text-ink-green',
  amber: 'bg-soft-amber text-ink-amber',
  gray: 'bg-soft-gray text-ink-gray',
  orange: 'bg-soft-orange text-ink-orange',
}

/** A status in words; the colour only helps. */
export function Chip({ tone = 'gray', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`chip ${tones[tone]}`}>{children}</span>
}
