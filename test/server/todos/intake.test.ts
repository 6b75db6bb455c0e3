import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { acceptInvitation } from '~server/alliances/answer-invitation'
import { db } from '~server/core/database'
import { systemActor, visitor } from '~server/policies/actor'
import { reportProblem } from '~server/problems/report-problem'
import { reviseProblem } from '~server/problems/revise-problem'
import { acceptProblem, returnProblem } from '~server/problems/triage-problem'
import { countTodos, listTodos } from '~server/todos/list-todos'
import { acts, playersOf } from '../challenges/acts'
import { firstMember, leaderOf, leadOf, placeOf } from '../alliances/given'
import { decisionOn, problemForm, revisionOf } from '../problems/given'
import { waiting } from './waiting'

it('AD-05 an invitation waits for the leader of the invited workshop alone, until it is answered', async () => {
  const workshop = await buildWorkshop()
  const alliance = await buildAlliance({ invited: [workshop] })
  const people = {
    leader: workshop.leader,
    core: await addMember(workshop, { role: 'core_member' }),
    lead: alliance.lead.leader,
    partner: firstMember(alliance).leader,
  }
  expect(await waiting(people)).toEqual({ leader: ['answer_invitation'] })
  expect(await listTodos(await leaderOf(workshop))).toMatchObject([{ title: alliance.name, url: `/alliances/${alliance.id}`, due: null }])
  await acceptInvitation(await leaderOf(workshop), (await placeOf(alliance.id, workshop.id)).at)
  expect(await waiting(people)).toEqual({})
})

it('AD-05 a problem waits for the staff of its alliance, returned for its author, accepted for the staff again, taken up for nobody', async () => {
  const alliance = await buildAlliance()
  const author = firstMember(alliance)
  const people = {
    lead: alliance.lead.leader,
    staff: await addMember(alliance.lead, { role: 'core_member' }),
    member: await addMember(alliance.lead),
    author: author.leader,
    colleague: await addMember(author),
    officer: await buildOfficer(alliance.governingUnionId),
    admin: await buildUser({ isAdmin: true }),
  }
  const staff = (kind: string) => ({ lead: [kind], staff: [kind] })
  const { id } = await buildProblem({ alliance })
  expect(await waiting(people)).toEqual(staff('triage_problem'))
  await returnProblem(await leadOf(alliance), id, await decisionOn(id, '请写清指标'))
  expect(await waiting(people)).toEqual({ author: ['revise_problem'] })
  await reviseProblem(await leaderOf(author), id, await revisionOf(id, { allianceId: alliance.id }))
  expect(await waiting(people)).toEqual(staff('triage_problem'))
  await acceptProblem(await leadOf(alliance), id, await decisionOn(id))
  expect(await waiting(people)).toEqual(staff('establish_problem'))
  await buildChallenge({ alliance, status: 'open', problemId: id })
  expect(await waiting(people)).toEqual({})
})

it('AD-05 a problem that was sent to no alliance waits for the union of the author’s unit', async () => {
  const workshop = await buildWorkshop()
  const unit = await db.unit.findUniqueOrThrow({ where: { id: workshop.unitId } })
  const people = {
    author: workshop.leader,
    officer: await buildOfficer(unit.unionId ?? ''),
    stranger: await buildOfficer((await buildAlliance()).governingUnionId),
  }
  const { id } = await reportProblem(await leaderOf(workshop), problemForm({ workshopId: workshop.id }))
  expect(await waiting(people)).toEqual({ officer: ['triage_problem'] })
  await acceptProblem(await actorFor(people.officer), id, await decisionOn(id))
  expect(await waiting(people)).toEqual({})
})

it('AD-05 when nobody handed in a bid the lead is asked to say so', async () => {
  const cast = await buildChallenge({ status: 'closed' })
  const players = await playersOf(cast)
  await acts.open_bids(players)
  const people = { lead: cast.alliance.lead.leader, staff: await addMember(cast.alliance.lead, { role: 'core_member' }) }
  expect(await waiting(people)).toEqual({ lead: ['declare_unsuccessful'] })
  await acts.declare_unsuccessful(players)
  expect(await waiting(people)).toEqual({})
})

it('AD-05 an officer who is on the nominated team is not asked to confirm it', async () => {
  const alliance = await buildAlliance()
  const workshop = await buildWorkshop()
  const [judge, other] = [await buildOfficer(alliance.governingUnionId), await buildOfficer(alliance.governingUnionId)]
  await addMember(workshop, { user: judge })
  await buildChallenge({ alliance, status: 'nominated', bids: [{ workshop }] })
  expect(await waiting({ judge, other, lead: alliance.lead.leader })).toEqual({ other: ['award_challenge'] })
})

it('AD-05 what has a date comes first, the nearest before the others; then what has waited longest', async () => {
  const alliance = await buildAlliance()
  const day = (days: number) => new Date(Date.now() + days * 86_400_000)
  await buildProblem({ alliance, title: '先报的问题' })
  await buildProblem({ alliance, title: '后报的问题' })
  await buildChallenge({ alliance, status: 'draft', title: '远期榜单', deadlineAt: day(20) })
  await buildChallenge({ alliance, status: 'draft', title: '近期榜单', deadlineAt: day(5) })
  const titles = (await listTodos(await leadOf(alliance))).map(({ title }) => title)
  expect(titles).toEqual(['近期榜单', '远期榜单', '先报的问题', '后报的问题'])
  expect(await countTodos(await leadOf(alliance))).toBe(4)
})

it('AD-05 for a visitor and for the system nothing waits; who leaves office is asked no more', async () => {
  expect([await listTodos(visitor), await listTodos(systemActor), await countTodos(visitor)]).toEqual([[], [], 0])
  const { alliance } = await buildChallenge({ status: 'nominated' })
  const officer = await buildOfficer(alliance.governingUnionId)
  expect(await waiting({ officer })).toEqual({ officer: ['award_challenge'] })
  await db.unionOfficer.updateMany({ where: { userId: officer.id }, data: { endedAt: new Date() } })
  expect(await waiting({ officer })).toEqual({})
})
