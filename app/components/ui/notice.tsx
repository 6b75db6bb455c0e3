import type { ReactNode } from 'react'
import { Icon } from './icon'

const looks = {
  red: { box: 'border-ink-red bg-soft-red text-ink-red', icon: 'circle-alert' },
  amber: { box: 'border-ink-amber bg-soft-amber text-ink-amber', icon: 'circle-alert' },
  green: { box: 'border-ink-green bg-soft-green text-ink-green', icon: 'circle-check' },
  blue: { box: 'border-ink-blue bg-soft-blue text-ink-blue', icon: 'info' },
} as const

/** A message in the page: an icon and words, never colour alone. `focusable` ones take the focus when they appear. */
export function Notice({ tone, children, focusable = false }: { tone: keyof typeof looks; children: ReactNode; focusable?: boolean }) {
  const { box, icon } = looks[tone]
  return (
    <div
      role={tone === 'red' ? 'alert' : 'status'}
      className={`mb-4 flex gap-2 rounded-md border px-3 py-2 ${box}`}
      {...(focusable && { tabIndex: -1, 'data-refusal': '' })}
    >
      <Icon name={icon} size={18} className="mt-1 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
