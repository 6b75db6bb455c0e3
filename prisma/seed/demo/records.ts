/** How far a workshop has come with its record: everything, nearly everything with gaps, the half, only begun. */
export type Completeness = 'full' | 'most' | 'half' | 'begun'

/** [workshop, how complete, place]. */
export const records: readonly (readonly [workshop: string, completeness: Completeness, place: string])[] = [
  ['eyes', 'full', '门诊楼四层 402'],
  ['motion', 'full', '科研楼一层动作分析室'],
  ['nursing', 'most', '住院部六层 603'],
  ['vascular', 'most', '外科楼二层 211'],
  ['rehab_device', 'most', '研发楼三层样机室'],
  ['access', 'most', '综合楼二层 205'],
  ['murals', 'most', '修复楼东侧'],
  ['classroom', 'most', '实训中心 B 座 301'],
  ['theatre_nursing', 'half', '手术室更衣区旁'],
  ['infusion', 'half', '护理部培训室'],
  ['stage', 'half', '后台二层'],
  ['books', 'half', '典藏楼修复室'],
  ['manufacturing', 'half', '实训工厂二号车间'],
  ['newborn', 'begun', '产科五层示教室'],
  ['school_health', 'begun', '校医室'],
  ['ice', 'begun', '冰上训练馆'],
]

/** Invented trades by sector: a team has several of them. */
export const SPECIALTIES: Readonly<Record<string, readonly string[]>> = {
  health: ['临床护理', '康复医学', '药学', '医疗器械', '医院管理'],
  education: ['教育技术', '学科教学', '特殊教育', '机械制造', '心理辅导'],
  science: ['机械设计', '电子工程', '材料分析', '软件开发', '计量测试'],
  culture: ['文物修复', '展陈设计', '舞台机械', '图书馆学', '非遗传承'],
  sports: ['运动训练', '运动生物力学', '运动康复', '体育器材', '健身指导'],
}

export const SKILLS: Readonly<Record<string, readonly string[]>> = {
  health: ['伤口护理', '静脉穿刺', '数据分析', '教学示范', '器械保养', '流程设计'],
  education: ['课件制作', '数控编程', '手语', '课堂测量', '三维打印', '数据分析'],
  science: ['三维建模', '焊接', '嵌入式开发', '有限元计算', '检测校准', '数据分析'],
  culture: ['显微观察', '补配', '灯光调试', '摄影测量', '高空作业', '档案整理'],
  sports: ['动作捕捉', '贴扎', '体能评估', '器材维护', '数据分析', '急救'],
}

export const DUTIES = ['统筹', '方案设计', '样机制作', '试用与记录', '数据整理', '培训推广', '资料档案'] as const

/** [days from today, kind, what]. What lies behind has taken place. */
export const ACTIVITIES: readonly (readonly [days: number, kind: string, title: string, report: string])[] = [
  [-410, 'study', '专题学习会：从一线问题里找课题', '全体成员参加，列出问题 12 条。'],
  [-330, 'exchange', '到兄弟工作室交流', '看了两家的做法，带回三条可以照搬的经验。'],
  [-250, 'topic', '年度课题攻关：首轮试制', '完成两版样品，第二版通过试用。'],
  [-170, 'training', '技能培训课', '培训 36 人，实操考核全部通过。'],
  [-110, 'ideological', '重温工匠精神主题活动', '请老前辈讲了三件小事，成员写了心得。'],
  [-70, 'topic', '年度课题攻关：扩大试用', '三个部门试用一个月，记录问题 9 条。'],
  [-40, 'apprentice', '师带徒结对', '结对 3 对，签了带徒计划。'],
  [-15, 'service', '到基层服务半天', '现场解决问题 5 个。'],
]

/** What is still to come this year, by month. */
export const AHEAD: readonly (readonly [month: number, kind: string, title: string])[] = [
  [12, 'ideological', '年度思政学习与总结'],
  [12, 'exchange', '年度成果交流会'],
]

/** By category: one thing or two. */
export const EQUIPMENT: readonly (readonly [category: string, name: string, quantity: number])[] = [
  ['materials', '行业标准与操作规范', 42],
  ['tools', '手工工具', 3],
  ['tools', '台式三维打印机', 1],
  ['computers', '台式计算机', 4],
  ['instruments', '便携式测量仪', 2],
]
