import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildUnion, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import type { App } from '../support/app'
import { accessibilityFaults, faultsOf, launchBrowser, newContext, signIn } from '../support/browser'
import { startAppWithFiles } from '../routes/world'

let app: App
let browser: Browser
beforeAll(async () => {
  app = await startAppWithFiles()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

const sizes = [
  ['desktop', { size: 'desktop' }],
  ['phone in the dark', { size: 'phone', dark: true }],
  ['without scripts', { size: 'desktop', scripts: false }],
] as const

async function visit(given: Parameters<typeof newContext>[1], username: string, act: (page: Page) => Promise<void>): Promise<void> {
  const context = await newContext(browser, given)
  const page = await context.newPage()
  const faults = faultsOf(page)
  await signIn(page, app.origin, username)
  await act(page)
  expect(faults).toEqual([])
  await context.close()
}

/** Nothing of the page lies beyond the edge of the screen, and axe finds nothing (it needs scripts). */
async function looksRight(page: Page, scripts: boolean): Promise<void> {
  if (!scripts) return
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
}

describe.each(sizes)('on the %s', (name, given) => {
  const scripts = name !== 'without scripts'

  it('AL-14 from a workshop to a proposal, to an alliance, to its partners, who are asked one by one', async () => {
    const province = await buildUnion()
    const unit = async (sectorKey: string) =>
      buildUnit({ sectorKey, unionId: (await buildUnion({ level: 'unit', parentId: province.id })).id })
    const start = await buildWorkshop({ unitId: (await unit('health')).id, sectorKey: 'health', title: 'provincial_system' })
    for (const sectorKey of ['science', 'education']) await buildWorkshop({ unitId: (await unit(sectorKey)).id, sectorKey })
    await visit(given, start.leader.username, async (page) => {
      await page.goto(`${app.origin}/workshops/${start.id}`)
      await page.getByRole('link', { name: '找伙伴' }).click()
      await page.getByRole('heading', { name: '方案 1' }).waitFor()
      await looksRight(page, scripts)
      await page.getByRole('link', { name: '按此方案成立联盟' }).first().click()
      await page.getByText('成立后可以逐个邀请').waitFor()
      await page.getByLabel('联盟名称').fill(`示例方案联盟${name}`)
      await page.getByRole('button', { name: '成立联盟' }).click()
      await page.getByRole('heading', { name: '邀请建议的伙伴' }).waitFor()
      await looksRight(page, scripts)
      const invitations = page.getByRole('button', { name: '邀请' })
      const before = await invitations.count()
      expect(before).toBeGreaterThan(1)
      await invitations.first().click()
      await page.getByText('待答复').first().waitFor()
      expect(await page.getByRole('button', { name: '邀请' }).count()).toBe(before - 1)
    })
    expect(await db.allianceMember.count({ where: { alliance: { name: `示例方案联盟${name}` }, status: 'invited' } })).toBe(1)
  })

  it('AL-19 the network shows alliances as a picture and in words', async () => {
    const alliance = await buildAlliance()
    await visit(given, alliance.lead.leader.username, async (page) => {
      await page.goto(`${app.origin}/alliances`)
      await page.getByRole('link', { name: '联盟网络' }).click()
      await page.getByRole('heading', { name: '谁与谁合作' }).waitFor()
      expect(await page.locator('svg a circle').count()).toBeGreaterThan(3)
      expect(await page.getByRole('link', { name: alliance.name }).count()).toBe(1)
      await looksRight(page, scripts)
    })
  })

  it('AD-06 a list is looked at, its faults are told by line, and it is imported when confirmed', async () => {
    const admin = await buildUser({ isAdmin: true })
    const union = await buildUnion({ name: `示例名单${name}工会` })
    const unit = `示例名单${name}中心`
    const lines = ['单位名称,地区,行业,上级工会', `${unit},西安,卫生,${union.name}`, '示例错误中心,西安,占星,没有']
    await visit(given, admin.username, async (page) => {
      await page.goto(`${app.origin}/workshops`)
      await page.getByRole('link', { name: '导入名单' }).click()
      await page.getByRole('heading', { name: '导入名单' }).waitFor()
      await looksRight(page, scripts)
      await page.getByRole('radio', { name: '单位' }).check()
      await page.getByLabel('文件').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
      await page.getByRole('button', { name: '预览' }).click()
      await page.getByText('第 3 行').waitFor()
      await page.getByText('没有这个行业').waitFor()
      await looksRight(page, scripts)
      await page.getByRole('button', { name: '确认导入 1 条' }).click()
      await page.getByText('已导入。').waitFor()
    })
    expect(await db.unit.count({ where: { name: unit } })).toBe(1)
  })
})
