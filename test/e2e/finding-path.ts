import { expect, it } from 'vitest'
import { visible, type Story } from './story'

/** The next one with the problem is led to the result; the life stands on a line; resources are found. */
export function findingPath({ stage, cast, world }: Story): void {
  it('DU-01 the next person with the same problem is led to the result, with the shared words marked', async () => {
    const third = await stage().person(cast().people.third, 'phone')
    const { page } = third
    if (stage().mode.scripts) {
      await stage().open(third, '/problems/new')
      await page.getByLabel('一句话说清问题').pressSequentially('踝泵运动没人计数提醒', { delay: 20 })
    } else {
      await page.goto(`${stage().origin}/problems/new`)
      await page.getByLabel('先查一查').fill('踝泵运动没人计数提醒')
      await page.getByRole('button', { name: '搜索' }).click()
    }
    const link = page.locator(`a[href="/results/${world.resultId}"]`)
    await visible(link)
    expect((await link.locator('mark').allTextContents()).join('')).toContain('踝泵运动')
    await stage().sound(third)
  })

  it('CH-36 the whole life stands on the timeline, and the six steps show where it is', async () => {
    const visitor = await stage().person(cast().people.member)
    await stage().open(visitor, `/challenges/${world.challengeId}/timeline`)
    const entries = await visitor.page.locator('main ol.border-l-2 > li').allTextContents()
    for (const words of [
      '提出了问题',
      '发榜',
      '投标截止',
      '开榜',
      '拟中榜',
      '确认中榜',
      '启动了攻关',
      '通过了里程碑',
      '申请验收',
      '验收通过',
      '总结推广',
    ])
      expect(entries.some((entry) => entry.includes(words))).toBe(true)
    await visible(visitor.page.locator('[aria-current="step"]', { hasText: '总结推广' }))
    await stage().sound(visitor)
  })

  it('RS-01 SE-01 a leader offers an instrument, and a colleague finds it from the header', async () => {
    const owner = await stage().person(cast().people.third)
    await stage().open(owner, '/resources/new')
    await owner.page.getByLabel('名称').fill('六自由度姿态采集台')
    await owner.page.getByLabel('说明').fill('可采集下肢运动姿态，精度 0.1 度。')
    await owner.page.getByLabel('联系方式').fill('示例职教中心实验室')
    await owner.page.getByRole('button', { name: '提供资源' }).click()
    await owner.page.waitForURL(/\/resources\/[\w-]{12}$/)
    const address = new URL(owner.page.url()).pathname
    await stage().sound(owner)
    const member = await stage().person(cast().people.member)
    await expect
      .poll(
        async () => {
          await member.page.goto(stage().origin)
          await member.page.getByRole('search').getByRole('searchbox').fill('姿态采集')
          await member.page.getByRole('search').getByRole('searchbox').press('Enter')
          await member.page.waitForURL(/\/search/)
          return member.page.getByRole('main').locator(`a[href="${address}"]`).count()
        },
        { timeout: 20_000 },
      )
      .toBe(1)
    await stage().sound(member)
  })
}
