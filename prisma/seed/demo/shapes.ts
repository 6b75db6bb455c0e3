import type {
  AssociateKind,
  ProblemCategory,
  ChallengeStatus,
  EmployerKind,
  NamedTitleKind,
  ResourceKind,
  UnionLevel,
  WorkshopKind,
} from '../../../server/core/database'

export type SectorKey = 'education' | 'science' | 'culture' | 'health' | 'sports'

/** When the turns of a life were, in days before today; below zero is ahead. What lies between is spread evenly. */
export interface Pace {
  readonly from: number
  readonly published?: number
  readonly deadline?: number
  readonly awarded?: number
  readonly until: number
}

/** [key, name, level, key of the union above]. */
export type UnionRow = readonly [key: string, name: string, level: UnionLevel, parent: string | null]

/** [key, name, region, sector, union above its own, staff, kind of employer]. */
export type UnitRow = readonly [
  key: string,
  name: string,
  region: string,
  sector: SectorKey,
  union: string,
  staff: number,
  kind: EmployerKind,
]

/** [kind, since, revoked on]. */
export type TitleRow = readonly [kind: NamedTitleKind, issuedOn: string, revokedOn?: string]

export interface WorkshopSheet {
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly sector: SectorKey
  readonly kind: WorkshopKind
  readonly foundedOn: string
  /** The leader's name, or "account:<username>" for a demo account. */
  readonly leader: string
  /** Colleagues beside the leader. */
  readonly colleagues: number
  readonly field: string
  readonly about: string
  readonly titles?: readonly TitleRow[]
}

export interface AllianceSheet {
  readonly key: string
  readonly name: string
  readonly purpose: string
  readonly lead: string
  readonly members: readonly string[]
  /** Asked and not yet answered. */
  readonly invited?: readonly string[]
  readonly declined?: readonly string[]
  /** Of the members those who left after the naming. */
  readonly left?: readonly string[]
  /** named when left out. */
  readonly status?: 'draft' | 'submitted' | 'recommended'
  readonly documentNumber?: string
  readonly associates?: readonly { readonly kind: AssociateKind; readonly name: string; readonly part: string }[]
  readonly pace: Pace
}

export interface ProblemSheet {
  readonly key: string
  readonly title: string
  readonly body: string
  readonly category: ProblemCategory
  readonly sector: SectorKey
  /** The workshop whose leader reports it, or "account:<username>". */
  readonly by: string
  /** null: sent to no alliance, looked at by the unit's own union. */
  readonly alliance: string | null
  readonly visibility?: 'signed_in' | 'alliance'
  readonly distinction?: string
  readonly status: 'submitted' | 'returned' | 'accepted' | 'rejected' | 'withdrawn'
  readonly reason?: string
  readonly pace: Pace
}

export interface BidSheet {
  readonly by: string
  readonly plan: string
  readonly yuan: number
  /** Points of 100 around which the reviewers' scores lie. */
  readonly points?: number
  /** [title, share in per cent, days after the award]. */
  readonly milestones?: readonly (readonly [title: string, share: number, days: number])[]
  readonly status?: 'draft' | 'submitted'
}

export interface ResultWords {
  readonly summary: string
  readonly method: string
  readonly scope: string
  readonly limits: string
  readonly benefit: string
  readonly keywords: readonly string[]
}

export interface ChallengeSheet {
  readonly key: string
  readonly title: string
  readonly alliance: string
  readonly sector: SectorKey
  readonly status: ChallengeStatus
  readonly reach?: 'public' | 'sector' | 'alliance'
  /** In ten thousand yuan. */
  readonly wan: number
  readonly termDays: number
  readonly background: string
  readonly indicators: readonly string[]
  readonly criteria: readonly (readonly [title: string, weight: number])[]
  readonly checks: readonly string[]
  readonly terms: string
  /** The problem that it was established from. */
  readonly problem?: string
  readonly bids?: readonly BidSheet[]
  readonly reviewers?: readonly string[]
  /** How many of the reviewers have scored, while it is in review. */
  readonly handedIn?: number
  readonly reason?: string
  /** What was reported, milestone by milestone; the last list belongs to the one that is worked on. */
  readonly reports?: readonly (readonly string[])[]
  /** How the milestone that comes after the accepted ones stands. */
  readonly current?: 'in_progress' | 'submitted' | 'returned'
  readonly currentReason?: string
  readonly summary?: string
  readonly panel?: readonly string[]
  /** How many of the panel have voted; all when left out. */
  readonly votes?: number
  readonly opinions?: readonly string[]
  readonly conclusion?: string
  readonly result?: ResultWords
  readonly pace: Pace
}

/** [title, year, workshop, keywords, summary, method, range, limits, benefit]. */
export type ResultRow = readonly [
  title: string,
  year: number,
  workshop: string,
  keywords: string,
  summary: string,
  method: string,
  scope: string,
  limits: string,
  benefit: string,
]

/** [kind, title, workshop, reach, place, terms, description]. */
export type ResourceRow = readonly [
  kind: ResourceKind,
  title: string,
  workshop: string,
  reach: 'public' | 'signed_in' | 'alliance',
  place: string,
  terms: string,
  description: string,
]
