import { expect, it } from 'vitest'
import { daysAhead } from './journey'
import { TITLE, visible, type Story } from './story'

const ONE_PIXEL =
  '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082'

/** An alliance becomes valid, a member reports a problem from a phone, the lead posts it. */
export function intakePath({ stage, cast, world }: Story): void {
  it('AL-03 a visitor reads why the alliance is not valid, with the clause', async () => {
    const visitor = await stage().visitor('phone')
    await stage().open(visitor, `/alliances/${cast().allianceId}`, { live: false })
    await visible(visitor.page.getByText('还差 1 个工作室'))
    await visible(visitor.page.getByText('工作室联盟最少由3个创新工作室组成', { exact: false }))
    await stage().sound(visitor)
  })

  it('AL-05 the third workshop accepts for itself, and the alliance is valid', async () => {
    const third = await stage().person(cast().people.third)
    await stage().open(third, '/todos')
    await third.page.getByRole('link', { name: cast().allianceName }).click()
    await third.page.getByRole('button', { name: '接受邀请' }).click()
    await visible(third.page.getByText('符合组建条件').first())
    await stage().sound(third)
  })

  it('CH-01 DU-01 a member reports a problem from a phone, and the lead’s to-do list shows it', async () => {
    const lead = await stage().person(cast().people.lead)
    await stage().open(lead, '/todos')
    const member = await stage().person(cast().people.member, 'phone')
    await stage().open(member, '/problems/new')
    const { page } = member
    await page.getByLabel('一句话说清问题').fill(TITLE)
    await page.getByLabel('具体情况').fill('长期卧床病人踝泵运动靠护士口头提醒，做没做、做够没有说不清，夜间更难落实。')
    await page.getByLabel('照片或文件').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(ONE_PIXEL, 'hex') })
    await page.getByRole('button', { name: '提交问题' }).click()
    await page.waitForURL(/\/problems\/[\w-]{12}$/)
    world.problemId = page.url().split('/').at(-1)
    await visible(page.getByRole('heading', { name: TITLE }))
    await stage().sound(member)
    await stage().refreshed(lead)
    await visible(lead.page.getByRole('main').getByRole('link', { name: TITLE }))
    if (stage().mode.scripts) await visible(lead.page.locator('[data-toast="problem.reported"]'))
    await stage().sound(lead)
  })

  it('CH-02 CH-03 CH-05 the lead accepts the problem, establishes it and posts the challenge', async () => {
    const board = await stage().person(cast().people.bidder)
    await stage().open(board, '/challenges?status=open')
    const lead = await stage().person(cast().people.lead)
    const { page } = lead
    await stage().open(lead, `/problems/${world.problemId}`)
    await page.locator('summary', { hasText: '通过' }).click()
    await page.getByRole('button', { name: '通过' }).click()
    await page.getByRole('link', { name: '立项为榜单' }).click()
    await page.getByLabel('主要指标').fill('计数准确率不低于 98%\n提醒后执行率提高一倍')
    await page.getByLabel('投标截止').fill(daysAhead(10))
    await page.getByLabel('经费预算').fill('50,000.00')
    await page.getByLabel('攻关期限').fill('180')
    await page.getByLabel('知识产权与保密约定').fill('成果由双方共有；患者信息不得外传。')
    await page.locator('[name="criteria.0.title"]').fill('可行性')
    await page.locator('[name="criteria.0.weight"]').fill('60')
    await page.locator('[name="criteria.1.title"]').fill('成本')
    await page.locator('[name="criteria.1.weight"]').fill('30')
    await page.locator('[name="checks.0.title"]').fill('计数准确率不低于 98%')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    // The weights sum to 90: everything typed is kept, the fault stands beside the rows.
    await visible(page.getByText('权重合计须为 100'))
    expect(await page.getByLabel('经费预算').inputValue()).toBe('50,000.00')
    await page.locator('[name="criteria.1.weight"]').fill('40')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.waitForURL(/\/challenges\/[\w-]{12}$/)
    world.challengeId = page.url().split('/').at(-1)
    await page.getByRole('button', { name: '发榜' }).click()
    await visible(page.getByText('揭榜中').first())
    await stage().sound(lead)
    await stage().refreshed(board)
    await visible(board.page.getByRole('main').getByRole('link', { name: TITLE }))
    await stage().sound(board)
  })
}
