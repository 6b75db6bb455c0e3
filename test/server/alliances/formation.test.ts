import { beforeAll, describe, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { charterText, completeAlliance, PRINCIPLES, signFor } from '~prisma/seed/factories/formation'
import { actorFor, buildOfficer, buildUnion, buildUnit } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { declineInvitation, leaveAlliance } from '~server/alliances/answer-invitation'
import { writeCharter } from '~server/alliances/charter'
import { nameAlliance, recommendAlliance, returnAlliance } from '~server/alliances/decide-alliance'
import { getAlliance } from '~server/alliances/get-alliance'
import { getFormation } from '~server/alliances/get-formation'
import { submitAlliance, writePrinciples } from '~server/alliances/submit-alliance'
import { db } from '~server/core/database'
import { beijingDay } from '~server/core/time'
import { systemActor, visitor } from '~server/policies/actor'
import { databaseState, eventsOf, lastEventOf, outcomes, refusal, securityKindsOf } from '../challenges/given'
import { allianceNow, demandWorkshops, firstMember, leaderOf, leadOf, officersOf, placeOf, versionOf } from './given'

const DOCUMENT = '示例工发〔2026〕7号'
const forming = async () => {
  const alliance = await buildAlliance({ status: 'draft' })
  await completeAlliance(alliance.id, [alliance.lead, ...alliance.members])
  return alliance
}
const submit = async (actor: Parameters<typeof submitAlliance>[0], id: string) =>
  submitAlliance(actor, id, { version: await versionOf(id) })
const decision = async (id: string, reason = '') => ({ reason, version: await versionOf(id) })
const naming = async (id: string) => ({ documentNumber: DOCUMENT, ...(await decision(id)) })

it('AL-10 from a draft to a name: submitted by the lead, recommended by the unit’s union, named by the governing one', async () => {
  const alliance = await forming()
  const { unit, governing } = await officersOf(alliance)
  await submit(await leadOf(alliance), alliance.id)
  await recommendAlliance(unit, alliance.id, await decision(alliance.id, '条件齐备。'))
  await nameAlliance(governing, alliance.id, await naming(alliance.id))
  expect(await allianceNow(alliance.id)).toMatchObject({
    ...{ status: 'named', namedOn: beijingDay(new Date()), standing: 'sound', audience: ['public'] },
  })
  const names = (await eventsOf(`alliance:${alliance.id}`)).map(({ name }) => name)
  expect(names.slice(-3)).toEqual(['alliance.submitted', 'alliance.recommended', 'alliance.named'])
  const { decisions } = await getFormation(visitor, alliance.id)
  expect(decisions.map(({ kind, documentNumber }) => [kind, documentNumber])).toEqual([
    ['name', DOCUMENT],
    ['recommend', ''],
  ])
})

it('AL-10 a decision keeps the rules under which it was taken: a later version of a rule set changes no old one', async () => {
  const alliance = await buildAlliance({ status: 'recommended' })
  const { governing } = await officersOf(alliance)
  await nameAlliance(governing, alliance.id, await naming(alliance.id))
  const kept = async () => (await getFormation(visitor, alliance.id)).decisions[0]?.requirements
  const before = await kept()
  expect(before?.map(({ rule, state, required, clause }) => [rule, state, required, clause.version]).slice(0, 2)).toEqual([
    ['R01', 'met', 3, 1],
    ['R02', 'met', 2, 1],
  ])
  await demandWorkshops(alliance.governingUnionId, 4)
  expect((await getFormation(visitor, alliance.id)).requirements[0]).toMatchObject({ required: 4, state: 'not_met' })
  expect(await kept()).toEqual(before)
})

it('AL-07 AL-09 what is wanting is told before anything moves: rules, principles, charter, signatures', async () => {
  const two = await buildAlliance({ status: 'draft', members: [await buildWorkshop({ sectorKey: 'education' })] })
  expect(await refusal(submit(await leadOf(two), two.id))).toMatchObject({
    code: 'rule_unmet',
    detail: { rules: ['R01'], missing: 'formation' },
  })
  const alliance = await buildAlliance({ status: 'draft' })
  const lead = await leadOf(alliance)
  const wanting = async () => (await refusal(submit(lead, alliance.id))).detail.missing
  expect(await wanting()).toBe('principles')
  await writePrinciples(lead, alliance.id, { principles: { ...PRINCIPLES, radiating: '' }, version: await versionOf(alliance.id) })
  expect(await wanting()).toBe('principles')
  await writePrinciples(lead, alliance.id, { principles: PRINCIPLES, version: await versionOf(alliance.id) })
  expect(await wanting()).toBe('charter')
  await writeCharter(lead, alliance.id, { body: charterText(), version: 0, key: 'charter-of-this' })
  await signFor(alliance.id, alliance.lead)
  const { code, detail } = await refusal(submit(lead, alliance.id))
  expect([code, detail.missing, detail.workshops]).toEqual([
    'alliance_incomplete',
    'signatures',
    alliance.members.map(({ name }) => name).join('、'),
  ])
  for (const workshop of alliance.members) await signFor(alliance.id, workshop)
  await submit(lead, alliance.id)
  expect(await allianceNow(alliance.id)).toMatchObject({ status: 'submitted' })
})

it('AL-10 no path names an invalid one: a member who leaves on the way stops the recommendation and the naming', async () => {
  for (const status of ['submitted', 'recommended'] as const) {
    const alliance = await buildAlliance({ status })
    const { unit, governing } = await officersOf(alliance)
    const leaver = firstMember(alliance)
    await leaveAlliance(await leaderOf(leaver), (await placeOf(alliance.id, leaver.id)).at)
    const attempt =
      status === 'submitted'
        ? recommendAlliance(unit, alliance.id, await decision(alliance.id))
        : nameAlliance(governing, alliance.id, await naming(alliance.id))
    expect(await refusal(attempt)).toMatchObject({ code: 'rule_unmet', detail: { rules: ['R01'] } })
    expect(await allianceNow(alliance.id)).toMatchObject({ status, namedOn: null })
  }
})

it('AL-10 sent back with a reason that insiders read and the world never does', async () => {
  const alliance = await buildAlliance({ status: 'submitted' })
  const { unit, governing } = await officersOf(alliance)
  const lead = await leadOf(alliance)
  await returnAlliance(unit, alliance.id, await decision(alliance.id, '章程缺少激励机制。'))
  expect(await allianceNow(alliance.id)).toMatchObject({ status: 'draft' })
  expect((await getFormation(lead, alliance.id)).decisions[0]).toMatchObject({ kind: 'return', reason: '章程缺少激励机制。' })
  await submit(lead, alliance.id)
  await recommendAlliance(unit, alliance.id, await decision(alliance.id))
  await returnAlliance(governing, alliance.id, await decision(alliance.id, '文号有误。'))
  await submit(lead, alliance.id)
  await recommendAlliance(unit, alliance.id, await decision(alliance.id))
  await nameAlliance(governing, alliance.id, await naming(alliance.id))
  const seen = JSON.stringify([await getFormation(visitor, alliance.id), await getAlliance(visitor, alliance.id)])
  expect(seen).not.toContain('激励机制。')
  expect(seen).not.toContain('文号有误')
})

describe('P17 each decision is its own union’s', () => {
  it.each(['draft', 'submitted', 'recommended', 'named'] as const)(
    'P17 of an alliance that is %s nobody else decides anything',
    async (status) => {
      const alliance = status === 'draft' ? await forming() : await buildAlliance({ status })
      const { unit, governing } = await officersOf(alliance)
      const insiders = [
        await leadOf(alliance),
        await leaderOf(firstMember(alliance)),
        await actorFor(await addMember(alliance.lead, { role: 'core_member' })),
        unit,
        governing,
      ]
      const foreign = [
        await leadOf(await buildAlliance()),
        await actorFor(await buildOfficer((await buildUnion()).id)),
        visitor,
        systemActor,
      ]
      const may: readonly unknown[] = { draft: [insiders[0]], submitted: [unit], recommended: [governing], named: [] }[status]
      const before = await databaseState()
      const version = await versionOf(alliance.id)
      const acts = [
        (actor: Parameters<typeof submitAlliance>[0]) => submitAlliance(actor, alliance.id, { version }),
        (actor: Parameters<typeof submitAlliance>[0]) => recommendAlliance(actor, alliance.id, { version, reason: '' }),
        (actor: Parameters<typeof submitAlliance>[0]) =>
          nameAlliance(actor, alliance.id, { version, reason: '', documentNumber: DOCUMENT }),
        (actor: Parameters<typeof submitAlliance>[0]) => returnAlliance(actor, alliance.id, { version, reason: '不齐' }),
      ]
      const hidden = status === 'named' ? ['forbidden', 'not_signed_in', 'conflict'] : ['not_found', 'forbidden']
      for (const actor of foreign) for (const act of acts) expect(hidden).toContain((await refusal(act(actor))).code)
      for (const actor of insiders.filter((one) => !may.includes(one)))
        for (const act of acts) expect(['forbidden', 'conflict']).toContain((await refusal(act(actor))).code)
      expect(await databaseState()).toEqual(before)
    },
  )
})

it('P12 an officer who belongs to a workshop of the alliance stands aside, and who recommended does not name', async () => {
  const alliance = await buildAlliance({ status: 'submitted' })
  const { unit, governing, unitUnionId } = await officersOf(alliance)
  const judge = await buildOfficer(unitUnionId)
  await addMember(firstMember(alliance), { user: judge })
  const judging = await actorFor(judge)
  expect(await refusal(recommendAlliance(judging, alliance.id, await decision(alliance.id)))).toMatchObject({ code: 'recused' })
  expect(await securityKindsOf(judge.id)).toEqual(['recused_attempt'])
  expect((await getFormation(judging, alliance.id)).actions).toEqual([])
  await db.unionOfficer.create({ data: { unionId: alliance.governingUnionId, userId: unit.userId } })
  const both = await actorFor({ id: unit.userId })
  await recommendAlliance(both, alliance.id, await decision(alliance.id))
  expect(await refusal(nameAlliance(both, alliance.id, await naming(alliance.id)))).toMatchObject({ code: 'same_person' })
  expect((await getFormation(both, alliance.id)).actions).not.toContain('name')
  expect((await getFormation(governing, alliance.id)).actions).toEqual(['name', 'return', 'dissolve'])
})

it('P18 on an old page nothing is decided, and of five who name at once one does', async () => {
  const alliance = await buildAlliance({ status: 'recommended' })
  const { governing } = await officersOf(alliance)
  const stale = { documentNumber: DOCUMENT, reason: '', version: (await versionOf(alliance.id)) - 1 }
  expect(await refusal(nameAlliance(governing, alliance.id, stale))).toMatchObject({ code: 'stale_version' })
  const input = await naming(alliance.id)
  const attempts = Array.from({ length: 5 }, () => nameAlliance(governing, alliance.id, input))
  expect((await outcomes(attempts)).sort()).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'done'])
  expect(await db.allianceDecision.count({ where: { allianceId: alliance.id, kind: 'name' } })).toBe(1)
})

describe('ID-02 until it is named an alliance is for insiders', () => {
  let alliance: Awaited<ReturnType<typeof buildAlliance>>
  const invited = { workshop: {} as Awaited<ReturnType<typeof buildWorkshop>> }
  beforeAll(async () => {
    invited.workshop = await buildWorkshop()
    alliance = await buildAlliance({ status: 'draft', invited: [invited.workshop] })
  })
  it('ID-02 members, invited workshops and its unions read it; others are told that it is not there', async () => {
    const { unit, governing } = await officersOf(alliance)
    const insiders = [await leadOf(alliance), await leaderOf(firstMember(alliance)), await leaderOf(invited.workshop), unit, governing]
    for (const actor of insiders) expect((await getAlliance(actor, alliance.id)).status).toBe('draft')
    const others = [visitor, await leaderOf(await buildWorkshop()), await actorFor(await buildOfficer((await buildUnion()).id))]
    for (const actor of others)
      for (const read of [getAlliance, getFormation]) expect(await refusal(read(actor, alliance.id))).toMatchObject({ code: 'not_found' })
  })

  it('ID-02 who declines loses sight of it, and its open page is told', async () => {
    const leader = await leaderOf(invited.workshop)
    await declineInvitation(leader, (await placeOf(alliance.id, invited.workshop.id)).at)
    expect(await refusal(getAlliance(leader, alliance.id))).toMatchObject({ code: 'not_found' })
    const event = await db.event.findFirstOrThrow({ where: { name: 'alliance.invitation_declined' }, orderBy: { seq: 'desc' } })
    expect(event.readersBefore).toContain(`workshop:${invited.workshop.id}`)
    expect(await lastEventOf(`alliance:${alliance.id}`)).toMatchObject({ name: 'alliance.invitation_declined' })
  })
})

it('AL-07 a principle that the rule set does not know is refused, and while unions decide nothing is rewritten', async () => {
  const alliance = await buildAlliance({ status: 'draft' })
  const lead = await leadOf(alliance)
  const version = await versionOf(alliance.id)
  expect(await refusal(writePrinciples(lead, alliance.id, { principles: { made_up: '一' }, version }))).toMatchObject({
    ...{ code: 'invalid', faults: [{ field: '', code: 'unknown_fields' }] },
  })
  const submitted = await buildAlliance({ status: 'submitted' })
  const attempt = writePrinciples(await leadOf(submitted), submitted.id, { principles: PRINCIPLES, version: await versionOf(submitted.id) })
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status: 'submitted' } })
})

it('AL-10 the unit’s own governing union: a workshop of a unit directly below it needs two officers', async () => {
  const governing = await buildUnion()
  const unit = await buildUnit({ unionId: governing.id })
  const lead = await buildWorkshop({ unitId: unit.id, title: 'provincial_system' })
  const alliance = await buildAlliance({ lead, status: 'submitted' })
  const [one, other] = [await actorFor(await buildOfficer(governing.id)), await actorFor(await buildOfficer(governing.id))]
  await recommendAlliance(one, alliance.id, await decision(alliance.id))
  expect(await refusal(nameAlliance(one, alliance.id, await naming(alliance.id)))).toMatchObject({ code: 'same_person' })
  await nameAlliance(other, alliance.id, await naming(alliance.id))
  expect(await allianceNow(alliance.id)).toMatchObject({ status: 'named' })
})
