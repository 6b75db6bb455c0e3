import { clause, type ShippedRuleSet } from './shapes'

/** What the five documents leave open and a platform must decide. A union that wants other numbers lays its own over them. */
export const p0: ShippedRuleSet = {
  key: 'P0',
  version: 1,
  document: '《创盟平台约定》',
  documentNumber: '平台约定第1号',
  issuedOn: '2022-01-01',
  effectiveFrom: '2022-01-01',
  clauses: [
    clause(
      '一',
      '补正期限',
      '已命名的联盟不再符合组建条件的，补正之前不得发布新榜单；自不符合之日起30日内补正，逾期未补正的，一并暂停起草新榜单；补正后即恢复。',
      '文件要求加强管理而没有给出天数。',
      ['R01', 'alliance.mend_days', 30],
    ),
  ],
}
