import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop, type WorkshopWithLeader } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { startApp, type App } from '~test/support/app'
import { accessibilityFaults, faultsOf, launchBrowser, newContext, signIn, type Size } from '~test/support/browser'

let app: App
let browser: Browser
let workshop: WorkshopWithLeader
let officer: { username: string }
let outsider: { username: string }

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
  workshop = await buildWorkshop()
  await addMember(workshop, { role: 'core_member' })
  const { unionId } = await db.unit.findUniqueOrThrow({ where: { id: workshop.unitId } })
  officer = await buildOfficer(unionId ?? '')
  outsider = await buildUser()
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

async function enter(username: string, given: { size?: Size; scripts?: boolean; dark?: boolean } = {}): Promise<Page> {
  const page = await (await newContext(browser, given)).newPage()
  await signIn(page, app.origin, username)
  return page
}

const open = (page: Page, label: string) => page.locator('summary', { hasText: label }).first().click()
const press = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true }).first().click()

it('WS-01 WS-09 WS-18 the leader keeps the record: a wrong area comes back with what was typed, a plan and its activity are recorded', async () => {
  const page = await enter(workshop.leader.username)
  const faults = faultsOf(page)
  await page.goto(`${app.origin}/workshops/${workshop.id}`)
  await page.getByRole('link', { name: '工作室档案' }).click()
  await page.getByRole('link', { name: '场地与制度' }).click()
  const venue = page.locator('#venue')
  await open(page, '登记')
  await venue.getByLabel('地点').fill('三号楼二层 203')
  await venue.getByLabel('面积（平方米）').fill('25.55')
  await venue.getByLabel('创新实践').check()
  await venue.getByRole('button', { name: '保存' }).click()
  await expect.poll(() => venue.textContent()).toContain('面积不正确')
  expect(await venue.getByLabel('地点').inputValue()).toBe('三号楼二层 203')
  expect(await venue.getByLabel('创新实践').isChecked()).toBe(true)
  await venue.getByLabel('面积（平方米）').fill('25.5')
  await venue.getByRole('button', { name: '保存' }).click()
  await expect.poll(() => venue.textContent()).toContain('25.5 平方米')
  await page.getByRole('link', { name: '计划与活动' }).click()
  await open(page, '编写年度计划')
  await page.getByLabel('年份').fill('2025')
  await page.getByLabel('年度目标').fill('完成一项课题')
  await press(page, '保存')
  await open(page, '增加活动')
  await page.getByLabel('月份').fill('3')
  await page.getByLabel('活动内容').fill('参观劳模展')
  await press(page, '增加活动')
  await expect.poll(() => page.getByRole('main').textContent()).toContain('参观劳模展')
  expect(faults).toEqual([])
  await page.context().close()
})

it('R32 ID-07 on a phone without scripts a statement and an honour are recorded, and the officer confirms both', async () => {
  const page = await enter(workshop.leader.username, { size: 'phone', scripts: false })
  await page.goto(`${app.origin}/workshops/${workshop.id}/record`)
  await open(page, '提交说明')
  await page.getByLabel('说明内容').fill('单位依法登记，登记证在档案室。')
  await press(page, '提交说明')
  await page.goto(`${app.origin}/settings/profile`)
  await open(page, '登记荣誉')
  await page.getByLabel('年份').fill('2020')
  await page.getByLabel('授予单位').fill('示例市总工会')
  await press(page, '登记荣誉')
  expect(await page.locator('#honours').textContent()).toContain('待工会核实')
  const union = await enter(officer.username, { size: 'phone', scripts: false })
  await union.goto(`${app.origin}/todos`)
  await union.getByRole('link', { name: workshop.name }).click()
  await press(union, '核实无误')
  expect(await union.locator('#statements').textContent()).toContain('工会已核实')
  await union.goto(`${app.origin}/people/${workshop.leader.id}`)
  await press(union, '核实无误')
  expect(await union.locator('#honours').textContent()).toContain('工会已核实')
  await union.context().close()
  await page.context().close()
})

it.each([
  ['the leader on a desktop', () => workshop.leader, {}],
  ['the leader on a phone in the dark', () => workshop.leader, { size: 'phone', dark: true }],
  ['somebody else', () => outsider, {}],
] as const)('WS-01 every tab, the profile and the person’s page are accessible to %s', async (_who, user, given) => {
  const page = await enter(user().username, given)
  const tabs = ['', '/team', '/house', '/plans'].map((tab) => `/workshops/${workshop.id}/record${tab}`)
  for (const at of [...tabs, '/settings/profile', `/people/${workshop.leader.id}`]) {
    await page.goto(app.origin + at)
    expect([at, await accessibilityFaults(page)]).toEqual([at, []])
    const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect([at, width]).toEqual([at, 0])
  }
  await page.context().close()
})
