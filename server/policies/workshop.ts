import { leadsWorkshop } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface WorkshopRow {
  readonly id: string
  readonly audience: readonly string[]
}

export const workshopPolicy = {
  read: canRead,
  found_alliance: (actor, workshop) => leadsWorkshop(actor, workshop.id),
} satisfies Policy<WorkshopRow, 'found_alliance'>
