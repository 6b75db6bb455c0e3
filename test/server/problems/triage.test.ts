import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { systemActor, visitor, type Actor } from '~server/policies/actor'
import { getProblem } from '~server/problems/get-problem'
import { reportProblem } from '~server/problems/report-problem'
import { acceptProblem, rejectProblem, returnProblem, withdrawProblem } from '~server/problems/triage-problem'
import { databaseState, eventsOf, lastEventOf, outcomes, refusal } from '../challenges/given'
import { firstMember, leaderOf, leadOf } from '../alliances/given'
import { problemForm, problemNow } from './given'

const triage = { accept: acceptProblem, return: returnProblem, reject: rejectProblem } as const
const past = { accept: 'accepted', return: 'returned', reject: 'rejected' } as const

it.each(['accept', 'return', 'reject'] as const)(
  'CH-02 the staff may %s what was reported, with the reason on the page and in its life',
  async (action) => {
    const problem = await buildProblem()
    const staff = await actorFor(await addMember(problem.alliance.lead, { role: 'core_member' }))
    await triage[action](staff, problem.id, '理由：见附件说明。')
    expect(await problemNow(problem.id)).toMatchObject({ status: past[action], triageReason: '理由：见附件说明。', version: 2 })
    expect(await lastEventOf(`problem:${problem.id}`)).toMatchObject({
      name: `problem.${past[action]}`,
      actorId: staff.userId,
      reason: '理由：见附件说明。',
    })
    expect(await getProblem(await actorFor({ id: problem.authorId }), problem.id)).toMatchObject({
      status: past[action],
      triageReason: '理由：见附件说明。',
      timeline: [{ name: 'problem.reported' }, { name: `problem.${past[action]}` }],
    })
  },
)

it('CH-02 the governing union triages too; without an alliance the unions above the author’s unit do', async () => {
  const problem = await buildProblem()
  await acceptProblem(await actorFor(await buildOfficer(problem.alliance.governingUnionId)), problem.id, '')
  expect((await problemNow(problem.id)).status).toBe('accepted')
  const workshop = await buildWorkshop()
  const { id } = await reportProblem(await leaderOf(workshop), problemForm({ workshopId: workshop.id }))
  const unit = await db.unit.findUniqueOrThrow({ where: { id: workshop.unitId }, include: { union: true } })
  await returnProblem(await actorFor(await buildOfficer(unit.union?.parentId ?? '')), id, '请补充')
  expect((await problemNow(id)).status).toBe('returned')
})

it('P17 nobody else triages: not the author, members, other leads, other unions, the administrator or the system', async () => {
  const problem = await buildProblem()
  const { alliance } = problem
  const others: Actor[] = [
    await actorFor({ id: problem.authorId }),
    await actorFor(await addMember(alliance.lead)),
    await leaderOf(alliance.members[1] ?? firstMember(alliance)),
    await leadOf(await buildAlliance()),
    await actorFor(await buildOfficer((await buildAlliance()).governingUnionId)),
    await actorFor(await buildUser({ isAdmin: true })),
    systemActor,
  ]
  const before = await databaseState()
  for (const other of others)
    for (const move of Object.values(triage)) expect(await refusal(move(other, problem.id, '理由'))).toMatchObject({ code: 'forbidden' })
  for (const move of Object.values(triage)) expect(await refusal(move(visitor, problem.id, '理由'))).toMatchObject({ code: 'not_found' })
  expect(await databaseState()).toEqual(before)
})

it('P17 who may not read a problem learns nothing of it: the answer is that of one that does not exist', async () => {
  const problem = await buildProblem({ visibility: 'alliance' })
  const stranger = await leadOf(await buildAlliance())
  const [hidden, missing] = [
    await refusal(acceptProblem(stranger, problem.id, '')),
    await refusal(acceptProblem(stranger, 'no-such-id', '')),
  ]
  expect(hidden).toEqual(missing)
  expect(hidden).toMatchObject({ code: 'not_found' })
  expect(await refusal(withdrawProblem(stranger, problem.id))).toEqual(missing)
})

it.each(['accepted', 'returned', 'rejected', 'withdrawn'] as const)(
  'P18 what is %s is not triaged again, and the state is said',
  async (status) => {
    const problem = await buildProblem({ status })
    const lead = await leadOf(problem.alliance)
    const before = await databaseState()
    for (const [action, move] of Object.entries(triage))
      expect(await refusal(move(lead, problem.id, '理由'))).toMatchObject({
        code: 'conflict',
        detail: { entity: 'problem', status, action },
      })
    expect(await databaseState()).toEqual(before)
  },
)

it('CH-02 the author takes back what is not decided yet, and nobody takes it back for him', async () => {
  for (const status of ['submitted', 'returned', 'accepted'] as const) {
    const problem = await buildProblem({ status })
    expect(await refusal(withdrawProblem(await leadOf(problem.alliance), problem.id))).toMatchObject({ code: 'forbidden' })
    await withdrawProblem(await actorFor({ id: problem.authorId }), problem.id)
    expect(await problemNow(problem.id)).toMatchObject({ status: 'withdrawn', triageReason: problem.triageReason })
  }
  const rejected = await buildProblem({ status: 'rejected' })
  const late = withdrawProblem(await actorFor({ id: rejected.authorId }), rejected.id)
  expect(await refusal(late)).toMatchObject({ code: 'conflict', detail: { status: 'rejected', action: 'withdraw' } })
})

it('P18 of accepting, returning, rejecting and taking back at once one wins, with one event: 20 rounds', async () => {
  const alliance = await buildAlliance()
  const [lead, officer] = [await leadOf(alliance), await actorFor(await buildOfficer(alliance.governingUnionId))]
  for (let round = 0; round < 20; round++) {
    const problem = await buildProblem({ alliance })
    const attempts = [
      acceptProblem(lead, problem.id, '甲'),
      returnProblem(officer, problem.id, '乙'),
      rejectProblem(lead, problem.id, '丙'),
      acceptProblem(officer, problem.id, '丁'),
    ]
    const ended = await outcomes(attempts)
    expect([...ended].sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
    const won = ended.indexOf('done')
    expect(await problemNow(problem.id)).toMatchObject({
      status: ['accepted', 'returned', 'rejected', 'accepted'][won],
      triageReason: '甲乙丙丁'[won],
    })
    expect(await eventsOf(`problem:${problem.id}`)).toHaveLength(2)
  }
})
