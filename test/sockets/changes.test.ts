import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db, type User } from '~server/core/database'
import { startApp, type App } from '~test/support/app'
import { signInAs, type Person } from '~test/support/visit'
import { connect, offer, ring, type Line } from './line'

let app: App
let alliance: AllianceWithWorkshops
beforeAll(async () => {
  app = await startApp()
  alliance = await buildAlliance()
})
afterAll(() => app.stop())

interface Tab extends Line {
  readonly person: Person
  readonly user: User
}

async function tabOf(user: User): Promise<Tab> {
  const person = await signInAs(app, user.username)
  return { ...(await connect(app, person)), person, user }
}

async function tabsOf<Name extends string>(users: Readonly<Record<Name, User>>): Promise<Record<Name, Tab>> {
  const entries = await Promise.all(Object.entries<User>(users).map(async ([name, user]) => [name, await tabOf(user)] as const))
  return Object.fromEntries(entries) as Record<Name, Tab>
}

const hangUp = (tabs: Readonly<Record<string, Tab>>) => Object.values(tabs).forEach((tab) => tab.socket.close())
/** The names of those who heard of this thing. */
const whoHeard = (tabs: Readonly<Record<string, Tab>>, label: string) =>
  Object.entries(tabs).flatMap(([name, tab]) => (tab.heard.some((message) => message.label === label) ? [name] : []))

const leaderOf = (place: number) => alliance.members[place]?.leader ?? alliance.lead.leader

/** Reports a problem as the page's form does. Returns its id. */
async function report(person: Person, title: string, visibility: 'signed_in' | 'alliance', within = alliance): Promise<string> {
  const answer = await person.post('/problems/new', {
    ...{ intent: 'report', key: freshKey(), title, visibility, body: '示例情况：每天都要多花半个小时。', category: 'pain_point' },
    ...{ sectorKey: 'health', allianceId: within.id, workshopId: '', distinction: '' },
  })
  expect(answer.status).toBe(303)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

it('AD-05 what one person does over HTTP reaches everybody who may see it and nobody else, with what a toast needs', async () => {
  const tabs = await tabsOf({
    author: leaderOf(0),
    lead: alliance.lead.leader,
    'a member': leaderOf(1),
    officer: await buildOfficer(alliance.governingUnionId),
    outsider: await buildUser(),
    'another alliance': (await buildAlliance()).lead.leader,
    expert: await buildExpert(),
    administrator: await buildUser({ isAdmin: true }),
  })
  const title = '输液架夜间推行声音太大'
  const id = await report(tabs.author.person, title, 'alliance')
  await ring(tabs.author.person, Object.values(tabs))
  expect(whoHeard(tabs, title)).toEqual(['author', 'lead', 'a member', 'officer'])
  expect(await tabs.lead.hears(title)).toEqual({
    ...{ event: 'problem.reported', entity: 'problem', id, label: title, url: `/problems/${id}` },
    ...{ actorId: tabs.author.user.id, actorName: tabs.author.user.name },
  })
  await report(tabs.author.person, '给所有人看的问题', 'signed_in')
  await ring(tabs.author.person, Object.values(tabs))
  expect(whoHeard(tabs, '给所有人看的问题')).toEqual(Object.keys(tabs))
  hangUp(tabs)
})

it('AD-05 when the message comes the number of things to do is the new one', async () => {
  const { lead, author } = await tabsOf({ lead: alliance.lead.leader, author: leaderOf(0) })
  const count = async (tab: Tab) => ((await (await tab.person.get('/todos/count')).json()) as { count: number }).count
  const before = [await count(lead), await count(author)] as const
  const title = '病号服纽扣总是掉'
  const id = await report(author.person, title, 'alliance')
  await lead.hears(title)
  expect(await count(lead)).toBe(before[0] + 1)
  await lead.person.post(`/problems/${id}`, { intent: 'return', reason: '请写清楚是哪种纽扣', version: '1' })
  await author.hears(title, 'problem.returned')
  expect([await count(lead), await count(author)]).toEqual([before[0], before[1] + 1])
  hangUp({ lead, author })
})

it('P9 a sealed bid is heard of by its team alone, when it is drafted, submitted and withdrawn', async () => {
  const { challenge } = await buildChallenge({ alliance, title: '免拆清洁回风口', bids: [{}] })
  const workshop = await buildWorkshop()
  const rival = await db.bid.findFirstOrThrow({ where: { challengeId: challenge.id }, include: { leader: true } })
  const unit = await db.unit.findUniqueOrThrow({ where: { id: alliance.lead.unitId } })
  const tabs = await tabsOf({
    bidder: workshop.leader,
    colleague: await addMember(workshop),
    'not on the team': await addMember(workshop),
    lead: alliance.lead.leader,
    staff: await addMember(alliance.lead, { role: 'core_member' }),
    rival: rival.leader,
    officer: await buildOfficer(alliance.governingUnionId),
    'unit officer': await buildOfficer(unit.unionId ?? ''),
    expert: await buildExpert(),
    administrator: await buildUser({ isAdmin: true }),
  })
  const form = {
    ...{ bidder: `workshop:${workshop.id}`, plan: '先做样机，再到两个科室试用半年。', cost: '45000', acceptTerms: 'on' },
    ...{ 'milestones.0.title': '样机', 'milestones.0.sharePercent': '100', 'milestones.0.dueInDays': '60' },
    ...{ 'members.0.username': tabs.colleague.user.username, 'members.0.duty': '样机' },
  }
  const address = `/challenges/${challenge.id}/bid`
  for (const intent of ['draft', 'submit'])
    expect((await tabs.bidder.person.post(address, { ...form, intent, key: freshKey() })).status).toBe(303)
  const { id } = await db.bid.findFirstOrThrow({ where: { challengeId: challenge.id, leaderId: workshop.leader.id } })
  await tabs.bidder.person.post(`/bids/${id}`, { intent: 'withdraw' })
  expect((await tabs.colleague.hears('免拆清洁回风口', 'bid.withdrawn')).url).toBe(`/bids/${id}`)
  await ring(tabs.bidder.person, Object.values(tabs))
  expect(whoHeard(tabs, '免拆清洁回风口')).toEqual(['bidder', 'colleague'])
  expect(tabs.colleague.heard.map(({ event }) => event)).toEqual(['bid.drafted', 'bid.submitted', 'bid.withdrawn', 'resource.offered'])
  for (const name of ['lead', 'rival', 'officer', 'administrator'] as const) expect(tabs[name].heard).toHaveLength(1)
  hangUp(tabs)
})

it('P23 who leaves an alliance hears nothing of it any more, and who joins hears of it, on the line that is open', async () => {
  const joining = await buildWorkshop()
  const mine = await buildAlliance({ invited: [joining] })
  const leaving = mine.members[0] ?? mine.lead
  const tabs = await tabsOf({
    lead: mine.lead.leader,
    leaver: leaving.leader,
    'a colleague of the leaver': await addMember(leaving),
    joiner: joining.leader,
    'a colleague of the joiner': await addMember(joining),
  })
  const memberOf = (workshopId: string) =>
    db.allianceMember.findUniqueOrThrow({ where: { allianceId_workshopId: { allianceId: mine.id, workshopId } } })
  const first = await report(tabs.lead.person, '离开以前的问题', 'alliance', mine)
  await ring(tabs.lead.person, Object.values(tabs))
  expect(whoHeard(tabs, '离开以前的问题')).toEqual(['lead', 'leaver', 'a colleague of the leaver'])
  await tabs.leaver.person.post(`/alliances/${mine.id}`, { intent: 'leave', memberId: (await memberOf(leaving.id)).id })
  await tabs.joiner.person.post(`/alliances/${mine.id}`, { intent: 'accept_invitation', memberId: (await memberOf(joining.id)).id })
  await report(tabs.lead.person, '离开以后的问题', 'alliance', mine)
  await tabs.lead.person.post(`/problems/${first}`, { intent: 'accept', reason: '', version: '1' })
  await ring(tabs.lead.person, Object.values(tabs))
  expect(whoHeard(tabs, '离开以后的问题')).toEqual(['lead', 'joiner', 'a colleague of the joiner'])
  expect(tabs.leaver.heard.filter(({ event }) => event === 'problem.accepted')).toEqual([])
  hangUp(tabs)
})

it('RS-03 a resource for the alliance is told to its workshops, a public one to all, and a visitor has no line', async () => {
  const tabs = await tabsOf({ owner: leaderOf(0), lead: alliance.lead.leader, outsider: await buildUser() })
  const workshopId = alliance.members[0]?.id ?? ''
  await offer(tabs.owner.person, { title: '联盟内的风洞', reach: 'alliance', workshopId })
  await offer(tabs.owner.person, { title: '公开的风洞', reach: 'public', workshopId })
  await ring(tabs.owner.person, Object.values(tabs))
  expect(whoHeard(tabs, '联盟内的风洞')).toEqual(['owner', 'lead'])
  expect(whoHeard(tabs, '公开的风洞')).toEqual(['owner', 'lead', 'outsider'])
  hangUp(tabs)
})
