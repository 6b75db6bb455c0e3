import { thread } from '../../../server/events/record-event'
import { buildAlliance } from '../factories/alliances'
import { buildProblem } from '../factories/problems'
import { buildResource } from '../factories/resources'
import { buildResult } from '../factories/results'
import { alliances } from './alliances'
import { workshops } from './load-people'
import { units } from './organisations'
import { cultureResults } from './results-culture'
import { educationResults } from './results-education'
import { healthResults } from './results-health'
import { scienceResults } from './results-science'
import { sportsResults } from './results-sports'
import type { ProblemSheet, ResourceRow, ResultRow } from './shapes'
import { chance, fewAtATime, type Team, type World } from './world'

/** Older results were entered first; the platform has run for about this long. */
const PLATFORM_DAYS = 520
const NEWEST_DAYS = 2

/** All results that came from no challenge, in the order in which they were entered. */
export const results: readonly ResultRow[] = [
  ...healthResults,
  ...educationResults,
  ...scienceResults,
  ...cultureResults,
  ...sportsResults,
].sort((a, b) => a[1] - b[1] || chance(a[0]) - chance(b[0]))

/** The workshop's own telephone: an extension, never a number that somebody could ring. */
export function contactOf({ unit, name }: Team): string {
  return `${unit.name}${name}，内线 8${String(Math.floor(chance(name) * 1000)).padStart(3, '0')}`
}

/** Who did what on a result. */
export function contributorsOf({ leader, colleagues }: Team) {
  const parts = ['试制与调试', '试用与数据记录']
  return [
    { name: leader.name, part: '总体方案' },
    ...colleagues.slice(0, parts.length).map(({ name }, place) => ({ name, part: parts[place] ?? '' })),
  ]
}

/** Unions for which a demo account acts. */
const ACCOUNTS: Readonly<Record<string, string>> = { north: 'account:province', 'unit:hospital': 'account:union' }

/** Who recommends an alliance, and who names it. */
function officersOf(world: World, lead: string) {
  const unit = workshops.find(({ key }) => key === lead)?.unit ?? ''
  const above = units.find(([key]) => key === unit)?.[4] ?? ''
  const officer = (union: string) => world.people.get(ACCOUNTS[union] ?? `officer:${union}`)
  return { unit: officer(`unit:${unit}`), governing: officer(above) }
}

/** The alliances, each as its workshops answered and its unions decided. */
export async function loadAlliances(world: World, width: number, done: () => void): Promise<void> {
  const teams = (keys: readonly string[] = []) => keys.map((key) => world.workshops.get(key))
  await fewAtATime(alliances, width, async ({ key, lead, members, invited, declined, left, pace, ...sheet }) => {
    const given = { members: teams(members), invited: teams(invited), declined: teams(declined), left: teams(left) }
    const officers = sheet.status === 'draft' ? {} : { officers: officersOf(world, lead) }
    const alliance = world.alliances.put(key, await buildAlliance({ ...sheet, ...given, ...officers, lead: world.workshops.get(lead) }))
    world.paces.set(thread.alliance(alliance.id), pace)
    done()
  })
}

/** One problem, in the state that its sheet says. */
export async function loadProblem(world: World, sheet: ProblemSheet): Promise<void> {
  const { key, title, body, category, sector, by, visibility = 'signed_in', distinction = '', status, reason, pace } = sheet
  // The demo's member reports for the workshop that the demo's leader leads.
  const workshop = by.startsWith('account:') ? world.workshops.get('rehab_device') : world.workshops.get(by)
  const author = by.startsWith('account:') ? world.people.get(by) : workshop.leader
  // Without an alliance of its own the factory would found one; which it is does not matter then.
  const alliance = world.alliances.get(sheet.alliance ?? 'care')
  const content = { title, body, category, sectorKey: sector, visibility, distinction, workshopId: workshop.id }
  const allianceId = sheet.alliance ? alliance.id : null
  const problem = await buildProblem({ ...content, allianceId, alliance, author, status, ...(reason && { reason }) })
  world.problems.put(key, problem)
  world.paces.set(thread.problem(problem.id), pace)
}

/** One result of a workshop; `place` is its turn among all. */
export async function loadResult(world: World, row: ResultRow, place: number): Promise<void> {
  const [title, year, key, keywords, summary, method, scope, limits, benefit] = row
  const workshop = world.workshops.get(key)
  const words = { title, year, summary, method, scope, limits, benefit, keywords: keywords.split(' ') }
  const id = await buildResult({ ...words, workshop, contact: contactOf(workshop), contributors: contributorsOf(workshop) })
  const day = Math.round(PLATFORM_DAYS - (place * (PLATFORM_DAYS - NEWEST_DAYS)) / (results.length - 1))
  world.paces.set(thread.result(id), { from: day, until: day })
}

/** One resource of a workshop. */
export async function loadResource(world: World, [kind, title, key, reach, place, terms, description]: ResourceRow): Promise<void> {
  const workshop = world.workshops.get(key)
  const id = await buildResource({ kind, title, workshop, reach, place, terms, description, contact: contactOf(workshop) })
  // Offered once the alliances stood, the last one this week.
  const day = 3 + Math.floor(chance(title) * 290)
  world.paces.set(thread.resource(id), { from: day, until: day })
}
