import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { systemActor, visitor, type Actor } from '~server/policies/actor'
import { getProblem } from '~server/problems/get-problem'
import { reportProblem } from '~server/problems/report-problem'
import { reviseProblem } from '~server/problems/revise-problem'
import { acceptProblem, rejectProblem, returnProblem, withdrawProblem } from '~server/problems/triage-problem'
import { databaseState, eventsOf, lastEventOf, outcomes, refusal } from '../challenges/given'
import { firstMember, leaderOf, leadOf } from '../alliances/given'
import { decisionOn, problemForm, problemNow, revisionOf } from './given'

const triage = { accept: acceptProblem, return: returnProblem, reject: rejectProblem } as const
const past = { accept: 'accepted', return: 'returned', reject: 'rejected' } as const

it.each(['accept', 'return', 'reject'] as const)(
  'CH-02 the staff may %s what was reported, with the reason on the page and in its life',
  async (action) => {
    const problem = await buildProblem()
    const staff = await actorFor(await addMember(problem.alliance.lead, { role: 'core_member' }))
    await triage[action](staff, problem.id, await decisionOn(problem.id, '理由：见附件说明。'))
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
  await acceptProblem(await actorFor(await buildOfficer(problem.alliance.governingUnionId)), problem.id, await decisionOn(problem.id))
  expect((await problemNow(problem.id)).status).toBe('accepted')
  const workshop = await buildWorkshop()
  const { id } = await reportProblem(await leaderOf(workshop), problemForm({ workshopId: workshop.id }))
  const unit = await db.unit.findUniqueOrThrow({ where: { id: workshop.unitId }, include: { union: true } })
  await returnProblem(await actorFor(await buildOfficer(unit.union?.parentId ?? '')), id, await decisionOn(id, '请补充'))
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
  const decision = await decisionOn(problem.id, '理由')
  const before = await databaseState()
  for (const other of others)
    for (const move of Object.values(triage)) expect(await refusal(move(other, problem.id, decision))).toMatchObject({ code: 'forbidden' })
  for (const move of Object.values(triage)) expect(await refusal(move(visitor, problem.id, decision))).toMatchObject({ code: 'not_found' })
  expect(await databaseState()).toEqual(before)
})

it('P17 who may not read a problem learns nothing of it: the answer is that of one that does not exist', async () => {
  const problem = await buildProblem({ visibility: 'alliance' })
  const stranger = await leadOf(await buildAlliance())
  const [hidden, missing] = [
    await refusal(acceptProblem(stranger, problem.id, { reason: '', version: 7 })),
    await refusal(acceptProblem(stranger, 'no-such-id', { reason: '', version: 7 })),
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
    const decision = await decisionOn(problem.id, '理由')
    const before = await databaseState()
    for (const [action, move] of Object.entries(triage))
      expect(await refusal(move(lead, problem.id, decision))).toMatchObject({
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
      acceptProblem(lead, problem.id, { reason: '甲', version: 1 }),
      returnProblem(officer, problem.id, { reason: '乙', version: 1 }),
      rejectProblem(lead, problem.id, { reason: '丙', version: 1 }),
      acceptProblem(officer, problem.id, { reason: '丁', version: 1 }),
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

it('P18 a text that its author has changed meanwhile is not decided on: the old page is refused, and nothing changes', async () => {
  const problem = await buildProblem()
  const [lead, author] = [await leadOf(problem.alliance), await actorFor({ id: problem.authorId })]
  const seen = await decisionOn(problem.id, '理由')
  await reviseProblem(author, problem.id, await revisionOf(problem.id, { title: '夜班呼叫器误报，另附记录' }))
  const before = await databaseState()
  for (const move of Object.values(triage)) expect(await refusal(move(lead, problem.id, seen))).toMatchObject({ code: 'stale_version' })
  expect(await databaseState()).toEqual(before)
  await acceptProblem(lead, problem.id, await decisionOn(problem.id, '理由'))
  expect(await problemNow(problem.id)).toMatchObject({ status: 'accepted', title: '夜班呼叫器误报，另附记录' })
})

it('P18 revising and accepting at once: the accepted text is the one that was read: 20 rounds', async () => {
  const alliance = await buildAlliance()
  const lead = await leadOf(alliance)
  for (let round = 0; round < 20; round++) {
    const problem = await buildProblem({ alliance })
    const revision = await revisionOf(problem.id, { title: '改过的题目', allianceId: alliance.id })
    const author = await actorFor({ id: problem.authorId })
    const [revised, accepted] = await outcomes([
      reviseProblem(author, problem.id, revision),
      acceptProblem(lead, problem.id, { reason: '', version: problem.version }),
    ])
    expect([revised, accepted]).toEqual(accepted === 'done' ? ['conflict', 'done'] : ['done', 'stale_version'])
    expect(await problemNow(problem.id)).toMatchObject(
      accepted === 'done' ? { status: 'accepted', title: problem.title } : { status: 'submitted', title: '改过的题目' },
    )
  }
})
