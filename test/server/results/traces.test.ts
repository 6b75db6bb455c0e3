import { expect, it } from 'vitest'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildResult } from '~prisma/seed/factories/results'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { visitor } from '~server/policies/actor'
import { listTraces, recordAdoption, recordRecognition, removeTrace } from '~server/results/record-traces'
import { withdrawResult } from '~server/results/revise-result'
import { leaderOf } from '../alliances/given'
import { refusal } from '../challenges/given'
import { day, dayFromToday } from '../workshops/record/given'

const award = (given: Record<string, unknown> = {}) => ({
  ...{ kind: 'award' as const, level: 'city' as const, givenOn: day('2025-06-01'), givenBy: '示例市科技局', key: freshKey(), ...given },
})
const adoption = (given: Record<string, unknown> = {}) => ({
  ...{ adopter: '示例第二医院', adoptedOn: day('2025-07-01'), economic: 12_050n, socialBenefit: '', key: freshKey(), ...given },
})

async function world() {
  const workshop = await buildWorkshop()
  const [core, member] = [await addMember(workshop, { role: 'core_member' }), await addMember(workshop)]
  const result = await buildResult({ workshop })
  return { workshop, result, core: await actorFor(core), member: await actorFor(member), leader: await leaderOf(workshop) }
}

it('R18 R19 R21 leader and core members record recognition and use of a result, for everybody to read', async () => {
  const { result, core, leader } = await world()
  await recordRecognition(core, result, award())
  await recordAdoption(leader, result, adoption())
  expect(await listTraces(visitor, result)).toMatchObject({
    ...{ mayRecord: false, recognitions: [{ kind: 'award', level: 'city', givenBy: '示例市科技局' }] },
    adoptions: [{ adopter: '示例第二医院', economicFen: 12_050n }],
  })
})

it('R18 R19 the same twice and a day to come are refused beside the field; a form that is sent twice records once', async () => {
  const { result, leader } = await world()
  const given = award()
  await Promise.all([recordRecognition(leader, result, given), recordRecognition(leader, result, given)])
  expect((await refusal(recordRecognition(leader, result, award()))).faults).toEqual([{ field: 'kind', code: 'recorded_already' }])
  await recordAdoption(leader, result, adoption())
  expect((await refusal(recordAdoption(leader, result, adoption()))).faults).toEqual([{ field: 'adopter', code: 'recorded_already' }])
  const tomorrow = await dayFromToday(1)
  expect((await refusal(recordRecognition(leader, result, award({ givenOn: tomorrow })))).faults[0]).toMatchObject({ field: 'givenOn' })
  expect((await listTraces(leader, result)).recognitions).toHaveLength(1)
})

it('R18 R19 members, strangers and visitors record nothing, nobody on a result that is withdrawn; what is wrong is struck out', async () => {
  const { result, workshop, member, leader } = await world()
  const others = [member, await actorFor(await buildUser()), visitor]
  const codes = others.map(async (actor) => (await refusal(recordAdoption(actor, result, adoption()))).code)
  expect(await Promise.all(codes)).toEqual(['forbidden', 'forbidden', 'not_signed_in'])
  const { id } = await recordAdoption(leader, result, adoption())
  const elsewhere = await buildResult({ workshop })
  expect((await refusal(removeTrace(leader, elsewhere, { trace: 'adoption', traceId: id }))).code).toBe('not_found')
  await removeTrace(leader, result, { trace: 'adoption', traceId: id })
  expect((await listTraces(leader, result)).adoptions).toEqual([])
  await withdrawResult(leader, result, '有误')
  expect((await refusal(recordAdoption(leader, result, adoption()))).code).toBe('conflict')
})
