import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import type { ReactNode } from 'react'

const looks = {
  red: { box: 'border-ink-red bg-soft-red text-ink-red', Icon: CircleAlert },
  amber: { box: 'border-ink-amber bg-soft-amber text-ink-amber', Icon: CircleAlert },
  green: { box: 'border-ink-green bg-soft-green text-ink-green', Icon: CircleCheck },
  blue: { box: 'border-ink-blue bg-soft-blue text-ink-blue', Icon: Info },
} as const

/** A message in the page: an icon and words, never colour alone. `focusable` ones take the focus when they appear. */
export function Notice({ tone, children, focusable = false }: { tone: keyof typeof looks; children: ReactNode; focusable?: boolean }) {
  const { box, Icon } = looks[tone]
  return (
    <div
      role={tone === 'red' ? 'alert' : 'status'}
      className={`mb-4 flex gap-2 rounded-md border px-3 py-2 ${box}`}
      {...(focusable && { tabIndex: -1, 'data-refusal': '' })}
    >
      <Icon size={18} aria-hidden className="mt-1 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
