/** What many sheets have in common, as people copy it from the last listing. */
type Criteria = readonly (readonly [title: string, weight: number])[]

export const DEVICE: Criteria = [
  ['技术路线与可行性', 35],
  ['指标先进性', 25],
  ['团队与试制条件', 20],
  ['经费与进度安排', 20],
]

export const SAFETY: Criteria = [
  ['安全性与失效保护', 40],
  ['技术路线与可行性', 25],
  ['团队经验', 20],
  ['经费与进度安排', 15],
]

export const DATA: Criteria = [
  ['方案完整性', 30],
  ['数据安全与隐私保护', 30],
  ['易用与可推广', 25],
  ['经费与进度安排', 15],
]

export const HERITAGE: Criteria = [
  ['对文物的安全性', 35],
  ['技术路线与可行性', 30],
  ['检测与验证条件', 20],
  ['经费与进度安排', 15],
]

export const SHARED =
  '攻关成果由发榜联盟与揭榜团队共有，申请专利时按实际贡献排序；联盟成员单位可免费使用一年。双方对未公开的图纸、数据负保密义务，保密期至成果公开之日止。'

export const PATIENTS =
  '成果由发榜联盟与揭榜团队共有，临床试用须经所在医院伦理审查。患者信息一律去标识后使用，不得带出医院；未经双方同意不得单独发表试用数据。'

export const RELICS =
  '成果由双方共有。试验先在模拟样品上进行，经文物管理单位书面同意后方可接触文物；文物信息、位置和影像不得外传，原始数据交发榜方留存。'

export const PUPILS =
  '成果由双方共有，面向中小学免费开放。学生个人信息按最小必要采集，原始数据不出学校，提供给第三方前须去标识并经监护人知情同意。'

/** Three milestones of a device, when a bid says nothing of its own. */
export const DEVICE_STEPS = [
  ['方案细化与样机', 30, 50],
  ['现场试用与改进', 40, 120],
  ['定型、测试报告与图纸移交', 30, 170],
] as const

/** The points that a bid has when nothing is said: fair, not best. */
export const FAIR_POINTS = 76
