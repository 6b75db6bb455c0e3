import type { Actor } from './actor'

/**
 * Audience keys say who may read a row. They stand in its `audience` column, and the same keys are the Socket.IO
 * rooms, the search filter and the scope of every list: one permission for every path.
 */
export const audience = {
  public: 'public',
  signedIn: 'signed_in',
  admin: 'admin',
  user: (id: string) => `user:${id}`,
  workshop: (id: string) => `workshop:${id}`,
  /** Everybody in the member workshops. */
  alliance: (id: string) => `alliance:${id}`,
  /** Leader and core members of the lead workshop. */
  allianceStaff: (id: string) => `alliance_staff:${id}`,
  sector: (key: string) => `sector:${key}`,
  /** Officers of this union and of those above it. */
  union: (id: string) => `union:${id}`,
}

/** The keys that a person holds. The system holds none: it does not read as a person does (canRead lets it pass). */
export function audiencesOf(actor: Actor): string[] {
  if (actor.kind !== 'user') return [audience.public]
  return [
    audience.public,
    audience.signedIn,
    audience.user(actor.userId),
    ...(actor.isAdmin ? [audience.admin] : []),
    ...actor.workshopIds.map(audience.workshop),
    ...actor.allianceIds.map(audience.alliance),
    ...actor.staffedAllianceIds.map(audience.allianceStaff),
    ...actor.sectorKeys.map(audience.sector),
    ...actor.overseenUnionIds.map(audience.union),
  ]
}

/** May this person read a row with these keys? */
export function canRead(actor: Actor, row: { readonly audience: readonly string[] }): boolean {
  if (actor.kind === 'system') return true
  const held = new Set(audiencesOf(actor))
  return row.audience.some((key) => held.has(key))
}

/** The same question as a condition of a list. */
export function readableBy(actor: Actor): { audience: { hasSome: string[] } } | Record<string, never> {
  return actor.kind === 'system' ? {} : { audience: { hasSome: audiencesOf(actor) } }
}

/** Unions that watch over an alliance: the one that governs it and the lead's unit union. */
export interface AllianceUnions {
  readonly id: string
  readonly governingUnionId: string
  readonly leadWorkshop: { readonly unit: { readonly unionId: string | null } }
}

export function allianceUnionKeys(alliance: AllianceUnions): string[] {
  const unitUnion = alliance.leadWorkshop.unit.unionId
  return [audience.union(alliance.governingUnionId), ...(unitUnion ? [audience.union(unitUnion)] : [])]
}

interface AllianceRow extends AllianceUnions {
  /** Null until it is named. */
  readonly namedOn: Date | null
  /** The workshops that are asked or in. */
  readonly members: readonly { readonly workshopId: string }[]
}

/** Who forms it, is asked to, or decides on it. */
export function allianceInsiders(alliance: AllianceRow): string[] {
  return [...new Set([...alliance.members.map(({ workshopId }) => audience.workshop(workshopId)), ...allianceUnionKeys(alliance)])]
}

/** Known to all from its naming on, also when it is marked or dissolved later; before that to insiders only. */
export function allianceAudience(alliance: AllianceRow): string[] {
  return alliance.namedOn ? [audience.public] : allianceInsiders(alliance)
}

interface ProblemRow {
  readonly authorId: string
  readonly visibility: 'signed_in' | 'alliance'
  readonly workshopId: string | null
  readonly alliance: AllianceUnions | null
  readonly workshop: { readonly unit: { readonly unionId: string | null } } | null
}

export function problemAudience(problem: ProblemRow): string[] {
  const unitUnion = problem.workshop?.unit.unionId
  return [
    ...(problem.visibility === 'signed_in' ? [audience.signedIn] : []),
    audience.user(problem.authorId),
    ...(problem.workshopId ? [audience.workshop(problem.workshopId)] : []),
    ...(problem.alliance ? [audience.alliance(problem.alliance.id), ...allianceUnionKeys(problem.alliance)] : []),
    ...(unitUnion ? [audience.union(unitUnion)] : []),
  ]
}

interface ChallengeRow {
  readonly status: string
  readonly reach: 'public' | 'sector' | 'alliance'
  readonly sectorKey: string
  readonly publishedAt: Date | null
  readonly alliance: AllianceUnions
}

/** `involved`: reviewers, panel and the awarded team, who must see it whatever its reach. */
export function challengeAudience(challenge: ChallengeRow, involved: readonly string[] = []): string[] {
  const own = [audience.allianceStaff(challenge.alliance.id), ...allianceUnionKeys(challenge.alliance)]
  if (!challenge.publishedAt) return own
  const reached = {
    public: [audience.public],
    sector: [audience.sector(challenge.sectorKey), audience.alliance(challenge.alliance.id)],
    alliance: [audience.alliance(challenge.alliance.id)],
  }[challenge.reach]
  return [...new Set([...reached, ...own, ...involved.map(audience.user)])]
}

interface BidRow {
  readonly openedAt: Date | null
  readonly leaderId: string
  readonly members: readonly { readonly userId: string }[]
}

/** Sealed: the team alone, nobody else, until openBids sets openedAt (guarantee P9). */
export function bidAudience(bid: BidRow, challenge: { readonly alliance: AllianceUnions }, reviewerIds: readonly string[] = []): string[] {
  const team = [...new Set([bid.leaderId, ...bid.members.map((member) => member.userId)])].map(audience.user)
  if (!bid.openedAt) return team
  const { alliance } = challenge
  return [...new Set([...team, audience.allianceStaff(alliance.id), ...allianceUnionKeys(alliance), ...reviewerIds.map(audience.user)])]
}

interface ResultRow {
  readonly status: string
  readonly reach: 'public' | 'alliance'
  readonly workshopId: string | null
  readonly createdById: string | null
  readonly alliance: AllianceUnions | null
}

export function resultAudience(result: ResultRow): string[] {
  const own = [
    ...(result.createdById ? [audience.user(result.createdById)] : []),
    ...(result.workshopId ? [audience.workshop(result.workshopId)] : []),
    ...(result.alliance ? [audience.allianceStaff(result.alliance.id), ...allianceUnionKeys(result.alliance)] : []),
  ]
  if (result.status !== 'published') return own
  return [...(result.reach === 'public' || !result.alliance ? [audience.public] : [audience.alliance(result.alliance.id)]), ...own]
}

interface ResourceRow {
  readonly status: string
  readonly reach: 'public' | 'signed_in' | 'alliance'
  readonly ownerId: string
  readonly workshopId: string | null
}

/** `allianceIds`: the alliances of the owner's workshop. */
export function resourceAudience(resource: ResourceRow, allianceIds: readonly string[]): string[] {
  const own = [audience.user(resource.ownerId), ...(resource.workshopId ? [audience.workshop(resource.workshopId)] : [])]
  if (resource.status !== 'offered') return own
  const reached = {
    public: [audience.public],
    signed_in: [audience.signedIn],
    alliance: allianceIds.map(audience.alliance),
  }[resource.reach]
  return [...reached, ...own]
}
