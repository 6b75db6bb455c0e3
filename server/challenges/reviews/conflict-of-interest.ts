import type { Tx } from '../../core/database'

/** The units and people behind a bid: who belongs to them stands aside (回避). */
export interface BidSide {
  readonly unitId: string | null
  readonly workshop: { readonly unitId: string } | null
  readonly leader: { readonly id: string; readonly unitId: string | null }
  readonly members: readonly { readonly user: { readonly id: string; readonly unitId: string | null } }[]
}

export const bidSide = {
  unitId: true,
  workshop: { select: { unitId: true } },
  leader: { select: { id: true, unitId: true } },
  members: { select: { user: { select: { id: true, unitId: true } } } },
} as const

/** Why this expert must stand aside from this bid; empty when there is no reason. */
export function recusalReason(expert: { readonly id: string; readonly unitId: string | null }, bid: BidSide): '' | 'on_team' | 'own_unit' {
  const team = [bid.leader, ...bid.members.map(({ user }) => user)]
  if (team.some((person) => person.id === expert.id)) return 'on_team'
  const units = [bid.unitId, bid.workshop?.unitId, ...team.map((person) => person.unitId)]
  return expert.unitId !== null && units.includes(expert.unitId) ? 'own_unit' : ''
}

/** Of the given people, those who are experts today. */
export function findExperts(tx: Tx, ids: readonly string[]) {
  return tx.user.findMany({
    where: { id: { in: [...ids] }, status: 'active', expertProfile: { retiredAt: null } },
    select: { id: true, unitId: true, name: true },
  })
}
