import { isUser, oversees } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface WorkshopOfUnit {
  readonly id: string
  readonly audience: readonly string[]
  readonly unit: { readonly unionId: string | null }
}

/** Partners are looked for by those who would form the alliance, and by the unions that bring workshops together (牵线搭桥, S0 六(二)). */
export const partnersPolicy = {
  read: canRead,
  find_partners: (actor, workshop) => (isUser(actor) && actor.workshopIds.includes(workshop.id)) || oversees(actor, workshop.unit.unionId),
} satisfies Policy<WorkshopOfUnit, 'find_partners'>
