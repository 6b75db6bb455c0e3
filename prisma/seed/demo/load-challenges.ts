import { thread } from '../../../server/events/record-event'
import { beijingYear } from '../../../server/core/time'
import { buildChallenge } from '../factories/challenges'
import type { BidOptions } from '../factories/bids'
import type { Seat } from '../factories/reviews'
import { campusChallenges } from './challenges-campus'
import { rehabChallenges } from './challenges-rehab'
import { relicChallenges } from './challenges-relics'
import { stageChallenges } from './challenges-stage'
import { wardChallenges } from './challenges-ward'
import { contactOf, contributorsOf } from './load-works'
import { DEVICE_STEPS, FAIR_POINTS } from './presets'
import type { BidSheet, ChallengeSheet } from './shapes'
import { chance, type World } from './world'

/** Those with the longest lives first: they take longest to live through. */
export const challenges: readonly ChallengeSheet[] = [
  ...rehabChallenges,
  ...relicChallenges,
  ...stageChallenges,
  ...wardChallenges,
  ...campusChallenges,
]

const DUTIES = ['样机制作', '试验与记录', '资料与图纸']
const FEN_OF_TEN_THOUSAND_YUAN = 1_000_000n

const PRAISE = [
  '路线清楚，关键指标有实测依据，失效情形考虑周到；建议把试用例数再增加一些。',
  '对现场理解深，样机基础好，进度安排留有余量。成本测算可信。',
  '技术方案与指标一一对应，验证办法可操作，推荐优先支持。',
]
const RESERVE = [
  '思路可行，但关键指标缺少预试验数据，建议先做小样验证。',
  '成本有优势，清洁和耐久方面交代不足，需要补充。',
  '团队能力没有问题，与现场条件的结合还不够，安装方式要再想。',
]
const DOUBT = ['主要指标没有给出可信的实现途径，经费中设备购置占比偏高。', '方案停留在原理层面，时间安排偏紧，风险没有说明。']

/** What a reviewer writes under scores of about this many points. */
function commentFor(points: number, turn: number): string {
  const words = points >= 85 ? PRAISE : points >= 65 ? RESERVE : DOUBT
  return words[turn % words.length] ?? ''
}

function bidOptions(world: World, { by, plan, yuan, milestones = DEVICE_STEPS, status }: BidSheet): BidOptions {
  const workshop = world.workshops.get(by)
  const team = workshop.colleagues.slice(0, DUTIES.length).map((user, place) => ({ user, duty: DUTIES[place] ?? '' }))
  const steps = milestones.map(([title, sharePercent, dueInDays]) => ({ title, sharePercent, dueInDays }))
  return { workshop, plan, team, cost: BigInt(yuan) * 100n, milestones: steps, ...(status && { status }) }
}

/** How far a reviewer may lie from what the sheet says, in half points up or down: experts never quite agree. */
const SPREAD_HALVES = 8
const TENTHS_OF_HALF = 5

/** Scores in half points around those that the sheet gives each bid, with a sentence that fits. */
function scoring(sheet: ChallengeSheet) {
  const pointsOf = (bid: number) => sheet.bids?.[bid]?.points ?? FAIR_POINTS
  const halves = (seat: string) => Math.round((chance(`${sheet.key} ${seat}`) * 2 - 1) * SPREAD_HALVES)
  return {
    score: ({ bid, reviewer, criterion }: Seat) =>
      Math.min(1000, pointsOf(bid) * 10 + halves(`${bid} ${reviewer} ${criterion}`) * TENTHS_OF_HALF),
    comment: ({ bid, reviewer }: Omit<Seat, 'criterion'>) => commentFor(pointsOf(bid), bid + reviewer + sheet.key.length),
  }
}

/** The awards of a union are confirmed by its officer; of the province by the demo's own. */
function officerOf(world: World, governingUnionId: string) {
  const key = ['coast', 'city', 'harbour'].find((union) => world.unions.get(union).id === governingUnionId)
  return world.people.get(key ? `officer:${key}` : 'account:province')
}

/** One challenge through its life up to the state of its sheet. */
export async function loadChallenge(world: World, sheet: ChallengeSheet): Promise<void> {
  const { title, sector, status, reach = 'public', termDays, background, terms, reason, handedIn, pace, bids = [] } = sheet
  const alliance = world.alliances.get(sheet.alliance)
  const people = (keys: readonly string[]) => keys.map((key) => world.people.get(key))
  const winner = bids[0] && world.workshops.get(bids[0].by)
  const words = sheet.result && winner && { ...sheet.result, keywords: [...sheet.result.keywords] }
  const { challenge } = await buildChallenge({
    ...{ alliance, title, status, reach, termDays, background, terms, sectorKey: sector },
    budget: BigInt(sheet.wan) * FEN_OF_TEN_THOUSAND_YUAN,
    indicators: sheet.indicators.join('\n'),
    criteria: sheet.criteria.map(([criterion, weight]) => ({ title: criterion, weight })),
    checks: sheet.checks.map((check) => ({ title: check })),
    problemId: sheet.problem ? world.problems.get(sheet.problem).id : null,
    bids: bids.map((bid) => bidOptions(world, bid)),
    officer: officerOf(world, alliance.governingUnionId),
    ...scoring(sheet),
    ...(reason && { reason }),
    ...(handedIn !== undefined && { handedIn }),
    ...(sheet.reviewers && { reviewers: people(sheet.reviewers) }),
    work: { reports: sheet.reports, current: sheet.current, currentReason: sheet.currentReason, summary: sheet.summary },
    ...(sheet.panel && { panel: people(sheet.panel) }),
    acceptance: { votes: sheet.votes, opinions: sheet.opinions, conclusion: sheet.conclusion },
    ...(words && {
      result: { ...words, contact: contactOf(winner), contributors: contributorsOf(winner), year: beijingYear(new Date()) },
    }),
  })
  world.paces.set(thread.challenge(challenge.id), pace)
}
