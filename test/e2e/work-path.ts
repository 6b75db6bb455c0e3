import { expect, it } from 'vitest'
import { visible, type Story } from './story'

/** The team works through its milestones, experts accept, the result is published. */
export function workPath({ stage, cast, world }: Story): void {
  it('CH-24 CH-28 the team works through its milestones with evidence, and the panel accepts', async () => {
    const team = await stage().person(cast().people.bidder)
    const lead = await stage().person(cast().people.lead)
    const work = `/challenges/${world.challengeId}/work`
    await stage().open(team, work)
    await team.page.getByRole('button', { name: '开始攻关' }).click()
    for (const ordinal of [1, 2]) {
      const block = team.page.locator(`[data-milestone="${ordinal}"]`)
      await block.locator('summary', { hasText: '填报进展' }).click()
      await block.getByLabel('进展情况').fill(`第 ${ordinal} 阶段完成，数据见附件。`)
      await block
        .getByLabel('佐证材料')
        .setInputFiles({ name: '数据.csv', mimeType: 'text/csv', buffer: Buffer.from('日期,次数\n2026-11-01,120\n') })
      await block.getByRole('button', { name: '填报进展' }).click()
      await visible(block.getByText(`第 ${ordinal} 阶段完成`))
      await visible(block.getByRole('link', { name: '数据.csv' }))
      await block.getByRole('button', { name: '提交验收本里程碑' }).click()
      await visible(block.getByText('待审核'))
      await stage().open(lead, work)
      await lead.page.locator(`[data-milestone="${ordinal}"]`).getByRole('button', { name: '通过', exact: true }).click()
      await visible(lead.page.locator(`[data-milestone="${ordinal}"]`).getByText('已通过'))
      await stage().refreshed(team)
      await visible(block.getByText('已通过'))
    }
    await stage().sound(team)
    await team.page.getByRole('link', { name: '验收', exact: true }).click()
    await team.page.getByLabel('完成情况总结').fill('两项指标均达到，试用两个病区共三个月。')
    await team.page.getByRole('button', { name: '申请验收' }).click()
    await visible(team.page.getByText('第 1 次验收'))

    await stage().open(lead, `/challenges/${world.challengeId}/acceptance`)
    await lead.page.getByLabel(/专家/).first().check()
    await lead.page.getByRole('button', { name: '组成验收专家组' }).click()
    const expert = await stage().person(cast().people.expert)
    await stage().open(expert, '/todos')
    await expert.page.locator('[data-todo="cast_vote"]').getByRole('link').click()
    await expert.page.getByRole('radio', { name: '达到', exact: true }).check()
    await expert.page.getByRole('radio', { name: '同意通过验收' }).check()
    await expert.page.getByLabel('意见', { exact: true }).fill('资料齐全，现场抽查合格。')
    await expert.page.getByRole('button', { name: '提交验收意见' }).click()
    await visible(expert.page.getByText('资料齐全，现场抽查合格。'))
    await stage().sound(expert)
    await stage().refreshed(lead)
    await lead.page.locator('summary', { hasText: '验收通过' }).click()
    await lead.page
      .locator('form', { has: lead.page.locator('[value="accept"]') })
      .getByLabel('理由')
      .fill('同意专家意见。')
    await lead.page.getByRole('button', { name: '验收通过' }).click()
    await visible(lead.page.getByText('已验收').first())
    await stage().sound(lead)
  })

  it('RE-01 RE-02 RE-03 the team publishes the result; the showcase and the search find it without sign-in', async () => {
    const team = await stage().person(cast().people.bidder)
    await stage().open(team, '/todos')
    await team.page.locator('[data-todo="publish_result"]').getByRole('link').click()
    const { page } = team
    await page.getByLabel('一段话说清成果').fill('足部传感器自动计数，分级提醒，夜间执行率提高一倍以上。')
    await page.getByLabel('方法').fill('## 硬件\n\n六轴惯性传感器，**防水等级 IPX5**。\n\n- 每分钟计数\n- 断电保存')
    await page.getByLabel('适用范围').fill('各级医院卧床病人')
    await page.getByLabel('局限').fill('下肢石膏固定者不适用')
    await page.getByLabel('联系方式').fill('示例医院护理部')
    await page.getByLabel('关键词').fill('踝泵 深静脉血栓')
    await page.getByRole('button', { name: '发布成果' }).click()
    await page.waitForURL(/\/results\/[\w-]{12}$/)
    world.resultId = page.url().split('/').at(-1)
    await visible(page.getByText('防水等级 IPX5', { exact: true }))
    await stage().sound(team)
    const visitor = await stage().visitor('phone', true)
    await stage().open(visitor, '/results', { live: false })
    await visible(visitor.page.locator(`a[href="/results/${world.resultId}"]`))
    await stage().sound(visitor)
    await expect
      .poll(
        async () => {
          await visitor.page.goto(`${stage().origin}/search?q=${encodeURIComponent('踝泵提醒')}`)
          return visitor.page.locator('h2 mark').count()
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0)
    await stage().sound(visitor)
  })
}
