import { describe, expect, it } from 'vitest'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { buildResult } from '~prisma/seed/factories/results'
import { addMember, buildWorkshop, type WorkshopWithLeader } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { CHECKLISTS } from '~server/rules/checklists'
import { getWorkshopChecks, getWorkshopTallies } from '~server/workshops/checks/get-workshop-checks'
import { leaderOf } from '../alliances/given'
import { refusal } from '../challenges/given'

type Checks = Awaited<ReturnType<typeof getWorkshopChecks>>
const itemOf = (checks: Checks, key: string) =>
  checks.lists?.flatMap(({ clauses }) => clauses.flatMap(({ requirements }) => requirements)).find((one) => one.key === key)
const look = async (workshop: WorkshopWithLeader) => getWorkshopChecks(await leaderOf(workshop), workshop.id)

async function withSkills(workshop: WorkshopWithLeader, people: number) {
  for (let count = 1; count < people; count++) {
    const user = await addMember(workshop)
    await db.personProfile.create({ data: { userId: user.id, skills: ['焊接', ...(count === 1 ? ['编程'] : [])], education: 'master' } })
  }
}

it('WS-13 WS-14 WS-15 WS-16 every check list stands below the clauses of its document, in their order', async () => {
  const { lists, tallies } = await look(await buildWorkshop())
  expect(lists?.map(({ key }) => key)).toEqual(CHECKLISTS)
  expect(lists?.[0]?.clauses.map(({ title }) => title)).toEqual([
    ...['有领衔人才', '有明显标志', '有创新团队', '有场地经费', '有规章制度', '有创新成效'],
  ])
  expect(lists?.[1]?.clauses.map(({ clause }) => clause.reference)).toEqual(['二1', '二2', '二3', '二4', '二5', '二6', '二7'])
  for (const { key, met, total } of tallies) {
    const items = lists?.find((list) => list.key === key)?.clauses.flatMap(({ requirements }) => requirements) ?? []
    expect([met, total]).toEqual([items.filter(({ state }) => state === 'met').length, items.length])
  }
})

it('WS-05 the leader’s condition is the one of the kind that is applied for', async () => {
  const keys = async (kind: 'model_worker' | 'staff') => {
    const { lists } = await look(await buildWorkshop({ kind }))
    return lists?.flatMap(({ clauses }) => clauses.flatMap(({ requirements }) => requirements.map(({ key }) => key)))
  }
  expect(await keys('staff')).toContain('eight_conditions.leader@staff')
  expect(await keys('staff')).not.toContain('eight_conditions.leader@model_worker')
  expect(await keys('model_worker')).toContain('eight_conditions.leader@model_worker')
})

it('WS-13 what is recorded changes the check at once, and what is missing is told with its number', async () => {
  const workshop = await buildWorkshop()
  await addMember(workshop)
  expect(itemOf(await look(workshop), 'seven_standards.team')).toMatchObject({ state: 'not_met', actual: 2, missing: 3, rule: 'R12' })
  await db.workshopVenue.create({ data: { workshopId: workshop.id, place: '三楼', areaDeciM2: 215, isFixed: true } })
  const checks = await look(workshop)
  expect(itemOf(checks, 'seven_standards.venue_area')).toMatchObject({ state: 'not_met', actual: 21.5, missing: 3.5 })
  expect(itemOf(checks, 'eight_conditions.venue_nature')).toMatchObject({ state: 'met' })
  for (let more = 0; more < 3; more++) await addMember(workshop)
  expect(itemOf(await look(workshop), 'seven_standards.team')).toMatchObject({ state: 'met', missing: 0 })
})

it('WS-22 a published result counts on the day it is published, and as converted when it is used', async () => {
  const workshop = await buildWorkshop()
  const result = await buildResult({ workshop })
  expect(itemOf(await look(workshop), 'three_musts.results')).toMatchObject({ state: 'met' })
  expect(itemOf(await look(workshop), 'eight_conditions.converted')).toMatchObject({ state: 'not_met' })
  const { today } = await look(workshop)
  await db.adoption.create({ data: { resultId: result, adopter: '示例单位', adoptedOn: today } })
  const checks = await look(workshop)
  expect(itemOf(checks, 'eight_conditions.converted')).toMatchObject({ state: 'met', actual: 1 })
  expect(checks.output?.years[0]).toMatchObject({ results: 1, converted: 1, adoptions: 1 })
})

describe('WS-13 who sees what of a self-check', () => {
  it('visitors see how many items are met and nothing else', async () => {
    const workshop = await buildWorkshop()
    await withSkills(workshop, 6)
    const seen = await getWorkshopChecks(visitor, workshop.id)
    expect(seen).toMatchObject({ lists: null, meter: null, output: null })
    expect(seen.tallies).toEqual(await getWorkshopTallies(visitor, workshop.id))
    expect(seen.tallies).toHaveLength(CHECKLISTS.length)
  })

  it('WS-08 members and the unions above see skills; others only numbers, of teams of five and more', async () => {
    const workshop = await buildWorkshop()
    await withSkills(workshop, 4)
    const unit = await db.unit.findUniqueOrThrow({ where: { id: workshop.unitId }, include: { union: true } })
    const insiders = [workshop.leader, await buildOfficer(unit.unionId ?? ''), await buildOfficer(unit.union?.parentId ?? '')]
    const stranger = await actorFor(await buildUser())
    for (const insider of insiders) {
      const { meter } = await getWorkshopChecks(await actorFor(insider), workshop.id)
      expect(meter?.skills).toEqual([
        { name: '编程', count: 1 },
        { name: '焊接', count: 3 },
      ])
    }
    expect((await getWorkshopChecks(stranger, workshop.id)).meter).toBeNull()
    await addMember(workshop)
    expect((await getWorkshopChecks(stranger, workshop.id)).meter).toMatchObject({ size: 5, skills: null })
  })

  it('ID-06 what the leader holds is not told to others, only whether it is enough', async () => {
    const workshop = await buildWorkshop()
    await db.personProfile.create({ data: { userId: workshop.leader.id, vocationalLevel: 'technician' } })
    const [own, other] = [await look(workshop), await getWorkshopChecks(await actorFor(await buildUser()), workshop.id)]
    expect(itemOf(own, 'six_haves.leader')).toMatchObject({ state: 'met', actual: ['vocational@senior'] })
    expect(itemOf(other, 'six_haves.leader')).toMatchObject({ state: 'met', actual: [] })
    expect([own.veiled, other.veiled]).toEqual([[], ['leader_qualification', 'team_structure']])
  })

  it('a workshop that does not exist has no checks', async () => {
    expect(await refusal(getWorkshopChecks(visitor, 'no-such-one'))).toMatchObject({ code: 'not_found' })
    expect(await refusal(getWorkshopTallies(visitor, 'no-such-one'))).toMatchObject({ code: 'not_found' })
  })
})
