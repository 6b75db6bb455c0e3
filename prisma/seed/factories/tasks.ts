import { appointPanel } from '../../../server/challenges/acceptance/appoint-panel'
import { castVote } from '../../../server/challenges/acceptance/cast-vote'
import { acceptChallenge } from '../../../server/challenges/acceptance/conclude-acceptance'
import { requestAcceptance } from '../../../server/challenges/acceptance/request-acceptance'
import { acceptMilestone, returnMilestone, submitMilestone } from '../../../server/challenges/milestones/move-milestone'
import { reportMilestone } from '../../../server/challenges/milestones/report-milestone'
import { startWork } from '../../../server/challenges/milestones/start-work'
import { db, type User } from '../../../server/core/database'
import { publishResult } from '../../../server/results/publish-result'
import type { PublishResult } from '../../../server/results/result.schema'
import type { AllianceWithWorkshops } from './alliances'
import type { BidWithTeam } from './bids'
import { actorFor } from './people'
import { longTextOf } from './problems'
import { freshKey } from './sequence'

export interface WorkOptions {
  /** What is reported, milestone by milestone. While work goes on the last list is of the milestone in hand. */
  readonly reports?: readonly (readonly string[])[]
  /** How the milestone in hand stands; taken up and reported on when left out. */
  readonly current?: 'in_progress' | 'submitted' | 'returned'
  readonly currentReason?: string
  /** What the team says when it asks for acceptance. */
  readonly summary?: string
}

export interface AcceptanceOptions {
  /** How many of the panel vote, in its order; all when left out. */
  readonly votes?: number
  readonly opinions?: readonly string[]
  readonly conclusion?: string
}

const REPORT = ['示例进展：样机完成，数据见附件。']

/** The awarded team begins. */
export async function startTask(challengeId: string, { leader }: BidWithTeam): Promise<void> {
  await startWork(await actorFor(leader), challengeId)
}

async function milestoneInHand(challengeId: string) {
  const current = await db.milestone.findFirstOrThrow({
    where: { challengeId, status: { in: ['in_progress', 'returned'] } },
    orderBy: { ordinal: 'asc' },
  })
  return { challengeId, milestoneId: current.id }
}

/** Progress on the milestone in hand, by colleague and leader in turn. */
async function report(challengeId: string, { leader, member }: BidWithTeam, texts: readonly string[]) {
  const at = await milestoneInHand(challengeId)
  for (const [turn, text] of texts.entries())
    await reportMilestone(await actorFor(turn % 2 ? leader : member), at, { text, key: freshKey() })
  return at
}

/** One milestone through reports, submission and acceptance. */
export async function passMilestone(
  challengeId: string,
  team: BidWithTeam,
  alliance: AllianceWithWorkshops,
  texts: readonly string[] = REPORT,
): Promise<void> {
  const at = await report(challengeId, team, texts)
  await submitMilestone(await actorFor(team.leader), at)
  await acceptMilestone(await actorFor(alliance.lead.leader), at, '')
}

/** Work in the middle: the first milestones accepted, the one in hand reported on, handed in or sent back. */
export async function continueWork(
  challengeId: string,
  team: BidWithTeam,
  alliance: AllianceWithWorkshops,
  { reports = [], current = 'in_progress', currentReason = '示例意见：请补充原始数据。' }: WorkOptions,
): Promise<void> {
  for (const texts of reports.slice(0, -1)) await passMilestone(challengeId, team, alliance, texts)
  const texts = reports.at(-1)
  if (!texts) return
  const at = await report(challengeId, team, texts)
  if (current === 'in_progress') return
  await submitMilestone(await actorFor(team.leader), at)
  if (current === 'returned') await returnMilestone(await actorFor(alliance.lead.leader), at, currentReason)
}

/** All milestones done, acceptance asked for. */
export async function finishWork(
  challengeId: string,
  team: BidWithTeam,
  alliance: AllianceWithWorkshops,
  { reports = [], summary = '示例总结：两项指标均已达到，试用三个月运行稳定。' }: WorkOptions = {},
): Promise<void> {
  const count = await db.milestone.count({ where: { challengeId, status: { not: 'accepted' } } })
  for (let done = 0; done < count; done++) await passMilestone(challengeId, team, alliance, reports[done])
  await requestAcceptance(await actorFor(team.leader), challengeId, { summary })
}

/** The panel is named, and as many of it as are asked for find every criterion met. */
export async function voteOnWork(
  challengeId: string,
  alliance: AllianceWithWorkshops,
  panel: readonly User[],
  { votes = panel.length, opinions = [] }: AcceptanceOptions = {},
): Promise<void> {
  await appointPanel(
    await actorFor(alliance.lead.leader),
    challengeId,
    panel.map(({ id }) => id),
  )
  const checks = await db.acceptanceCriterion.findMany({ where: { challengeId } })
  const findings = Object.fromEntries(checks.map(({ id }) => [id, 'met' as const]))
  for (const [place, expert] of panel.slice(0, votes).entries()) {
    const vote = await db.acceptanceVote.findFirst({ where: { acceptance: { challengeId }, expertId: expert.id, status: 'assigned' } })
    if (!vote) continue // stands aside
    const opinion = opinions[place] ?? '示例意见：资料齐全，指标达到。'
    await castVote(await actorFor(expert), { challengeId, voteId: vote.id }, { findings, passes: true, opinion })
  }
}

/** The panel finds every criterion met, and the sponsor accepts. */
export async function acceptWork(
  challengeId: string,
  alliance: AllianceWithWorkshops,
  panel: readonly User[],
  given: AcceptanceOptions = {},
): Promise<void> {
  await voteOnWork(challengeId, alliance, panel, given)
  const { version } = await db.challenge.findUniqueOrThrow({ where: { id: challengeId } })
  const { conclusion: reason = '示例结论：同意通过验收。' } = given
  await acceptChallenge(await actorFor(alliance.lead.leader), challengeId, { reason, version })
}

export type ResultContent = Partial<Omit<PublishResult, 'method' | 'key'>> & { readonly method?: string }

/** What a result says when a test does not care. */
export const RESULT_METHOD = '示例方法：分三步实施，关键参数见附件。'
export const RESULT_WORDS = {
  scope: '同类科室与单位',
  limits: '未在极端环境下验证',
  contact: '示例单位创新工作室',
  benefit: '',
  keywords: ['示例'],
  year: 2026,
  reach: 'public' as const,
}

/** The team publishes what it found; the challenge moves on to promotion. Returns the result's id. */
export async function promoteResult(
  challengeId: string,
  { leader }: BidWithTeam,
  { method = RESULT_METHOD, ...content }: ResultContent = {},
): Promise<string> {
  const challenge = await db.challenge.findUniqueOrThrow({ where: { id: challengeId } })
  const input: PublishResult = {
    ...RESULT_WORDS,
    challengeId,
    workshopId: null,
    title: challenge.title,
    summary: `${challenge.title}已解决，经验收达到全部指标。`,
    sectorKey: challenge.sectorKey,
    contributors: [{ name: leader.name, part: '方案设计' }],
    ...content,
    method: longTextOf(method),
    key: freshKey(),
  }
  return (await publishResult(await actorFor(leader), input)).id
}
