import type { ResourceAction } from '../resources/resource.states'
import { isThis, leadsWorkshop, type Actor } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface ResourceRow {
  readonly audience: readonly string[]
  readonly ownerId: string
  readonly workshopId: string | null
}

const owns = (actor: Actor, resource: ResourceRow) => isThis(actor, resource.ownerId) || leadsWorkshop(actor, resource.workshopId)

export const resourcePolicy = {
  read: canRead,
  revise: owns,
  withdraw: owns,
  offer: owns,
} satisfies Policy<ResourceRow, ResourceAction>
