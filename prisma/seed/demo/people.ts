import type { SectorKey } from './shapes'

export interface AccountSheet {
  readonly username: string
  readonly name: string
  readonly unit: string | null
  readonly isAdmin?: boolean
  /** The expert's field. */
  readonly field?: string
  /** [union, with the duty to supervise money]. The unit's own union is "unit:<key>". */
  readonly office?: readonly [union: string, finance: boolean]
}

/** The accounts offered on the sign-in page, in the order of the page. */
export const accounts: readonly AccountSheet[] = [
  { username: 'member', name: '何工（工作室成员）', unit: 'equipment' },
  { username: 'leader', name: '陈工（成员工作室领衔人）', unit: 'equipment' },
  { username: 'lead', name: '林护士长（联盟牵头领衔人）', unit: 'hospital' },
  { username: 'union', name: '孙干事（单位工会干部）', unit: 'hospital', office: ['unit:hospital', false] },
  { username: 'finance', name: '钱会计（单位工会财务）', unit: 'hospital', office: ['unit:hospital', true] },
  { username: 'province', name: '郑部长（省产业工会干部）', unit: null, office: ['north', false] },
  { username: 'expert', name: '苏教授（评审专家）', unit: 'technical_university', field: '医疗器械与人因工程' },
  { username: 'admin', name: '平台管理员', unit: null, isAdmin: true },
]

/** [key, name, unit, field]. The account "expert" is one more. */
export const experts: readonly (readonly [key: string, name: string, unit: string, field: string])[] = [
  ['luo', '罗教授', 'technical_university', '机电系统可靠性'],
  ['gu', '顾研究员', 'standards', '标准化与检验检测'],
  ['tang', '汤教研员', 'education_research', '特殊教育与教育技术'],
  ['mo', '莫主任', 'second_hospital', '护理管理与院感控制'],
  ['tong', '佟研究员', 'heritage', '文物保护材料'],
  ['bian', '卞高工', 'standards', '舞台机械与高空安全'],
  ['qi', '戚教练', 'training_centre', '运动训练与生物力学'],
  ['yin', '尹教授', 'normal_university', '教育信息化与数据安全'],
  ['wu', '邬医生', 'second_hospital', '血管外科与康复医学'],
  ['bai', '柏馆员', 'heritage', '古籍纸张与装帧'],
  ['ni', '倪高工', 'metrology', '计量与传感测试'],
  ['xiang', '项教授', 'sports_university', '冰雪运动装备'],
  ['gan', '甘老师', 'education_research', '知识产权与技术合同'],
]

/** [key, name, union]: officers beside the demo accounts, who confirm what their unions must confirm. */
export const officers: readonly (readonly [key: string, name: string, union: string])[] = [
  ['coast', '温部长', 'coast'],
  ['city', '费主席', 'city'],
  ['harbour', '路干事', 'harbour'],
  // Of the units whose workshops lead alliances: they recommend.
  ['unit:relics', '狄干事', 'unit:relics'],
  ['unit:theatre', '封干事', 'unit:theatre'],
  ['unit:special_school', '宁干事', 'unit:special_school'],
  ['unit:primary_school', '储干事', 'unit:primary_school'],
  ['unit:sports_university', '丛干事', 'unit:sports_university'],
  ['unit:science_museum', '麻干事', 'unit:science_museum'],
  ['unit:materials', '蒲干事', 'unit:materials'],
  ['unit:medical_school', '戎干事', 'unit:medical_school'],
]

const SURNAMES = [...'林赵周吴郑冯褚卫蒋沈韩杨朱秦许吕施张孔曹严华金魏陶姜谢邹喻柏水窦章云潘葛范彭郎鲁韦昌马苗凤方俞任袁柳']

const CALLINGS: Readonly<Record<SectorKey, readonly string[]>> = {
  health: ['护师', '医生', '护士', '药师', '技师'],
  education: ['老师', '教研员', '辅导员', '实训师'],
  science: ['工', '研究员', '技术员', '实验师'],
  culture: ['馆员', '修复师', '技师', '老师'],
  sports: ['教练', '队医', '研究员', '指导员'],
}

/** Names of colleagues that nobody bears: a surname and a calling, each pair once. */
export function colleagueNames(): (sector: SectorKey) => string {
  const taken = new Set([...accounts.map(({ name }) => name), ...experts.map(([, name]) => name), ...officers.map(([, name]) => name)])
  let turn = 0
  return (sector) => {
    const callings = CALLINGS[sector]
    for (;;) {
      turn++
      const name = `${SURNAMES[(turn * 7) % SURNAMES.length]}${callings[turn % callings.length]}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}
