import { useText } from '~/hooks/use-text'

interface Bar {
  readonly label: string
  readonly value: number
  readonly text?: string
}

const ROW = 30
const LABEL = 88
const WIDTH = 320

/** Numbers as bars, drawn on the server: no script, prints as it is. The numbers stand beside the bars. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const { t, list } = useText()
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <svg
      role="img"
      aria-label={`${label}${t('common.colon')}${list(bars.map((bar) => `${bar.label} ${bar.text ?? bar.value}`))}`}
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
      className="w-full max-w-md"
    >
      {bars.map((bar, index) => {
        const length = Math.max(2, (bar.value / most) * (WIDTH - LABEL - 56))
        const y = index * ROW
        return (
          <g key={bar.label} fontSize="13">
            <text x={LABEL - 8} y={y + 19} textAnchor="end" fill="currentColor">
              {bar.label}
            </text>
            <rect x={LABEL} y={y + 6} width={length} height={18} rx={3} className="fill-primary" />
            <text x={LABEL + length + 6} y={y + 19} fill="currentColor">
              {bar.text ?? bar.value}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
