/** What the search for partners looks at of a workshop: plain values. Of people only which words occur, never whose. */
export interface Partner {
  readonly id: string
  readonly sectorKey: string
  /** Named titles that hold today. */
  readonly titles: readonly string[]
  readonly region: string
  /** The provincial union above it; null where there is none. */
  readonly provinceId: string | null
  /** 专业: of the workshop and of its team. */
  readonly specialties: readonly string[]
  /** 技能 of its team and kinds of its equipment. */
  readonly technologies: readonly string[]
  /** Rungs of the age ladder on which the team has somebody. */
  readonly rungs: readonly string[]
}

/** The age ladder, as the rules tell it (server/rules/evaluators/people.ts). */
export const RUNGS = ['young', 'middle', 'senior'] as const

/** 知识互补、技术集成、年龄梯次 (R30), sectors (R02), distance, and how many have to agree. */
export const PARTS = ['sectors', 'knowledge', 'technology', 'ladder', 'distance', 'size'] as const
export type Part = (typeof PARTS)[number]

/**
 * Points of each part. The documents give no weights: these are ours, and stand on the page with their counts. A part
 * that grows is capped, so that one large house does not outweigh everything.
 */
export const POINTS = {
  ...{ sector: 10, specialty: 3, mostSpecialties: 10, technology: 2, mostTechnologies: 10, rung: 6 },
  ...{ otherRegion: -3, otherProvince: -6, furtherWorkshop: -5 },
} as const

export interface Score {
  readonly total: number
  readonly parts: Readonly<Record<Part, { readonly count: number; readonly points: number }>>
}

/** How far a workshop is: 0 in the same region, 1 in another of the same province, 2 beyond it (or not known). */
export function farness(start: Partner, other: Partner): 0 | 1 | 2 {
  if (start.region === other.region) return 0
  return start.provinceId !== null && start.provinceId === other.provinceId ? 1 : 2
}

const DISTANCE = [0, POINTS.otherRegion, POINTS.otherProvince] as const
const distinct = (lists: readonly (readonly string[])[]) => new Set(lists.flat()).size

/**
 * What an alliance of these is worth; the first is the one that looks for partners, and as many as `minimum` cost
 * nothing. Each part counts what is covered, so a further workshop never adds more to a larger alliance than to a
 * smaller one: the bound of the search rests on that. Pure.
 */
export function score(workshops: readonly [Partner, ...Partner[]], minimum: number): Score {
  const [start] = workshops
  const counts = {
    sectors: new Set(workshops.map(({ sectorKey }) => sectorKey)).size,
    knowledge: distinct(workshops.map(({ specialties }) => specialties)),
    technology: distinct(workshops.map(({ technologies }) => technologies)),
    ladder: distinct(workshops.map(({ rungs }) => rungs)),
    distance: workshops.filter((other) => farness(start, other) > 0).length,
    size: workshops.length,
  }
  const points: Readonly<Record<Part, number>> = {
    sectors: POINTS.sector * counts.sectors,
    knowledge: POINTS.specialty * Math.min(counts.knowledge, POINTS.mostSpecialties),
    technology: POINTS.technology * Math.min(counts.technology, POINTS.mostTechnologies),
    ladder: POINTS.rung * counts.ladder,
    distance: workshops.reduce((sum, other) => sum + DISTANCE[farness(start, other)], 0),
    size: POINTS.furtherWorkshop * Math.max(0, counts.size - minimum),
  }
  const part = (name: Part) => ({ count: counts[name], points: points[name] })
  return {
    total: PARTS.reduce((sum, name) => sum + points[name], 0),
    parts: {
      ...{ sectors: part('sectors'), knowledge: part('knowledge'), technology: part('technology') },
      ...{ ladder: part('ladder'), distance: part('distance'), size: part('size') },
    },
  }
}

/**
 * How much one more workshop would add to the total of an alliance: what `score` says of both, told without counting
 * everything anew for each candidate. Pure.
 */
export function gainFor(workshops: readonly [Partner, ...Partner[]], minimum: number): (further: Partner) => number {
  const [start] = workshops
  const sectors = new Set(workshops.map(({ sectorKey }) => sectorKey))
  const specialties = new Set(workshops.flatMap((one) => one.specialties))
  const technologies = new Set(workshops.flatMap((one) => one.technologies))
  const rungs = new Set(workshops.flatMap((one) => one.rungs))
  const size = workshops.length >= minimum ? POINTS.furtherWorkshop : 0
  const added = (known: ReadonlySet<string>, words: readonly string[], most = Number.POSITIVE_INFINITY) => {
    const fresh = new Set(words.filter((word) => !known.has(word))).size
    return Math.min(fresh, Math.max(0, most - known.size))
  }
  return (further) =>
    (sectors.has(further.sectorKey) ? 0 : POINTS.sector) +
    POINTS.specialty * added(specialties, further.specialties, POINTS.mostSpecialties) +
    POINTS.technology * added(technologies, further.technologies, POINTS.mostTechnologies) +
    POINTS.rung * added(rungs, further.rungs) +
    DISTANCE[farness(start, further)] +
    size
}
