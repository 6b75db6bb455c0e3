/** What the rules look at of a workshop: plain values, read once (server/workshops/workshop-facts.ts). Days are UTC midnights. */
export interface WorkshopFacts {
  /** 北京时间's day on which is asked. */
  readonly today: Date
  readonly kind: 'model_worker' | 'staff'
  readonly leader: { readonly honours: readonly HonourFact[]; readonly vocationalLevel: string; readonly professionalRank: string } | null
  readonly members: readonly MemberFact[]
  readonly titles: readonly string[]
  /** 挂牌: since when the first title holds that was not revoked, else when the plaque was hung; null without either. */
  readonly plaqueOn: Date | null
  readonly venue: {
    readonly areaDeciM2: number
    readonly isFixed: boolean
    readonly isIndependent: boolean
    readonly uses: readonly string[]
  } | null
  readonly signs: readonly string[]
  readonly equipment: readonly string[]
  readonly documents: readonly { readonly kind: string; readonly publication: string }[]
  readonly fundedYears: readonly number[]
  readonly plans: readonly { readonly year: number; readonly items: readonly ActivityFact[] }[]
  /** Challenges that the workshop was awarded, by the day. */
  readonly awardedOn: readonly Date[]
  readonly results: readonly ResultFact[]
  readonly statements: readonly { readonly kind: string; readonly confirmed: boolean }[]
  readonly alliances: number
}

export interface HonourFact {
  readonly kind: string
  readonly level: string
  readonly confirmed: boolean
}

export interface MemberFact {
  readonly specialty: string
  readonly education: string
  readonly bornOn: Date | null
  readonly skills: readonly string[]
  readonly professionalRank: string
}

export interface ActivityFact {
  readonly kind: string
  readonly doneOn: Date | null
}

export interface ResultFact {
  readonly publishedOn: Date
  readonly recognitions: readonly { readonly kind: string; readonly level: string; readonly givenOn: Date }[]
  readonly adoptedOn: readonly Date[]
}
