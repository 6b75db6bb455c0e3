import sprite from '~/styles/icons.svg?url'

/** The symbols of styles/icons.svg: one file for all pages, no script, half the markup of icons written out. */
export const ICONS = [
  ...['calendar-clock', 'check', 'chevron-right', 'circle-alert', 'circle-check', 'circle-user', 'circle-x', 'hammer'],
  ...['house', 'info', 'lightbulb', 'list-todo', 'menu', 'paperclip', 'search', 'trophy'],
] as const

export type IconName = (typeof ICONS)[number]

interface IconProps {
  readonly name: IconName
  /** Pixels, both ways. */
  readonly size: number
  readonly className?: string
}

/** A picture beside words that say the same: read out to nobody. */
export function Icon({ name, size, className }: IconProps) {
  return (
    <svg width={size} height={size} className={className} aria-hidden="true">
      <use href={`${sprite}#${name}`} />
    </svg>
  )
}
