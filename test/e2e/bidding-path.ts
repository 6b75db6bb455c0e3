import { expect, it } from 'vitest'
import { passDeadline } from '~prisma/seed/factories/challenges'
import { db } from '~server/core/database'
import { visible, type Story } from './story'

/** A team bids under seal, an expert scores, two people decide. */
export function biddingPath({ stage, cast, world }: Story): void {
  it('CH-06 CH-13 a team bids before the deadline; nobody else sees a word of it', async () => {
    const bidder = await stage().person(cast().people.bidder)
    const { page } = bidder
    await stage().open(bidder, `/challenges/${world.challengeId}`)
    await page.getByRole('link', { name: '我要揭榜' }).click()
    await page.getByLabel('攻关方案').fill('足部惯性传感器计数，\n振动与语音分级提醒，数据上传护理记录。')
    await page.getByLabel('所需经费').fill('45000')
    await page.locator('[name="milestones.0.title"]').fill('样机')
    await page.locator('[name="milestones.0.sharePercent"]').fill('40')
    await page.locator('[name="milestones.0.dueInDays"]').fill('60')
    await page.locator('[name="milestones.1.title"]').fill('病房试用')
    await page.locator('[name="milestones.1.sharePercent"]').fill('60')
    await page.locator('[name="milestones.1.dueInDays"]').fill('150')
    await page.locator('[name="members.0.username"]').fill(cast().people.colleague)
    await page.locator('[name="members.0.duty"]').fill('样机制作')
    await page.getByLabel('我已阅读并同意').check()
    await page.getByRole('button', { name: '提交标书' }).click()
    await page.waitForURL(/\/bids\//)
    await visible(page.getByText('已提交'))
    await stage().sound(bidder)
    const lead = await stage().person(cast().people.lead)
    await lead.page.goto(`${stage().origin}/challenges/${world.challengeId}/bids`)
    await visible(lead.page.getByText('开标前任何人不得查看投标内容'))
    await lead.page.goto(page.url())
    await visible(lead.page.getByText('页面不存在，或您无权查看'))
    expect(await lead.page.content()).not.toContain('惯性传感器')
  })

  it('CH-15 after the deadline the lead opens the bids and names a reviewer', async () => {
    const lead = await stage().person(cast().people.lead)
    const { page } = lead
    await stage().open(lead, `/challenges/${world.challengeId}`)
    await passDeadline(world.challengeId ?? '')
    if (!stage().mode.scripts) {
      await expect
        .poll(async () => (await db.challenge.findUniqueOrThrow({ where: { id: world.challengeId ?? '' } })).status, { timeout: 10_000 })
        .toBe('closed')
      await page.reload()
    }
    await page.getByRole('button', { name: '开榜', exact: true }).click()
    await page.waitForURL(/\/bids$/)
    await page.getByLabel(/专家/).first().check()
    await page.getByRole('button', { name: '指派评审专家' }).click()
    await visible(page.getByText('待评分').first())
    await stage().sound(lead)
  })

  it('CH-18 CH-20 the expert scores, the lead nominates, the governing union confirms the award', async () => {
    const expert = await stage().person(cast().people.expert, 'phone')
    await stage().open(expert, '/todos')
    await expert.page.locator('[data-todo="review_bid"]').getByRole('link').click()
    await expert.page.getByLabel(/可行性/).fill('88.5')
    await expert.page.getByLabel(/成本/).fill('101')
    await expert.page.getByLabel('评审意见').fill('路线成熟，注意防水。')
    await expert.page.getByRole('button', { name: '提交评分' }).click()
    await visible(expert.page.getByText('评分须为 0-100，最多一位小数'))
    expect(await expert.page.getByLabel('评审意见').inputValue()).toBe('路线成熟，注意防水。')
    await expert.page.getByLabel(/成本/).fill('90')
    await expert.page.getByRole('button', { name: '提交评分' }).click()
    await visible(expert.page.getByText('已评分').first())
    await stage().sound(expert)

    const lead = await stage().person(cast().people.lead)
    await stage().open(lead, `/challenges/${world.challengeId}/bids`)
    await visible(lead.page.getByText('89.1').first())
    await lead.page.getByLabel('理由').first().fill('得分最高，路线可行。')
    await lead.page.getByRole('button', { name: '确定拟中榜' }).click()
    await visible(lead.page.getByText('由另一人复核', { exact: false }))

    const officer = await stage().person(cast().people.officer)
    await stage().open(officer, '/todos')
    await officer.page.locator('[data-todo="award_challenge"]').getByRole('link').click()
    await officer.page.locator('summary', { hasText: '确认中榜' }).click()
    await officer.page
      .locator('form', { has: officer.page.locator('[value="award"]') })
      .getByLabel('理由')
      .fill('程序完备，同意。')
    await officer.page.getByRole('button', { name: '确认中榜' }).click()
    await officer.page.waitForURL(/\/work$/)
    await stage().sound(officer)
    await stage().refreshed(lead)
    await visible(lead.page.getByText('已中榜').first())
    await stage().sound(lead)
  })
}
