/** Recognition and use of a result. */
export const traces = {
  title: '认定与应用',
  recognise: '登记奖励、专利或鉴定',
  given_on: '授予日期',
  given_by: '授予单位',
  adopt: '登记应用单位',
  adopter: '应用单位',
  adopted_by: '{{adopter}}应用',
  since: '{{day}}起',
  adopted_on: '开始应用日期',
  economic: '经济效益（元）',
  social: '社会效益',
} as const
