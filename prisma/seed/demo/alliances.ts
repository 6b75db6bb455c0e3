import type { AllianceSheet } from './shapes'

/** All but "exhibits" fulfil the rules; that one lacks a workshop, and its invitation is still open. */
export const alliances: readonly AllianceSheet[] = [
  {
    key: 'care',
    name: '医工体融合创新工作室联盟',
    purpose: '医院出题、企业和院校做样机、体育科研单位做验证，把护理和康复现场的难题在一年内变成能用的器具。',
    lead: 'nursing',
    members: ['rehab_device', 'vascular', 'motion', 'theatre_nursing', 'injury'],
    pace: { from: 430, until: 402 },
  },
  {
    key: 'relics',
    name: '文物与古籍保护创新工作室联盟',
    purpose: '文博单位与材料、计量单位联手，解决文物古籍检测、调湿、修复中的共性难题，工艺和数据在联盟内共享。',
    lead: 'murals',
    members: ['relic_climate', 'storage', 'books', 'sorbent', 'trace', 'display'],
    pace: { from: 410, until: 371 },
  },
  {
    key: 'stage',
    name: '舞台安全与演艺技术创新工作室联盟',
    purpose: '剧场、装备企业和职业院校合作，让台上更安全、台下更省力。',
    lead: 'stage',
    members: ['lighting', 'vision', 'manufacturing'],
    declined: ['film'],
    pace: { from: 385, until: 352 },
  },
  {
    key: 'access',
    name: '无障碍学习创新工作室联盟',
    purpose: '让视障、听障学生和同龄人同一天拿到教材、听懂同一堂课。',
    lead: 'access',
    members: ['data', 'books', 'classroom'],
    pace: { from: 372, until: 345 },
  },
  {
    key: 'campus',
    name: '校园健康促进创新工作室联盟',
    purpose: '学校、医院、体校一起管好孩子的眼睛、脊柱和体质，数据一次采集、三方共用。',
    lead: 'school_health',
    members: ['eyes', 'athletics', 'data', 'motion'],
    pace: { from: 360, until: 331 },
  },
  {
    key: 'ice',
    name: '冰雪运动装备创新工作室联盟',
    purpose: '围绕冰雪运动训练与装备，联合院校、计量和材料力量，做看得见数据的国产器材。',
    lead: 'ice',
    members: ['trace', 'film', 'vascular'],
    declined: ['fitness'],
    pace: { from: 340, until: 309 },
  },
  {
    key: 'exhibits',
    name: '科普教具共创创新工作室联盟',
    purpose: '科技馆、群艺馆和制造企业共同开发耐用、好修、可巡展的科普教具。',
    lead: 'exhibits',
    members: ['folk_art'],
    invited: ['rehab_device'],
    pace: { from: 23, until: 9 },
  },
]
