import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { offerResource, withdrawResource } from '~server/resources/offer-resource'
import { startApp, type App } from '~test/support/app'
import { launchBrowser, newContext, signIn, whenLive } from '~test/support/browser'
import { signInAs } from '~test/support/visit'
import { resourceForm } from '../server/resources/resource-form'
import { offer } from './line'

const dataDir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-tab-'))
let app: App
let browser: Browser
beforeAll(async () => {
  app = await startApp({ dataDir })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function tabOf(username: string, at: string) {
  const context = await newContext(browser)
  const page = await context.newPage()
  await signIn(page, app.origin, username)
  await page.goto(app.origin + at)
  await whenLive(page)
  return { context, page }
}

it('AD-05 the number beside 待办 and a toast come into an open tab when somebody else acts; the tab of who acted shows no toast', async () => {
  const alliance = await buildAlliance()
  const author = alliance.members[0]?.leader ?? alliance.lead.leader
  const [lead, own] = [await tabOf(alliance.lead.leader.username, '/alliances'), await tabOf(author.username, '/alliances')]
  await buildProblem({ alliance, title: '推床刹车夜里打滑' })
  await lead.page.getByRole('link', { name: '待办 1 项' }).waitFor()
  await lead.page.getByRole('status').getByRole('link', { name: '推床刹车夜里打滑' }).waitFor()
  // What comes later has come here too: the toast of one's own act would stand there already.
  await offer(await signInAs(app, (await buildUser()).username), { title: '别人的示波器' })
  await own.page.getByRole('status').getByText('别人的示波器').waitFor()
  expect(await own.page.getByRole('status').getByText('推床刹车夜里打滑').count()).toBe(0)
  await Promise.all([lead.context.close(), own.context.close()])
})

it('AD-05 the open page of a thing that is taken back shows that it is gone, and says nothing more of it', async () => {
  const owner = await actorFor(await buildUser())
  const { id } = await offerResource(owner, resourceForm({ title: '要收回的天平' }))
  const { context, page } = await tabOf((await buildUser()).username, `/resources/${id}`)
  await page.getByRole('heading', { name: '要收回的天平' }).waitFor()
  await withdrawResource(owner, id)
  await page.getByText('页面不存在，或您无权查看。').waitFor()
  expect(await page.locator('[data-toast="resource.withdrawn"], [data-toast="null"]').count()).toBe(0)
  await context.close()
})

it.each(['SIGTERM', 'SIGKILL'] as const)(
  'AD-05 an open tab comes back after %s and a new start, shows what it missed and hears on',
  async (signal) => {
    const { username } = await buildUser()
    const { context, page } = await tabOf(username, '/resources')
    const port = new URL(app.origin).port
    await app.stop(signal)
    await page.waitForSelector('html[data-live="off"]')
    app = await startApp({ dataDir, env: { PORT: port } })
    const other = await signInAs(app, (await buildUser()).username)
    const missed = await offer(other)
    await whenLive(page)
    await page.getByRole('main').getByText(missed).waitFor()
    const later = await offer(other)
    await page.getByRole('main').getByText(later).waitFor()
    await context.close()
  },
)

it('P23 the tab of a session that was ended elsewhere goes quiet and does not knock again and again', async () => {
  const { username } = await buildUser()
  const { context, page } = await tabOf(username, '/resources')
  let knocks = 0
  page.on('websocket', () => knocks++)
  await (await signInAs(app, username)).post('/settings', { intent: 'end_sessions' })
  await page.waitForSelector('html[data-live="off"]')
  await expect.poll(() => knocks).toBe(1)
  const title = await offer(await signInAs(app, (await buildUser()).username))
  await page.reload()
  await page.getByRole('link', { name: '登录' }).first().waitFor()
  expect(await page.getByText(title).count()).toBe(0)
  expect(knocks).toBe(1)
  await context.close()
})
