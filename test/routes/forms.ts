import { randomUUID } from 'node:crypto'
import { toBeijingInput } from '~server/core/time'

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What a person fills in, as the page's own form posts it; each with a submission number of its own. */
export const problemForm = (given: Fields = {}): Fields => ({
  ...{ intent: 'report', key: randomUUID(), title: '夜间巡视记录要抄三遍', body: '每晚三次巡视，纸质表抄完再录两个系统。' },
  ...{ category: 'pain_point', sectorKey: 'health', visibility: 'signed_in', allianceId: '', workshopId: '', distinction: '' },
  ...given,
})

export const sheetForm = (given: Fields = {}): Fields => ({
  ...{ intent: 'establish', key: randomUUID(), title: '巡视记录一次录入', background: '现在要抄三遍，希望录一次就够。' },
  ...{ indicators: '录入时间不超过一分钟', sectorKey: 'health', budget: '50,000.00', termDays: '120', terms: '成果归双方共有。' },
  ...{ reach: 'public', deadlineAt: toBeijingInput(new Date(Date.now() + 14 * 86_400_000)), problemId: '' },
  ...{ 'criteria.0.title': '方案', 'criteria.0.weight': '60', 'criteria.1.title': '团队', 'criteria.1.weight': '40' },
  'checks.0.title': '一次录入',
  ...given,
})

export const bidForm = (workshopId: string, given: Fields = {}): Fields => ({
  ...{ intent: 'submit', key: randomUUID(), bidder: `workshop:${workshopId}`, plan: '先画流程，再做表单，最后试用一个月。' },
  ...{ cost: '45000', acceptTerms: 'on' },
  ...{ 'milestones.0.title': '样机', 'milestones.0.sharePercent': '100', 'milestones.0.dueInDays': '90' },
  ...given,
})

export const resultForm = (given: Fields = {}): Fields => ({
  ...{ intent: 'publish', key: randomUUID(), challengeId: '', workshopId: '', title: '巡视记录一次录入的做法' },
  ...{ summary: '一张表单同时写入两个系统，省下一半时间。', method: '先统一字段，再用同一张表单写入。', scope: '同类病区' },
  ...{ limits: '需要网络', contact: '示例工作室', benefit: '', keywords: '巡视 录入', sectorKey: 'health', year: '2026', reach: 'public' },
  ...{ 'contributors.0.name': '示例甲', 'contributors.0.part': '设计' },
  ...given,
})

export const resourceForm = (given: Fields = {}): Fields => ({
  ...{ intent: 'offer', key: randomUUID(), kind: 'venue', title: '示例培训室', description: '可容纳三十人的培训室。', place: '' },
  ...{ terms: '', contact: '示例办公室', sectorKey: 'health', reach: 'public', workshopId: '' },
  ...given,
})

export const allianceForm = (leadWorkshopId: string, given: Fields = {}): Fields => ({
  ...{ intent: 'create', key: randomUUID(), name: `示例联盟${randomUUID().slice(0, 8)}`, purpose: '', leadWorkshopId },
  ...given,
})

/** A form without some of its fields: what belongs to making a thing and not to changing it. */
export const without = (form: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !names.includes(name)))
