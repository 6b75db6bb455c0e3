import { db } from '../../core/database'
import type { Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { workshopChecksPolicy } from '../../policies/workshop-checks'
import { tallyOf } from '../../rules/checklists'
import { checkWorkshops, type CheckedWorkshop } from './check-workshops'
import { groupByClause } from './group-by-clause'
import { teamMeter, type TeamMeter } from './team-meter'
import { yearlyOutput } from './yearly-output'

/** Of a smaller team a number says too much about one person. */
const SMALLEST_TOLD_TEAM = 5

/** Evaluators whose evidence is private data of the team; whether the item is met is not. */
const ABOUT_PEOPLE = ['leader_qualification', 'team_structure']

async function load(id: string) {
  return db.workshop.findUnique({
    where: { id },
    select: { id: true, name: true, isExample: true, audience: true, unit: { select: { unionId: true } } },
  })
}

/** Those of the team and the unions above see skills; other people numbers of a team that is large enough. */
function meterFor(own: boolean, { facts }: CheckedWorkshop): TeamMeter | null {
  if (!own && facts.members.length < SMALLEST_TOLD_TEAM) return null
  return teamMeter(facts.members, facts.today, own)
}

/** How a workshop stands to each check list today, and what came of it. Throws not_found. */
export async function getWorkshopChecks(actor: Actor, id: string) {
  const workshop = await load(id)
  authorize(actor, workshopChecksPolicy, 'read', workshop)
  const checked = (await checkWorkshops(db, [id])).get(id)
  if (!checked) throw new Error(`workshop ${id} has no facts`)
  const seesItems = workshopChecksPolicy.read_items(actor)
  const seesTeam = workshopChecksPolicy.read_team(actor, workshop)
  const veiled = checked.lists.map(({ key, requirements }) => ({
    key,
    requirements: requirements.map((one) => (seesTeam || !ABOUT_PEOPLE.includes(one.evaluator) ? one : { ...one, actual: [] })),
  }))
  return {
    ...{ id, name: workshop.name, isExample: workshop.isExample, today: checked.facts.today },
    tallies: checked.lists.map(({ key, requirements }) => tallyOf(key, requirements)),
    lists: seesItems ? await groupByClause(db, veiled) : null,
    veiled: seesTeam ? [] : ABOUT_PEOPLE,
    meter: seesItems ? meterFor(seesTeam, checked) : null,
    output: seesItems ? yearlyOutput(checked.facts, checked.parameters) : null,
  }
}

/** The same in numbers alone, for the workshop's own page. Throws not_found. */
export async function getWorkshopTallies(actor: Actor, id: string) {
  const workshop = await load(id)
  authorize(actor, workshopChecksPolicy, 'read', workshop)
  const checked = (await checkWorkshops(db, [id])).get(id)
  return (checked?.lists ?? []).map(({ key, requirements }) => tallyOf(key, requirements))
}
