import { isThis, leadsWorkshop, oversees, type Actor } from './actor'
import { canRead, type AllianceUnions } from './audience'
import type { Policy } from './authorize'

interface ResultRow {
  readonly audience: readonly string[]
  readonly createdById: string | null
  readonly workshopId: string | null
  readonly alliance: AllianceUnions | null
}

const owns = (actor: Actor, result: ResultRow) => isThis(actor, result.createdById) || leadsWorkshop(actor, result.workshopId)

export const resultPolicy = {
  read: canRead,
  publish: owns,
  revise: owns,
  withdraw: (actor, result) => owns(actor, result) || oversees(actor, result.alliance?.governingUnionId ?? null),
} satisfies Policy<ResultRow, 'publish' | 'revise' | 'withdraw'>
