import type { Parameters } from './parameters'
import type { Requirement } from './requirement'

export interface AllianceForRules {
  readonly leadWorkshopId: string
  readonly members: readonly {
    readonly status: string
    readonly workshop: {
      readonly id: string
      readonly sectorKey: string
      readonly titles: readonly { readonly kind: string; readonly revokedOn: Date | null }[]
    }
  }[]
}

/**
 * R01–R03 for one alliance. Counted are workshops that accepted for themselves (自愿结盟), the lead among them;
 * associates (societies, experts) are no workshops and never count. Pure.
 */
export function evaluateAlliance(alliance: AllianceForRules, parameters: Parameters): Requirement[] {
  const workshops = alliance.members.filter((member) => member.status === 'accepted').map((member) => member.workshop)
  const sectors = [...new Set(workshops.map((workshop) => workshop.sectorKey))]
  const lead = workshops.find((workshop) => workshop.id === alliance.leadWorkshopId)
  const titles = (lead?.titles ?? []).filter((title) => title.revokedOn === null).map((title) => title.kind)
  const minimum = parameters.number('alliance.min_workshops')
  const spread = parameters.number('alliance.min_sectors')
  const accepted = parameters.list('alliance.lead_titles')
  const titled = titles.some((title) => accepted.value.includes(title))
  const short = (value: number, of: number) => Math.max(0, value - of)
  const of = (parameter: { rule: string; key: string; clause: Requirement['clause'] }, met: boolean) => ({
    ...{ rule: parameter.rule, key: parameter.key, evaluator: parameter.key, clause: parameter.clause },
    state: met ? ('met' as const) : ('not_met' as const),
  })
  return [
    {
      ...of(minimum, workshops.length >= minimum.value),
      required: minimum.value,
      actual: workshops.length,
      missing: short(minimum.value, workshops.length),
    },
    {
      ...of(spread, sectors.length >= spread.value),
      required: spread.value,
      actual: sectors,
      missing: short(spread.value, sectors.length),
    },
    { ...of(accepted, titled), required: accepted.value, actual: titles, missing: titled ? [] : accepted.value },
  ]
}
