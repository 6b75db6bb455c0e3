export interface CountBar {
  readonly name: string
  readonly count: number
  /** What stands behind the bar; the number itself when nothing is given. */
  readonly text?: string
  /** The bar is full at this number, instead of at the largest one. */
  readonly of?: number
}

/** Numbers with a bar each, as a list that is read out and printed as it is. Drawn on the server, without script. */
export function CountBars({ bars }: { bars: readonly CountBar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  return (
    <ul className="space-y-1">
      {bars.map(({ name, count, text, of = most }) => (
        <li key={name} className="grid grid-cols-[8rem_1fr_5.5rem] items-center gap-2 text-sm">
          <span className="text-right break-words">{name}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="h-3 w-full" aria-hidden="true">
            <rect width="100" height="10" className="fill-soft-gray" />
            <rect width={of > 0 ? Math.min(100, (count / of) * 100) : 0} height="10" className="fill-primary" />
          </svg>
          <span>{text ?? count}</span>
        </li>
      ))}
    </ul>
  )
}
