/** A workshop of an alliance, as far as crossing is concerned. */
export interface Crossing {
  readonly sectorKey: string
  readonly region: string
  readonly unitId: string
  readonly employerKind: string
}

/** How many different ones the workshops of an alliance come from (AL-16). */
export interface Indicators {
  readonly regions: number
  readonly sectors: number
  readonly units: number
  readonly employerKinds: number
}

/** 跨地区、跨行业、跨企业 (S0 一、二), and beside the houses their kinds. An alliance crosses what it has two of. Pure. */
export function indicatorsOf(workshops: readonly Crossing[]): Indicators {
  const different = (of: (workshop: Crossing) => string) => new Set(workshops.map(of)).size
  return {
    regions: different(({ region }) => region),
    sectors: different(({ sectorKey }) => sectorKey),
    units: different(({ unitId }) => unitId),
    employerKinds: different(({ employerKind }) => employerKind),
  }
}

/** How many alliances cross each. Pure. */
export function crossingOf(all: readonly Indicators[]): Indicators {
  const crossing = (of: (indicators: Indicators) => number) => all.filter((indicators) => of(indicators) > 1).length
  return {
    regions: crossing(({ regions }) => regions),
    sectors: crossing(({ sectors }) => sectors),
    units: crossing(({ units }) => units),
    employerKinds: crossing(({ employerKinds }) => employerKinds),
  }
}

export interface Bridge {
  readonly sectors: readonly [string, string]
  readonly alliances: number
}

/** Between which two sectors how many alliances build a bridge, the strongest first; `order` is the order of sectors. Pure. */
export function bridgesOf(alliances: readonly (readonly Crossing[])[], order: readonly string[]): Bridge[] {
  const pairs = order.flatMap((one, place) => order.slice(place + 1).map((other): [string, string] => [one, other]))
  const has = (alliance: readonly Crossing[], sector: string) => alliance.some(({ sectorKey }) => sectorKey === sector)
  return pairs
    .map((sectors) => ({ sectors, alliances: alliances.filter((one) => has(one, sectors[0]) && has(one, sectors[1])).length }))
    .filter((bridge) => bridge.alliances > 0)
    .sort((a, b) => b.alliances - a.alliances)
}
