import { generateTenantToken } from 'meilisearch/token'
import { Meilisearch } from 'meilisearch'
import { beforeAll, expect, it, vi } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildBid } from '~prisma/seed/factories/bids'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResource } from '~prisma/seed/factories/resources'
import { buildResult } from '~prisma/seed/factories/results'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { leaveAlliance, acceptInvitation } from '~server/alliances/answer-invitation'
import { publishChallenge } from '~server/challenges/publish-challenge'
import { db, type User } from '~server/core/database'
import { audiencesOf } from '~server/policies/audience'
import { visitor, type Actor } from '~server/policies/actor'
import { withdrawProblem } from '~server/problems/triage-problem'
import { withdrawResource } from '~server/resources/offer-resource'
import { withdrawResult } from '~server/results/revise-result'
import { DOCUMENT_TYPES } from '~search/documents/document'
import { INDEX, tenantKey } from '~search/client'
import { similar } from '~search/similar'
import { announceWorkshops, ask, idsOf, indexEverything, titlesOf } from './given'

const WORD = '麒麟菜'
let alliance: AllianceWithWorkshops
let people: Readonly<Record<string, Actor>>

const actors = async (users: Readonly<Record<string, User>>) =>
  Object.fromEntries(await Promise.all(Object.entries(users).map(async ([name, user]) => [name, await actorFor(user)] as const)))

beforeAll(async () => {
  alliance = await buildAlliance()
  const other = await buildAlliance()
  const author = { id: alliance.members[0]?.leader.id ?? '' }
  const workshop = alliance.members[0]
  await buildProblem({ alliance, author, title: `${WORD}的问题，只给联盟`, visibility: 'alliance' })
  await buildProblem({ alliance, author, title: `${WORD}的问题，给登录的人`, visibility: 'signed_in' })
  await buildProblem({ alliance: other, title: `${WORD}的问题，别的联盟`, visibility: 'alliance' })
  await buildChallenge({ alliance, title: `${WORD}的草稿`, status: 'draft' })
  await buildChallenge({ alliance, title: `${WORD}的联盟榜单`, reach: 'alliance' })
  await buildChallenge({ alliance, title: `${WORD}的行业榜单`, reach: 'sector', sectorKey: 'culture' })
  const open = await buildChallenge({ alliance, title: `${WORD}的公开榜单`, reach: 'public' })
  await buildBid(open.challenge.id, { plan: `${WORD}的方案，谁也不能先看到。` })
  await buildResource({ ...(workshop && { workshop }), title: `${WORD}的仪器，只给联盟`, reach: 'alliance' })
  await buildResource({ ...(workshop && { workshop }), title: `${WORD}的仪器，公开`, reach: 'public' })
  await buildResult({ title: `${WORD}的公开成果` })
  people = {
    visitor,
    ...(await actors({
      lead: alliance.lead.leader,
      'plain member of the lead': await addMember(alliance.lead),
      member: alliance.members[1]?.leader ?? alliance.lead.leader,
      author: alliance.members[0]?.leader ?? alliance.lead.leader,
      'lead of another alliance': other.lead.leader,
      'workshop of the sector': (await buildWorkshop({ sectorKey: 'culture' })).leader,
      officer: await buildOfficer(alliance.governingUnionId),
      expert: await buildExpert(),
      outsider: await buildUser(),
      administrator: await buildUser({ isAdmin: true }),
    })),
  }
  await announceWorkshops()
  await indexEverything()
})

const tables = [db.problem, db.challenge, db.resource, db.result, db.workshop, db.alliance] as unknown as {
  findMany(query: object): Promise<{ id: string }[]>
}[]

/** What a person may read according to the rows themselves: neither index is asked. */
async function readable(actor: Actor): Promise<string[]> {
  const where = { audience: { hasSome: audiencesOf(actor) } }
  const rows = await Promise.all(tables.map((table) => table.findMany({ where, select: { id: true } })))
  return rows
    .flat()
    .map(({ id }) => id)
    .sort()
}

it('SE-03 everybody finds exactly what he may read, and every count is of that alone', async () => {
  const seen: Record<string, number> = {}
  for (const [name, actor] of Object.entries(people)) {
    const all = await ask(actor, '', { limit: 100 })
    expect({ name, ids: idsOf(all).sort() }).toEqual({ name, ids: await readable(actor) })
    expect(all.total).toBe(all.hits.length)
    for (const facet of ['type', 'sectorKey', 'year'] as const) {
      const counted: Record<string, number> = {}
      for (const hit of all.hits) if (hit[facet] !== null) counted[hit[facet]] = (counted[hit[facet]] ?? 0) + 1
      expect({ name, facet, counts: all.facets[facet] }).toEqual({ name, facet, counts: counted })
    }
    seen[name] = (await ask(actor, WORD)).total
  }
  expect(seen).toEqual({
    ...{ visitor: 3, lead: 9, 'plain member of the lead': 8, member: 8, author: 8, 'lead of another alliance': 5 },
    ...{ 'workshop of the sector': 5, officer: 8, expert: 4, outsider: 4, administrator: 4 },
  })
})

it('SE-03 nobody finds a word of a sealed bid, and no type or filter leads to one', async () => {
  for (const actor of Object.values(people)) {
    const found = await ask(actor, '谁也不能先看到')
    expect(JSON.stringify(found.hits)).not.toContain('谁也不能先看到')
    expect(Object.keys((await ask(actor, '')).facets.type).every((type) => (DOCUMENT_TYPES as readonly string[]).includes(type))).toBe(true)
  }
})

it('SE-03 a filter that tries to say more than it may says nothing', async () => {
  const tries = ['health" OR audience = "admin', 'health"] OR type = "problem', "health' OR 1=1 --", 'health OR audience EXISTS']
  for (const sectorKey of tries) expect(await ask(visitor, '', { sectorKey })).toMatchObject({ total: 0, hits: [] })
  expect((await ask(visitor, `"${WORD}" OR audience = admin`)).hits.every(({ type }) => type !== 'problem')).toBe(true)
})

/** The token that search signs for this person, caught on its way to Meilisearch. */
async function tokenOf(actor: Actor): Promise<string> {
  const spy = vi.spyOn(globalThis, 'fetch')
  try {
    await ask(actor, WORD)
    const request = spy.mock.calls.find(([url]) => String(url instanceof Request ? url.url : url).includes('/search'))
    return new Headers(request?.[1]?.headers).get('authorization')?.replace('Bearer ', '') ?? ''
  } finally {
    spy.mockRestore()
  }
}

it('SE-03 the key that a search uses is narrowed by Meilisearch itself: it reads nothing else and ends soon', async () => {
  const host = process.env.MEILI_URL ?? ''
  const token = await tokenOf(visitor)
  const rules = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { searchRules: object; exp: number }
  expect(rules.searchRules).toEqual({ [INDEX]: { filter: 'audience IN ["public"]' } })
  expect(rules.exp * 1000 - Date.now()).toBeLessThanOrEqual(5 * 60_000)
  const narrow = new Meilisearch({ host, apiKey: token })
  expect((await narrow.index(INDEX).search(WORD, { filter: 'audience = signed_in' })).hits).toHaveLength(0)
  expect((await narrow.index(INDEX).search(WORD)).estimatedTotalHits).toBe(3)
  const attempts = [narrow.index(INDEX).getDocuments(), narrow.getStats(), narrow.getKeys(), narrow.index('another').search('')]
  for (const { status } of await Promise.allSettled(attempts)) expect(status).toBe('rejected')
})

it('bad input 93: a token signed with another key or past its time is refused by Meilisearch', async () => {
  const { uid } = await tenantKey()
  const host = process.env.MEILI_URL ?? ''
  const searchRules = { [INDEX]: {} }
  const forged = await generateTenantToken({ apiKey: 'not the key of the house', apiKeyUid: uid, searchRules, force: true })
  await expect(new Meilisearch({ host, apiKey: forged }).index(INDEX).search('')).rejects.toThrow(/token|API key|invalid/i)
  const { key } = await tenantKey()
  const late = await generateTenantToken({ apiKey: key, apiKeyUid: uid, searchRules, expiresAt: new Date(Date.now() + 1_000), force: true })
  await expect
    .poll(
      () =>
        new Meilisearch({ host, apiKey: late })
          .index(INDEX)
          .search('')
          .then(() => 'let in', String),
      { timeout: 10_000 },
    )
    .toMatch(/expired|invalid/i)
})

it('SE-03 what becomes public is found by all, what is withdrawn by none, as soon as the event is delivered', async () => {
  const draft = await db.challenge.findFirstOrThrow({ where: { title: `${WORD}的草稿` } })
  expect(titlesOf(await ask(visitor, WORD))).not.toContain(draft.title)
  await publishChallenge(await actorFor(alliance.lead.leader), draft.id, { version: draft.version })
  await indexEverything()
  expect(titlesOf(await ask(visitor, WORD))).toContain(draft.title)

  const owner = alliance.members[0] ?? alliance.lead
  const actor = await actorFor(owner.leader)
  const resource = await db.resource.findFirstOrThrow({ where: { title: `${WORD}的仪器，公开` } })
  const problem = await db.problem.findFirstOrThrow({ where: { title: `${WORD}的问题，给登录的人` } })
  const result = await db.result.findFirstOrThrow({ where: { title: `${WORD}的公开成果` } })
  await withdrawResource(actor, resource.id)
  await withdrawProblem(actor, problem.id)
  await withdrawResult(await actorFor({ id: result.createdById ?? '' }), result.id, '数据有误')
  await indexEverything()
  for (const [name, one] of Object.entries(people)) {
    const found = idsOf(await ask(one, '', { limit: 100 }))
    expect({ name, found: [resource.id, problem.id, result.id].filter((id) => found.includes(id)) }).toEqual({ name, found: [] })
  }
  expect(await db.searchDocument.count({ where: { entityId: { in: [resource.id, problem.id, result.id] } } })).toBe(0)
})

it('SE-03 who leaves an alliance loses its things in the same moment, and who joins finds them', async () => {
  const joining = await buildWorkshop()
  const mine = await buildAlliance({ invited: [joining] })
  const leaving = mine.members[0] ?? mine.lead
  const { id } = await buildProblem({ alliance: mine, author: mine.lead.leader, title: '雪灵芝栽培', visibility: 'alliance' })
  await indexEverything()
  const finds = async (user: User) => idsOf(await ask(await actorFor(user), '雪灵芝')).includes(id)
  const knows = async (user: User) => (await similar(await actorFor(user), { title: '雪灵芝栽培' })).some((match) => match.id === id)
  expect([await finds(leaving.leader), await knows(leaving.leader), await finds(joining.leader)]).toEqual([true, true, false])
  const memberOf = async (workshopId: string) => {
    const at = { allianceId: mine.id, workshopId }
    return { allianceId: mine.id, memberId: (await db.allianceMember.findUniqueOrThrow({ where: { allianceId_workshopId: at } })).id }
  }
  await leaveAlliance(await actorFor(leaving.leader), await memberOf(leaving.id))
  await acceptInvitation(await actorFor(joining.leader), await memberOf(joining.id))
  expect([await finds(leaving.leader), await knows(leaving.leader)]).toEqual([false, false])
  expect([await finds(joining.leader), await knows(joining.leader)]).toEqual([true, true])
})
