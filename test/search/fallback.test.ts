import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResult } from '~prisma/seed/factories/results'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { startMeilisearch } from '~server/embedded/meilisearch'
import { deliverPending, pendingDeliveries } from '~server/events/outbox'
import { visitor, type Actor } from '~server/policies/actor'
import { prepare } from '~server/start'
import { similar } from '~search/similar'
import { announceWorkshops, ask, fingerprints, idsOf, indexEverything, marked, NOWHERE, titlesOf, withMeilisearchAt } from './given'

let alliance: AllianceWithWorkshops
let people: Readonly<Record<string, Actor>>

/** Until Meilisearch has rested from its failure and answers again. */
const untilItAnswers = () => expect.poll(async () => (await ask(visitor, '')).degraded, { timeout: 20_000 }).toBe(false)

beforeAll(async () => {
  alliance = await buildAlliance()
  await buildProblem({ alliance, title: '展柜湿度忽高忽低', visibility: 'alliance' })
  await buildChallenge({ alliance, title: '展柜恒湿材料', status: 'draft' })
  await buildChallenge({ alliance, title: '展柜微环境调湿', background: '文物库房到展厅，湿度一天变三次。' })
  await buildResult({
    title: '展柜恒湿用复合调湿板',
    summary: '在三个展厅试用一年，湿度波动小于百分之三。',
    sectorKey: 'culture',
    year: 2020,
  })
  await announceWorkshops()
  await indexEverything()
  people = {
    visitor,
    lead: await actorFor(alliance.lead.leader),
    member: await actorFor(alliance.members[0]?.leader ?? alliance.lead.leader),
    officer: await actorFor(await buildOfficer(alliance.governingUnionId)),
    outsider: await actorFor(await buildUser()),
    administrator: await actorFor(await buildUser({ isAdmin: true })),
  }
})

async function serverThat(answers: (end: (status: number, body: string) => void) => void) {
  const server: Server = createServer((_request, response) => answers((status, body) => response.writeHead(status).end(body)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

const faults: [string, (end: (status: number, body: string) => void) => void][] = [
  ['answers 500', (end) => end(500, '{"message":"internal"}')],
  ['answers with something else', (end) => end(200, '<html>a proxy’s page</html>')],
  ['refuses the key', (end) => end(403, '{"code":"invalid_api_key","type":"auth","message":"no"}')],
  ['never answers', () => undefined],
]

it.each(faults)('SE-07 a Meilisearch that %s: PostgreSQL answers, and the answer says so', async (_name, answers) => {
  const { url, stop } = await serverThat(answers)
  const found = await withMeilisearchAt(url, () => ask(visitor, '展柜'))
  stop()
  expect(found).toMatchObject({ degraded: true, total: 2, query: '展柜' })
  await untilItAnswers()
})

it('SE-07 without Meilisearch everybody finds what he finds with it, and no more', async () => {
  const everyAnswer = async () => {
    const answers: { q: string; name: string; total: number; ids: string[]; degraded: boolean }[] = []
    for (const q of ['', '展柜', '恒湿', '湿度']) {
      for (const [name, actor] of Object.entries(people)) {
        const answer = await ask(actor, q)
        answers.push({ q, name, total: answer.total, ids: idsOf(answer).sort(), degraded: answer.degraded })
      }
    }
    return answers
  }
  const there = await everyAnswer()
  const away = await withMeilisearchAt(NOWHERE, everyAnswer)
  expect(there.some(({ total }) => total > 0)).toBe(true)
  expect(away).toEqual(there.map((answer) => ({ ...answer, degraded: true })))
  await untilItAnswers()
})

it('SE-07 words are marked, types, sector and year chosen, and pages turned as with Meilisearch', async () => {
  await withMeilisearchAt(NOWHERE, async () => {
    const [hit] = (await ask(visitor, '恒湿')).hits
    expect(hit && marked(hit.title)).toEqual(['恒湿'])
    expect(titlesOf(await ask(visitor, '湿度', { types: ['result'], sectorKey: 'culture', year: 2020 }))).toEqual(['展柜恒湿用复合调湿板'])
    expect((await ask(visitor, '湿度', { year: 2019 })).total).toBe(0)
    const all = titlesOf(await ask(people.lead ?? visitor, ''))
    const pages = [await ask(people.lead ?? visitor, '', { limit: 3 }), await ask(people.lead ?? visitor, '', { limit: 3, offset: 3 })]
    expect(pages.flatMap(titlesOf)).toEqual(all.slice(0, 6))
    expect(pages[0]?.total).toBe(all.length)
  })
  await untilItAnswers()
})

it('SE-07 the duplicate check does not need Meilisearch', async () => {
  const found = await withMeilisearchAt(NOWHERE, () => similar(visitor, { title: '展柜恒湿材料' }))
  expect(titlesOf({ hits: found })).toEqual(['展柜恒湿用复合调湿板', '展柜微环境调湿'])
})

it('SE-07 what happens while Meilisearch is away is found at once by the fallback and reaches Meilisearch when it is back', async () => {
  const id = await withMeilisearchAt(NOWHERE, async () => {
    const made = await buildResult({ title: '离线期间的成果' })
    await indexEverything()
    expect(idsOf(await ask(visitor, '离线期间'))).toEqual([made])
    return made
  })
  expect((await pendingDeliveries()).search_meilisearch).toBe(1)
  await untilItAnswers()
  await expect
    .poll(
      async () => {
        await deliverPending(['search_meilisearch'])
        return (await pendingDeliveries()).search_meilisearch ?? 0
      },
      { timeout: 20_000 },
    )
    .toBe(0)
  expect(await ask(visitor, '离线期间')).toMatchObject({ degraded: false, hits: [{ id }] })
})

it('P4 a Meilisearch that was wiped and begins anew, with other keys, is filled by the next start and then used again', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-wiped-'))
  const fresh = await startMeilisearch({ dir, key: process.env.MEILI_KEY ?? '' })
  const workshop = await buildWorkshop()
  await announceWorkshops()
  await indexEverything()
  const { total } = await ask(visitor, '')
  await withMeilisearchAt(fresh.url, async () => {
    expect(await ask(visitor, '')).toMatchObject({ degraded: true, total })
    // An event that comes before anybody has noticed makes an index of one document: it answers nobody.
    const id = await buildResult({ workshop, title: '清空以后的成果' })
    await indexEverything()
    expect(await ask(visitor, '清空以后')).toMatchObject({ degraded: true, hits: [{ id }] })
    await prepare()
    await untilItAnswers()
    expect(await ask(visitor, '')).toMatchObject({ degraded: false, total: total + 1 })
    const both = await fingerprints()
    expect(both.meilisearch).toEqual(both.postgres)
  })
  await fresh.stop()
  rmSync(dir, { recursive: true, force: true })
})
