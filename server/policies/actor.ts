/** Who asks. Loaded anew for every request, so that a membership that ended ends at once. */
export interface UserActor {
  readonly kind: 'user'
  readonly userId: string
  readonly name: string
  readonly unitId: string | null
  readonly isExpert: boolean
  readonly isAdmin: boolean
  /** Workshops of which this person is a member today. */
  readonly workshopIds: readonly string[]
  /** Of those, the ones this person leads (领衔). */
  readonly ledWorkshopIds: readonly string[]
  /** Alliances in which one of the workshops takes part (accepted). */
  readonly allianceIds: readonly string[]
  /** Alliances whose lead workshop this person leads (牵头). */
  readonly ledAllianceIds: readonly string[]
  /** Alliances whose lead workshop has this person as leader or core member: they do its daily work. */
  readonly staffedAllianceIds: readonly string[]
  readonly sectorKeys: readonly string[]
  /** Unions for which this person is an officer. */
  readonly unionIds: readonly string[]
  /** The same and every union below them. */
  readonly overseenUnionIds: readonly string[]
  /** Of unionIds, those with the duty to supervise money. */
  readonly financeUnionIds: readonly string[]
}

export interface VisitorActor {
  readonly kind: 'visitor'
}

/** Time and imports: calls the same use cases as people do. */
export interface SystemActor {
  readonly kind: 'system'
  readonly name: string
}

export type Actor = UserActor | VisitorActor | SystemActor

export const visitor: VisitorActor = { kind: 'visitor' }
export const systemActor: SystemActor = { kind: 'system', name: '系统' }

export function isUser(actor: Actor): actor is UserActor {
  return actor.kind === 'user'
}

export function isThis(actor: Actor, userId: string | null): boolean {
  return isUser(actor) && actor.userId === userId
}

export function leadsWorkshop(actor: Actor, workshopId: string | null): boolean {
  return isUser(actor) && workshopId !== null && actor.ledWorkshopIds.includes(workshopId)
}

export function leadsAlliance(actor: Actor, allianceId: string | null): boolean {
  return isUser(actor) && allianceId !== null && actor.ledAllianceIds.includes(allianceId)
}

export function staffsAlliance(actor: Actor, allianceId: string | null): boolean {
  return isUser(actor) && allianceId !== null && actor.staffedAllianceIds.includes(allianceId)
}

/** An officer of this union or of one above it. */
export function oversees(actor: Actor, unionId: string | null): boolean {
  return isUser(actor) && unionId !== null && actor.overseenUnionIds.includes(unionId)
}
