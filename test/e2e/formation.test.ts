import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { buildOfficer } from '~prisma/seed/factories/people'
import { buildWorkshop, type WorkshopWithLeader } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { startApp, type App } from '~test/support/app'
import { launchBrowser } from '~test/support/browser'
import { Stage, type Visitor } from './journey'
import { visible } from './story'

let app: App
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

describe.each([
  ['with scripts', true, '丙'],
  ['with scripts off', false, '丁'],
] as const)('forming an alliance %s', (_name, scripts, tag) => {
  let stage: Stage
  let lead: WorkshopWithLeader
  let others: WorkshopWithLeader[]
  let officers: { unit: string; governing: string }
  let address = ''
  const name = `${tag}康复辅具创新工作室联盟`
  const tab = (name_: 'charter' | 'formation') => `${address}/${name_}`

  beforeAll(async () => {
    lead = await buildWorkshop({ name: `${tag}牵头创新工作室`, title: 'provincial_system' })
    others = [
      await buildWorkshop({ name: `${tag}教具创新工作室`, sectorKey: 'education' }),
      await buildWorkshop({ name: `${tag}材料创新工作室`, sectorKey: 'science' }),
    ]
    const { union } = await db.unit.findUniqueOrThrow({ where: { id: lead.unitId }, include: { union: true } })
    const unit = await buildOfficer(union?.id ?? '')
    const governing = await buildOfficer(union?.parentId ?? '')
    officers = { unit: unit.username, governing: governing.username }
    stage = new Stage(browser, app.origin, { scripts })
  })
  afterAll(() => stage.close())

  const row = ({ page }: Visitor, workshop: { readonly name: string }) => page.getByRole('listitem').filter({ hasText: workshop.name })
  const sign = async (visitor: Visitor, workshop: { readonly name: string }) => {
    await stage.open(visitor, tab('charter'))
    await visitor.page.getByRole('button', { name: '代表工作室签署' }).click()
    await visible(row(visitor, workshop).getByText('签署于', { exact: false }))
  }

  it('AL-01 AL-05 founded from nothing by its lead, who asks two workshops in; the world sees nothing of it', async () => {
    const founder = await stage.person(lead.leader.username)
    const { page } = founder
    await stage.open(founder, '/alliances/new')
    await page.getByLabel('联盟名称').fill(name)
    await page.getByRole('button', { name: '成立联盟' }).click()
    await page.waitForURL(/\/alliances\/[\w-]{12}$/)
    address = new URL(page.url()).pathname
    for (const workshop of others) {
      await page.getByLabel('邀请工作室').selectOption(workshop.id)
      await page.getByRole('button', { name: '邀请工作室' }).click()
      await visible(page.getByRole('listitem').filter({ hasText: workshop.name }).getByText('待答复'))
    }
    await stage.sound(founder)
    const visitor = await stage.visitor('phone')
    await visitor.page.goto(app.origin + address)
    await visible(visitor.page.getByText('页面不存在，或您无权查看'))
  })

  it('AL-07 AL-09 principles and charter are written, what is wanting is told, and every workshop signs', async () => {
    const founder = await stage.person(lead.leader.username)
    const { page } = founder
    await stage.open(founder, tab('formation'))
    await visible(page.getByText('章程：尚未拟定'))
    for (const label of ['业务相融通', '目标较一致', '链接上下游', '驱动+辐射'])
      await page.getByLabel(label).fill(`${label}：共同做好康复辅具。`)
    await page.getByRole('button', { name: '保存联盟原则' }).click()
    await visible(page.getByText('章程：尚未拟定'))
    await page.getByLabel('名称或姓名').fill('示例护理学会')
    await page.getByRole('button', { name: '登记加入' }).click()
    await visible(page.getByRole('listitem').filter({ hasText: '示例护理学会' }))
    await page.getByRole('button', { name: '提交给单位工会' }).click()
    await visible(page.getByText('联盟还不符合组建条件'))
    await stage.sound(founder)
    await stage.open(founder, tab('charter'))
    const body = page.getByLabel('章程正文')
    expect(await body.inputValue()).toContain('## 激励机制')
    await body.fill('## 管理机制\n\n重大事项共同商定。\n\n## 激励机制\n\n成果共享，按贡献署名。')
    await page.getByRole('button', { name: '保存为新一版' }).click()
    await visible(page.getByRole('heading', { name: '激励机制' }))
    await sign(founder, lead)
    await stage.sound(founder)
    for (const workshop of others) {
      const member = await stage.person(workshop.leader.username, 'phone')
      await stage.open(member, address)
      await member.page.getByRole('button', { name: '接受邀请' }).click()
      await visible(row(member, workshop).getByText('已加入'))
      await sign(member, workshop)
      await stage.sound(member)
    }
  })

  it('AL-10 submitted, recommended by the unit’s union, named by the governing union, and then known to all', async () => {
    const founder = await stage.person(lead.leader.username)
    await stage.open(founder, tab('formation'))
    await visible(founder.page.getByText('都已齐备，可以提交'))
    await founder.page.getByRole('button', { name: '提交给单位工会' }).click()
    await visible(founder.page.getByText('待推荐').first())

    const unit = await stage.person(officers.unit)
    await stage.open(unit, '/todos')
    await unit.page.locator('[data-todo="recommend_alliance"]').getByRole('link').click()
    await unit.page.getByRole('button', { name: '推荐命名' }).click()
    await visible(unit.page.getByText('待命名').first())
    await stage.sound(unit)

    const governing = await stage.person(officers.governing)
    await stage.open(governing, '/todos')
    await governing.page.locator('[data-todo="name_alliance"]').getByRole('link').click()
    await governing.page.getByLabel('命名文号').fill('示例工发〔2026〕3号')
    await governing.page.getByRole('button', { name: '命名联盟' }).click()
    await visible(governing.page.getByText('示例工发〔2026〕3号').first())
    await stage.sound(governing)

    const visitor = await stage.visitor('phone')
    await visitor.page.goto(app.origin + address)
    await visible(visitor.page.getByText('已命名').first())
    await stage.sound(visitor)
  })

  it('AL-06 broken by one who leaves and mended by one who comes back: marked with its days, and in order at once', async () => {
    const [leaver] = others
    const member = await stage.person(leaver?.leader.username ?? '')
    await stage.open(member, address)
    await member.page.getByRole('button', { name: '退出联盟' }).click()
    await member.page.waitForURL(/\/alliances$/)
    const founder = await stage.person(lead.leader.username)
    await stage.open(founder, '/todos')
    await founder.page.locator('[data-todo="mend_alliance"]').getByRole('link').click()
    await visible(founder.page.getByText('还有 30 天', { exact: false }))
    await visible(founder.page.getByText('创盟平台约定', { exact: false }))
    await stage.sound(founder)
    await founder.page.getByLabel('邀请工作室').selectOption(leaver?.id ?? '')
    await founder.page.getByRole('button', { name: '邀请工作室' }).click()
    await visible(row(founder, leaver ?? lead).getByText('待答复'))
    await stage.open(member, address)
    await member.page.getByRole('button', { name: '接受邀请' }).click()
    await visible(member.page.getByText('符合组建条件', { exact: true }))
    expect(await member.page.getByText('还有 30 天', { exact: false }).count()).toBe(0)
    await stage.sound(member)
  })
})
