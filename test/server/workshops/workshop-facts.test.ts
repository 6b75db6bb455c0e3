import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildUnit } from '~prisma/seed/factories/people'
import { buildResult } from '~prisma/seed/factories/results'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { beijingDay, databaseTime } from '~server/core/time'
import { loadWorkshopFacts } from '~server/workshops/workshop-facts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)

it('WS-13 of a workshop of which nothing is recorded the facts are empty, with its leader as the team', async () => {
  const workshop = await buildWorkshop()
  const { unionId } = await db.unit.findUniqueOrThrow({ where: { id: workshop.unitId } })
  expect((await loadWorkshopFacts(db, [workshop.id])).get(workshop.id)).toEqual({
    ...{ id: workshop.id, name: workshop.name, unionId, today: beijingDay(await databaseTime()), kind: 'staff' },
    leader: { honours: [], vocationalLevel: '', professionalRank: '' },
    members: [{ workshopId: workshop.id, specialty: '', education: '', bornOn: null, skills: [], professionalRank: '' }],
    ...{ titles: [], plaqueOn: null, venue: null, signs: [], equipment: [], documents: [], fundedYears: [] },
    ...{ plans: [], awardedOn: [], results: [], statements: [], alliances: 0 },
  })
})

it('WS-13 WS-14 WS-15 everything that is recorded is in the facts, each at its own workshop', async () => {
  const workshop = await buildWorkshop({
    kind: 'model_worker',
    titles: [
      { kind: 'provincial_system', issuedBy: '示例工会', issuedOn: '2021-03-01' },
      { kind: 'national_demonstration', issuedBy: '示例工会', issuedOn: '2019-01-01', revokedOn: '2020-01-01' },
    ],
  })
  const other = await buildWorkshop()
  const [member, left] = [await addMember(workshop), await addMember(workshop)]
  await db.workshopMember.updateMany({ where: { userId: left.id }, data: { leftAt: new Date() } })
  const workshopId = workshop.id
  await db.personProfile.create({ data: { userId: workshop.leader.id, vocationalLevel: 'technician', professionalRank: 'lecturer' } })
  await db.personProfile.create({
    data: { userId: member.id, bornOn: day('1990-02-28'), education: 'master', specialty: '护理', skills: ['焊接', '编程'] },
  })
  const by = { year: 2020, issuedBy: '示例市总工会' }
  await db.honour.create({ data: { ...by, userId: workshop.leader.id, kind: 'model_worker', level: 'city', confirmedAt: new Date() } })
  await db.honour.create({ data: { ...by, userId: workshop.leader.id, kind: 'craftsman', level: 'county' } })
  await db.workshopVenue.create({ data: { workshopId, place: '三楼', areaDeciM2: 305, isFixed: true, uses: ['study'] } })
  await db.workshopSign.create({ data: { workshopId, kind: 'plaque', hungOn: day('2022-01-01') } })
  await db.workshopEquipment.createMany({
    data: ['甲', '乙'].map((name) => ({ workshopId, category: 'tools', name, quantity: 1 })),
  })
  await db.workshopDocument.create({
    data: { workshopId, kind: 'rewards', title: '奖励办法', adoptedOn: day('2022-01-01'), publication: 'on_wall' },
  })
  await db.workshopFunding.create({ data: { workshopId, year: 2026, source: 'grant', amountFen: 100n } })
  const items = [{ month: 3, kind: 'topic', title: '课题', doneOn: day('2026-03-05') }]
  await db.workshopPlan.create({ data: { workshopId, year: 2026, goals: '目标', items: { create: items } } })
  await db.workshopPlan.create({ data: { workshopId, year: 2025, goals: '没有写活动' } })
  await db.workshopStatement.create({ data: { workshopId, kind: 'legal_registration', text: '已注册', statedById: member.id } })
  await buildAlliance({ members: [workshop] })
  const [result, draft] = [await buildResult({ workshop }), await buildResult({ workshop })]
  await db.result.update({ where: { id: draft }, data: { status: 'withdrawn' } })
  // Half past midnight of 1 January in Beijing is still the old year in UTC.
  await db.result.update({ where: { id: result }, data: { publishedAt: new Date('2025-12-31T16:30:00Z') } })
  await db.resultRecognition.create({
    data: { resultId: result, kind: 'award', level: 'provincial', givenOn: day('2026-02-02'), givenBy: '示例厅' },
  })
  await db.adoption.create({ data: { resultId: result, adopter: '示例单位', adoptedOn: day('2026-04-04') } })

  const facts = await loadWorkshopFacts(db, [workshopId, other.id, workshopId, 'no-such-one'])
  expect([...facts.keys()].sort()).toEqual([workshopId, other.id].sort())
  const found = facts.get(workshopId)
  expect(found).toMatchObject({
    ...{ kind: 'model_worker', titles: ['provincial_system'], plaqueOn: day('2021-03-01'), signs: ['plaque'], equipment: ['tools'] },
    leader: { vocationalLevel: 'technician', professionalRank: 'lecturer' },
    venue: { areaDeciM2: 305, isFixed: true, isIndependent: false, uses: ['study'] },
    documents: [{ kind: 'rewards', publication: 'on_wall' }],
    ...{ fundedYears: [2026], statements: [{ kind: 'legal_registration', confirmed: false }], alliances: 1 },
    plans: [
      { year: 2025, items: [] },
      { year: 2026, items: [{ kind: 'topic', doneOn: day('2026-03-05') }] },
    ],
    results: [
      {
        publishedOn: day('2026-01-01'),
        recognitions: [{ kind: 'award', level: 'provincial', givenOn: day('2026-02-02') }],
        adoptedOn: [day('2026-04-04')],
      },
    ],
  })
  expect(found?.leader?.honours.map(({ kind, level, confirmed }) => [kind, level, confirmed]).sort()).toEqual([
    ['craftsman', 'county', false],
    ['model_worker', 'city', true],
  ])
  expect(found?.members.map(({ skills, bornOn }) => [skills, bornOn])).toContainEqual([['焊接', '编程'], day('1990-02-28')])
  expect(found?.members).toHaveLength(2)
  expect(facts.get(other.id)).toMatchObject({ signs: [], plans: [], results: [], titles: [] })
})

it('R22 without a title in force the plaque hangs since its sign was hung', async () => {
  const workshop = await buildWorkshop()
  await db.workshopSign.create({ data: { workshopId: workshop.id, kind: 'plaque', hungOn: day('2022-01-01') } })
  expect((await loadWorkshopFacts(db, [workshop.id])).get(workshop.id)?.plaqueOn).toEqual(day('2022-01-01'))
})

it('WS-13 a workshop of a unit without a union has facts too, and none are asked for none', async () => {
  const unit = await buildUnit()
  await db.unit.update({ where: { id: unit.id }, data: { unionId: null } })
  const workshop = await buildWorkshop({ unitId: unit.id })
  expect((await loadWorkshopFacts(db, [workshop.id])).get(workshop.id)?.unionId).toBeNull()
  expect((await loadWorkshopFacts(db, [])).size).toBe(0)
})
