import type { HonourFact, MemberFact } from '../workshop-facts'
import { all, atLeast, fullYears, LEVELS, reaches, type Evaluator } from './evaluator'

const VOCATIONAL = ['junior', 'intermediate', 'senior', 'technician', 'senior_technician']

/** "model_worker@city": that honour of that level or a higher one. "vocational@senior": that level of skill or a higher one. */
function holds(qualification: string, honours: readonly HonourFact[], vocationalLevel: string): boolean {
  const [kind = '', level = ''] = qualification.split('@')
  if (kind === 'vocational') return reaches(VOCATIONAL, vocationalLevel, level)
  return honours.some((honour) => honour.kind === kind && reaches(LEVELS, honour.level, level))
}

/**
 * The leader holds one of these (R11, R24, R33). Only honours that a union confirmed count; what is claimed and not
 * confirmed leaves the question open and is told as what there is.
 */
export const leaderQualification: Evaluator<readonly string[]> = ({ leader }, required) => {
  if (!leader) return { state: 'unknown', actual: null, missing: required }
  const confirmed = leader.honours.filter((honour) => honour.confirmed)
  const held = required.filter((one) => holds(one, confirmed, leader.vocationalLevel))
  if (held.length > 0) return { state: 'met', actual: held, missing: [] }
  const claimed = required.filter((one) => holds(one, leader.honours, leader.vocationalLevel))
  return { state: claimed.length > 0 ? 'unknown' : 'not_met', actual: claimed, missing: required }
}

/** As many people today, the leader among them (R12). */
export const teamSize: Evaluator<number> = ({ members }, required) => atLeast(required, members.length)

const FIRST_STEP = 35
const SECOND_STEP = 50

/** The rungs of the age ladder: under 35, 35 to 49, 50 and more. */
export function ageRung(bornOn: Date, today: Date): 'young' | 'middle' | 'senior' {
  const age = fullYears(bornOn, today)
  return age < FIRST_STEP ? 'young' : age < SECOND_STEP ? 'middle' : 'senior'
}

const dimensions: Readonly<Record<string, (member: MemberFact, today: Date) => string>> = {
  specialty: ({ specialty }) => specialty,
  education: ({ education }) => education,
  age: ({ bornOn }, today) => (bornOn ? ageRung(bornOn, today) : ''),
}

/**
 * 专业、学历、年龄结构 (R12, R30): a team is mixed in a dimension when those of whom it is known are not all alike. Cannot
 * know while less than half of the team has it recorded; a dimension that is known to be alike decides alone. The
 * documents give no number; this reading is ours.
 */
export const teamStructure: Evaluator<readonly string[]> = ({ members, today }, required) => {
  const known = (name: string) => members.map((member) => dimensions[name]?.(member, today) ?? '').filter(Boolean)
  const mixed = required.filter((name) => new Set(known(name)).size > 1)
  const isOpen = (name: string) => known(name).length === 0 || known(name).length * 2 < members.length
  const finding = all(required, mixed)
  const open = finding.state === 'not_met' && required.every((name) => mixed.includes(name) || isOpen(name))
  return open ? { ...finding, state: 'unknown' } : finding
}
