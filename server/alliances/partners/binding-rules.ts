import type { Parameters } from '../../rules/parameters'
import type { Requirement } from '../../rules/requirement'
import { bestLead, unmetOf } from './best-lead'
import type { Partner } from './partner'

/** Workshops that the rules of an alliance cannot tell apart: same sector, same titles that count. At most `each` of a kind. */
function oneOfEachKind(candidates: readonly Partner[], parameters: Parameters, each: number): Map<string, Partner[]> {
  const accepted = parameters.list('alliance.lead_titles').value
  const kinds = new Map<string, Partner[]>()
  for (const candidate of candidates) {
    const key = `${candidate.sectorKey} ${candidate.titles.some((title) => accepted.includes(title))}`
    const known = kinds.get(key) ?? []
    if (known.length < each) kinds.set(key, [...known, candidate])
  }
  return kinds
}

/** Every choice of at most `room` workshops, up to those that the rules cannot tell apart. */
function* choices(kinds: readonly (readonly Partner[])[], room: number): Generator<readonly Partner[]> {
  const [kind, ...rest] = kinds
  if (!kind) {
    yield []
    return
  }
  for (let taken = 0; taken <= Math.min(kind.length, room); taken++)
    for (const further of choices(rest, room - taken)) yield [...kind.slice(0, taken), ...further]
}

/**
 * The smallest set of rules that must be met otherwise before the workshop can be in any alliance of at most `size`:
 * without exactly these one would be possible. Empty when one is possible. Exact for any number of candidates. Pure.
 */
export function bindingRules(start: Partner, candidates: readonly Partner[], parameters: Parameters, size: number): readonly Requirement[] {
  const kinds = [...oneOfEachKind(candidates, parameters, size - 1).values()]
  let least = unmetOf(bestLead([start], parameters))
  for (const others of choices(kinds, size - 1)) {
    const unmet = unmetOf(bestLead([start, ...others], parameters))
    // Of two choices that lack the same rules the larger one lacks less of each.
    if (unmet.length <= least.length) least = unmet.length < least.length || closer(unmet, least) ? unmet : least
    if (least.length === 0) break
  }
  return least
}

const lack = (requirements: readonly Requirement[]) =>
  requirements.reduce((sum, { missing }) => sum + (typeof missing === 'number' ? missing : 1), 0)
const closer = (one: readonly Requirement[], other: readonly Requirement[]) => lack(one) < lack(other)
