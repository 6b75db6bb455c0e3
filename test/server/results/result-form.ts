import { longTextOf } from '~prisma/seed/factories/problems'
import { freshKey } from '~prisma/seed/factories/sequence'
import type { PublishResult } from '~server/results/result.schema'

/** What a person fills in to publish a result. */
export const resultForm = (change: Partial<PublishResult> = {}): PublishResult => ({
  ...{ challengeId: null, workshopId: null, title: '样本冷藏箱的保温结构', summary: '两层真空板夹相变材料，八小时不超过六度。' },
  ...{ scope: '县级送检', limits: '零下二十度未验证', contact: '检验科 029-0000', benefit: '重采率下降', keywords: ['冷链', '保温'] },
  ...{ sectorKey: 'health', year: 2026, reach: 'public' as const },
  method: longTextOf('先做保温曲线，再选相变点。'),
  contributors: [
    { name: '甲', part: '设计' },
    { name: '乙', part: '试验' },
  ],
  key: freshKey(),
  ...change,
})
