import type { Parameters } from '../../rules/parameters'
import type { Requirement } from '../../rules/requirement'
import { bindingRules } from './binding-rules'
import { gainFor, score, type Partner } from './partner'
import { Ranking, type Proposal } from './ranking'

export interface Options {
  /** How many proposals. */
  readonly most: number
  /** How many workshops an alliance has at the most, the one that looks for partners among them. */
  readonly size: number
}

export interface Proposals {
  readonly proposals: readonly Proposal[]
  /** When nothing can be proposed: the rules that stand against it. */
  readonly binding: readonly Requirement[]
  /** Whether every possible alliance was compared. */
  readonly exact: boolean
}

type Team = readonly [Partner, ...Partner[]]

const EXACT_UP_TO = 12

/**
 * Branch and bound. From a team on, nothing can be worth more than the team and the best single gains of those who may
 * still join: what a workshop adds only becomes less in a larger team.
 */
function searchAll(team: Team, rest: readonly Partner[], room: number, minimum: number, ranking: Ranking): void {
  ranking.offer(team)
  if (room === 0) return
  const now = score(team, minimum).total
  const gains = rest.map(gainFor(team, minimum))
  const bound = (from: number) =>
    gains
      .slice(from)
      .sort((a, b) => b - a)
      .slice(0, room)
      .reduce((sum, gain) => sum + Math.max(0, gain), now)
  for (const [place, candidate] of rest.entries()) {
    if (bound(place) < ranking.least) return
    searchAll([...team, candidate], rest.slice(place + 1), room - 1, minimum, ranking)
  }
}

const BEAM_OF_A_KIND = 4

/** What the rules see of a workshop as bits: one for its sector, one for a title that lets it lead. Of a team all together. */
function kinds(workshops: readonly Partner[], accepted: readonly string[]): (workshop: Partner) => number {
  const sectors = [...new Set(workshops.map(({ sectorKey }) => sectorKey))]
  return ({ sectorKey, titles }) => (2 << sectors.indexOf(sectorKey)) | Number(titles.some((title) => accepted.includes(title)))
}

interface Grown {
  readonly team: Team
  readonly further: Partner
  readonly total: number
  readonly kind: number
}

/** The best few teams of each kind, so that what is worth most never drives out what is allowed. */
function bestOfEachKind(grown: readonly Grown[]): Team[] {
  const seen = new Set<string>()
  const kept = new Map<number, number>()
  return [...grown]
    .sort((a, b) => b.total - a.total)
    .flatMap(({ team, further, kind }) => {
      const before = kept.get(kind) ?? 0
      if (before >= BEAM_OF_A_KIND) return []
      const ids = [...team, further].map(({ id }) => id)
      const key = ids.sort().join(' ')
      if (seen.has(key)) return []
      kept.set(kind, before + 1)
      seen.add(key)
      return [[...team, further] as const satisfies Team]
    })
}

/** One workshop after the other; the most promising teams go on. */
function searchSome(start: Partner, candidates: readonly Partner[], { size }: Options, parameters: Parameters, ranking: Ranking): void {
  const minimum = parameters.number('alliance.min_workshops').value
  const kindOf = kinds([start, ...candidates], parameters.list('alliance.lead_titles').value)
  const given = candidates.map((workshop) => ({ workshop, kind: kindOf(workshop) }))
  let teams: readonly Team[] = [[start]]
  ranking.offer([start])
  for (let members = 2; members <= size; members++) {
    const grown = teams.flatMap((team) => {
      const now = score(team, minimum).total
      const gain = gainFor(team, minimum)
      const known = team.reduce((bits, member) => bits | kindOf(member), 0)
      return given
        .filter(({ workshop }) => !team.includes(workshop))
        .map(({ workshop, kind }): Grown => ({ team, further: workshop, total: now + gain(workshop), kind: known | kind }))
    })
    teams = bestOfEachKind(grown)
    for (const team of teams) ranking.offer(team)
  }
}

/**
 * From one workshop the best alliances that the rules allow (AL-14); when they allow none, which rules stand against
 * it. Every alliance is compared among at most twelve candidates, with more the most promising ones. Pure.
 */
export function proposeAlliances(start: Partner, given: readonly Partner[], parameters: Parameters, options: Options): Proposals {
  const minimum = parameters.number('alliance.min_workshops').value
  const candidates = [...given].sort((a, b) => (a.id < b.id ? -1 : 1))
  const ranking = new Ranking(parameters, minimum, options.most)
  const exact = candidates.length <= EXACT_UP_TO
  if (exact) searchAll([start], candidates, options.size - 1, minimum, ranking)
  else searchSome(start, candidates, options, parameters, ranking)
  const { proposals } = ranking
  return { proposals, exact, binding: proposals.length > 0 ? [] : bindingRules(start, candidates, parameters, options.size) }
}
