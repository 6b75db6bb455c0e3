import { transaction } from '../../../server/core/transaction'
import { recordEvent } from '../../../server/events/record-event'
import { systemActor } from '../../../server/policies/actor'
import { db, type User } from '../../../server/core/database'
import { buildExpert, buildOfficer, buildUnion, buildUnit, buildUser } from '../factories/people'
import { addMember, buildWorkshop } from '../factories/workshops'
import { unions, units } from './organisations'
import { accounts, colleagueNames, experts, officers, type AccountSheet } from './people'
import type { WorkshopSheet } from './shapes'
import { careWorkshops } from './workshops-care'
import { cultureWorkshops } from './workshops-culture'
import { learningWorkshops } from './workshops-learning'
import { fewAtATime, type World } from './world'

export const workshops: readonly WorkshopSheet[] = [...careWorkshops, ...learningWorkshops, ...cultureWorkshops]

let last = 0
/** A name that only the demo gives (clear-half-demo.ts knows its people by it). */
const username = () => `shili-${String(++last).padStart(3, '0')}`

const ISSUERS = {
  provincial_system: '示例省教科文卫体工会',
  provincial_demonstration: '示例省总工会',
  national_demonstration: '示例全国教科文卫体工会',
} as const

/** The unions as a tree, and the units each with a union of its own. */
export async function loadOrganisations(world: World, width: number, done: () => void): Promise<void> {
  for (const [key, name, level, parent] of unions) {
    world.unions.put(key, await buildUnion({ name, level, parentId: parent && world.unions.get(parent).id }))
    done()
  }
  await fewAtATime(units, width, async ([key, name, region, sectorKey, above, staffCount, employerKind]) => {
    const parentId = world.unions.get(above).id
    const own = world.unions.put(`unit:${key}`, await buildUnion({ name: `${name}工会`, level: 'unit', parentId }))
    world.units.put(key, await buildUnit({ name, region, sectorKey, staffCount, employerKind, unionId: own.id }))
    done()
  })
}

async function buildAccount(world: World, account: AccountSheet): Promise<User> {
  const { name, isAdmin = false, field, office } = account
  const given = { username: account.username, name, isAdmin, isDemo: true, unitId: account.unit && world.units.get(account.unit).id }
  if (office) return buildOfficer(world.unions.get(office[0]).id, { ...given, finance: office[1] })
  return field ? buildExpert({ ...given, field }) : buildUser(given)
}

/** The demo accounts in the order of the sign-in page, the experts and the other officers. */
export async function loadPeople(world: World, done: () => void): Promise<void> {
  for (const account of accounts) {
    world.people.put(`account:${account.username}`, await buildAccount(world, account))
    done()
  }
  for (const [key, name, unit, field] of experts) {
    world.people.put(key, await buildExpert({ username: username(), name, unitId: world.units.get(unit).id, field }))
    done()
  }
  for (const [key, name, union] of officers) {
    world.people.put(`officer:${key}`, await buildOfficer(world.unions.get(union).id, { username: username(), name }))
    done()
  }
}

/** The workshops with their people and titles. */
export async function loadWorkshops(world: World, width: number, done: () => void): Promise<void> {
  const nextName = colleagueNames()
  // Names are given out before anything runs at once, so that everybody is called the same at every start.
  const named = workshops.map((sheet) => ({
    sheet,
    logins: Array.from({ length: sheet.colleagues + 1 }, username),
    names: Array.from({ length: sheet.colleagues }, () => nextName(sheet.sector)),
  }))
  await fewAtATime(named, width, async ({ sheet, logins, names }) => {
    const unit = world.units.get(sheet.unit)
    const leader = sheet.leader.startsWith('account:')
      ? world.people.get(sheet.leader)
      : await buildUser({ username: logins[0], name: sheet.leader, unitId: unit.id })
    const { name, sector: sectorKey, kind, foundedOn, field, about } = sheet
    const titles = (sheet.titles ?? []).map(([title, issuedOn, revokedOn]) => ({
      kind: title,
      issuedBy: ISSUERS[title],
      issuedOn,
      revokedOn,
    }))
    const workshop = await buildWorkshop({ name, unitId: unit.id, sectorKey, leader, kind, foundedOn, field, about, titles })
    const colleagues: User[] = []
    // The demo's member works where the demo's leader leads.
    if (sheet.leader === 'account:leader') colleagues.push(await addMember(workshop, { user: world.people.get('account:member') }))
    for (const [place, colleague] of names.entries()) {
      const user = await buildUser({ username: logins[place + 1], name: colleague, unitId: unit.id })
      colleagues.push(await addMember(workshop, { user, role: place < 2 ? 'core_member' : 'member' }))
    }
    world.workshops.put(sheet.key, { ...workshop, unit, colleagues })
    done()
  })
  await announceWorkshops()
}

/** Registered workshops have no use case of their own yet: like imported ones they reach search by one event. */
async function announceWorkshops(): Promise<void> {
  const rows = await db.workshop.findMany({ select: { id: true } })
  const ids = rows.map(({ id }) => id)
  await transaction((tx) => recordEvent(tx, { name: 'workshop.imported', actor: systemActor, ids, threads: [] }))
}
