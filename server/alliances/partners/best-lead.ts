import { evaluateAlliance } from '../../rules/evaluate-alliance'
import type { Parameters } from '../../rules/parameters'
import { isValid, type Requirement } from '../../rules/requirement'
import type { Partner } from './partner'

export interface Led {
  readonly leadId: string
  readonly requirements: readonly Requirement[]
  readonly valid: boolean
}

/** What the rules would say if all of these had accepted, with this one at the lead. */
function judge(workshops: readonly Partner[], leadId: string, parameters: Parameters): Led {
  const members = workshops.map(({ id, sectorKey, titles }) => ({
    status: 'accepted',
    workshop: { id, sectorKey, titles: titles.map((kind) => ({ kind, revokedOn: null })) },
  }))
  const requirements = evaluateAlliance({ leadWorkshopId: leadId, members }, parameters)
  return { leadId, requirements, valid: isValid(requirements) }
}

export const unmetOf = ({ requirements }: Led): readonly Requirement[] => requirements.filter(({ state }) => state !== 'met')

/**
 * Who should lead these workshops: the first one if the rules let it, else the first whom they let; when they let
 * nobody, the one against whom the fewest rules speak. It asks the rule engine itself, so nothing is proposed that the
 * engine would refuse. Pure.
 */
export function bestLead(workshops: readonly [Partner, ...Partner[]], parameters: Parameters): Led {
  const [start, ...others] = workshops
  let best = judge(workshops, start.id, parameters)
  for (const { id } of [...others].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (best.valid) return best
    const next = judge(workshops, id, parameters)
    if (unmetOf(next).length < unmetOf(best).length) best = next
  }
  return best
}
