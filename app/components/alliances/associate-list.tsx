import type { ReactNode } from 'react'
import { Chip } from '~/components/ui/chip'
import { useText } from '~/hooks/use-text'

interface Associate {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly part: string
}

/** Societies and experts of an alliance, each with its part in it; `beside` may put more at the end of a line. */
export function AssociateNames<Row extends Associate>({
  associates,
  beside,
}: {
  associates: readonly Row[]
  beside?: (row: Row) => ReactNode
}) {
  const { find } = useText()
  return (
    <ul className="divide-y divide-line">
      {associates.map((associate) => (
        <li key={associate.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
          <Chip>{find([`formation.associate_kinds.${associate.kind}`, 'formation.associate_kinds.other'])}</Chip>
          <span className="min-w-0 flex-1 basis-40">
            {associate.name}
            {associate.part && <span className="block text-sm text-mute">{associate.part}</span>}
          </span>
          {beside?.(associate)}
        </li>
      ))}
    </ul>
  )
}
