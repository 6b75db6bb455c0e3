import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildUser } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import { startMeilisearch, type Meilisearch } from '~server/embedded/meilisearch'
import { startApp, type App } from '~test/support/app'
import { signInAs } from '~test/support/visit'
import { connect, offer, PATIENCE, ring } from './line'

const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-two-'))
let meilisearch: Meilisearch
let first: App
let second: App

const start = (env: Readonly<Record<string, string>> = {}) =>
  startApp({ env: { MEILI_URL: meilisearch.url, MEILI_KEY: meilisearch.key, ...env } })

beforeAll(async () => {
  meilisearch = await startMeilisearch({ dir, key: 'a master key for two' })
  ;[first, second] = await Promise.all([start(), start()])
})
afterAll(async () => {
  await Promise.all([first.stop(), second.stop()])
  await meilisearch.stop()
  rmSync(dir, { recursive: true, force: true })
})

it('AD-05 what is done at one process is heard at the other, both ways, and once', async () => {
  const [here, there] = await Promise.all([first, second].map(async (app) => signInAs(app, (await buildUser()).username)))
  if (!here || !there) throw new Error('two people')
  const lines = [await connect(first, here), await connect(second, there)]
  const titles: string[] = []
  for (const person of [here, there, here]) {
    titles.push(await offer(person))
    await Promise.all(lines.map((line) => line.hears(titles.at(-1) ?? '')))
  }
  await ring(there, lines)
  for (const line of lines) expect(line.heard.slice(0, -1).map(({ label }) => label)).toEqual(titles)
  lines.forEach((line) => line.socket.close())
})

it('P23 sessions ended and accounts suspended at one process close the lines at the other', async () => {
  const user = await buildUser()
  const [here, there] = [await signInAs(first, user.username), await signInAs(second, user.username)]
  const lines = [await connect(first, here), await connect(second, there), await connect(second, here)]
  await there.post('/settings', { intent: 'end_sessions' })
  expect(await Promise.all(lines.map((line) => line.ends()))).toEqual(Array(3).fill('io server disconnect'))
  const line = await connect(second, await signInAs(second, user.username))
  const administrator = await signInAs(first, (await buildUser({ isAdmin: true })).username)
  await administrator.post('/users', { intent: 'suspend', userId: user.id })
  expect(await line.ends()).toBe('io server disconnect')
})

it('P23 a session whose time is over closes its lines at both processes; one that lives longer keeps them', async () => {
  const user = await buildUser()
  const [desk, phone] = [await signInAs(first, user.username), await signInAs(first, user.username)]
  const over = [await connect(first, desk), await connect(second, desk)]
  const staying = [await connect(first, phone), await connect(second, phone)]
  const sessions = await db.session.findMany({ where: { userId: user.id }, orderBy: { createdAt: 'asc' } })
  const [endsNow, endsLater] = sessions.map(({ id }) => id)
  await db.session.update({ where: { id: endsLater ?? '' }, data: { expiresAt: new Date(Date.now() + 3_600_000) } })
  await db.session.update({ where: { id: endsNow ?? '' }, data: { expiresAt: new Date() } })
  expect(await Promise.all(over.map((line) => line.ends()))).toEqual(Array(2).fill('io server disconnect'))
  await ring(phone, staying)
  for (const line of staying) {
    expect(line.socket.connected).toBe(true)
    line.socket.close()
  }
})

it('P23 what happens right after somebody left is not heard at either process', async () => {
  const alliance = await buildAlliance()
  const leaving = alliance.members[0] ?? alliance.lead
  const stays = await connect(second, await signInAs(second, alliance.lead.leader.username))
  const [here, there] = [await signInAs(first, leaving.leader.username), await signInAs(second, leaving.leader.username)]
  const lines = [await connect(first, here), await connect(second, there)]
  const at = { allianceId: alliance.id, workshopId: leaving.id }
  const { id } = await db.allianceMember.findUniqueOrThrow({ where: { allianceId_workshopId: at } })
  const author = { id: alliance.lead.leader.id }
  await here.post(`/alliances/${alliance.id}`, { intent: 'leave', memberId: id })
  for (const title of ['走后第一个问题', '走后第二个问题']) await buildProblem({ alliance, author, title, visibility: 'alliance' })
  await stays.hears('走后第二个问题')
  await ring(here, [...lines, stays])
  for (const line of lines) expect(line.heard.filter(({ entity }) => entity === 'problem')).toEqual([])
  ;[...lines, stays].forEach((line) => line.socket.close())
})

it('AD-05 when one process ends, the lines of the other stay open and hear on', async () => {
  const third = await start()
  const person = await signInAs(second, (await buildUser()).username)
  const line = await connect(second, person)
  await ring(await signInAs(third, (await buildUser()).username), [line])
  await third.stop()
  await ring(person, [line])
  expect(line.socket.connected).toBe(true)
  line.socket.close()
})

it.each(['SIGTERM', 'SIGKILL'] as const)(
  'AD-05 a tab comes back by itself after its process was ended by %s and started again',
  async (signal) => {
    const third = await start()
    const port = new URL(third.origin).port
    const person = await signInAs(third, (await buildUser()).username)
    const line = await connect(third, person, { reconnection: true })
    await third.stop(signal)
    await line.ends()
    const again = await start({ PORT: port })
    await vi.waitFor(() => expect(line.socket.connected).toBe(true), PATIENCE)
    await ring(person, [line])
    line.socket.close()
    await again.stop()
  },
)
