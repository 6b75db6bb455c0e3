import { CHALLENGE_STATUSES } from '../../../server/challenges/challenge.states'
import { awardChallenge, declareUnsuccessful } from '../../../server/challenges/award-challenge'
import { openBids } from '../../../server/challenges/bids/open-bids'
import { cancelChallenge } from '../../../server/challenges/cancel-challenge'
import type { DraftChallenge } from '../../../server/challenges/challenge.schema'
import { closeChallenge } from '../../../server/challenges/close-challenge'
import { draftChallenge } from '../../../server/challenges/draft-challenge'
import { nominateBid } from '../../../server/challenges/nominate-bid'
import { publishChallenge } from '../../../server/challenges/publish-challenge'
import { db, type Challenge, type ChallengeStatus, type User } from '../../../server/core/database'
import { systemActor } from '../../../server/policies/actor'
import { buildAlliance, type AllianceWithWorkshops } from './alliances'
import { buildBid, type BidOptions, type BidWithTeam } from './bids'
import { actorFor, buildExpert, buildOfficer } from './people'
import { longTextOf } from './problems'
import { assign, scoreBids, type ReviewOptions } from './reviews'
import { freshKey, sequence } from './sequence'
import {
  acceptWork,
  continueWork,
  finishWork,
  promoteResult,
  startTask,
  voteOnWork,
  type AcceptanceOptions,
  type ResultContent,
  type WorkOptions,
} from './tasks'

type Sheet = Partial<Omit<DraftChallenge, 'background' | 'key' | 'allianceId'>> & { readonly background?: string }

export interface ChallengeOptions extends Sheet, ReviewOptions {
  readonly alliance?: AllianceWithWorkshops
  readonly status?: ChallengeStatus
  /** The bids on it, the first of which wins. One is made when the state needs one. */
  readonly bids?: readonly BidOptions[]
  readonly reviewers?: readonly User[]
  /** How many of the reviewers have scored while it is in review; none when left out. */
  readonly handedIn?: number
  readonly officer?: User
  readonly reason?: string
  readonly work?: WorkOptions
  /** Who accepts the work; the reviewers when left out. In acceptance a panel is named only when it is given. */
  readonly panel?: readonly User[]
  readonly acceptance?: AcceptanceOptions
  readonly result?: ResultContent
}

export interface ChallengeWithCast {
  readonly challenge: Challenge
  readonly alliance: AllianceWithWorkshops
  readonly bids: readonly BidWithTeam[]
  readonly reviewers: readonly User[]
  /** Confirms the award. */
  readonly officer: User | null
}

const DAY_MS = 86_400_000

/** Puts the deadline a minute back: how factories and tests make time pass. */
export async function passDeadline(challengeId: string): Promise<void> {
  await db.$executeRaw`UPDATE "Challenge" SET "deadlineAt" = clock_timestamp() - interval '1 minute' WHERE id = ${challengeId}`
}

async function draft(
  alliance: AllianceWithWorkshops,
  { background = '示例背景：现有做法费时费力，希望有更好的办法。', ...sheet }: Sheet,
): Promise<string> {
  const input: DraftChallenge = {
    allianceId: alliance.id,
    problemId: null,
    title: `示例榜单${sequence()}`,
    indicators: '指标一：用时减少一半\n指标二：成本不超过五百元',
    sectorKey: 'health',
    budget: 5_000_000n,
    termDays: 180,
    terms: '成果归发榜方与揭榜方共有；未公开内容须保密。',
    reach: 'public',
    deadlineAt: new Date(Date.now() + 14 * DAY_MS),
    criteria: [
      { title: '方案可行性', weight: 60 },
      { title: '团队基础', weight: 40 },
    ],
    checks: [{ title: '指标一达到' }, { title: '指标二达到' }],
    ...sheet,
    background: longTextOf(background),
    key: freshKey(),
  }
  return (await draftChallenge(await actorFor(alliance.lead.leader), input)).id
}

/** Of the options, what stands on the sheet. */
function sheetOf(given: ChallengeOptions): Sheet {
  const { problemId, title, background, indicators, sectorKey, budget, termDays, terms, reach, deadlineAt, criteria, checks } = given
  const sheet = { problemId, title, background, indicators, sectorKey, budget, termDays, terms, reach, deadlineAt, criteria, checks }
  return Object.fromEntries(Object.entries(sheet).filter(([, value]) => value !== undefined))
}

const versionOf = async (id: string) => (await db.challenge.findUniqueOrThrow({ where: { id }, select: { version: true } })).version

interface Stage extends Omit<ChallengeOptions, keyof Sheet> {
  readonly id: string
  readonly alliance: AllianceWithWorkshops
  readonly reaches: (state: ChallengeStatus) => boolean
  readonly bids: readonly BidWithTeam[]
}

const REASON = '示例理由：综合得分第一。'

/** From the opened bids to the award, as far as the state asks. */
async function decide(stage: Stage): Promise<{ reviewers: readonly User[]; officer: User | null }> {
  const { id, alliance, reaches, bids, reviewers: experts, handedIn = 0, reason = REASON } = stage
  const nominated = reaches('nominated')
  const reviewers = experts ?? (nominated ? [await buildExpert()] : [])
  if (reviewers.length > 0 && bids.length > 0 && reaches('in_review')) {
    await assign(alliance, id, reviewers)
    await scoreBids(id, nominated ? reviewers : reviewers.slice(0, handedIn), bids, stage)
  }
  if (!nominated) return { reviewers, officer: null }
  const decision = async () => ({ reason, version: await versionOf(id) })
  await nominateBid(await actorFor(alliance.lead.leader), id, { bidId: bids[0]?.bid.id ?? '', ...(await decision()) })
  if (!reaches('awarded')) return { reviewers, officer: null }
  const officer = stage.officer ?? (await buildOfficer(alliance.governingUnionId))
  await awardChallenge(await actorFor(officer), id, await decision())
  return { reviewers, officer }
}

/** From the start of the work to the published result, as far as the state asks. */
async function work(stage: Stage, winner: BidWithTeam, reviewers: readonly User[]): Promise<void> {
  const { id, alliance, reaches, panel } = stage
  if (reaches('in_progress')) await startTask(id, winner)
  if (stage.status === 'in_progress' && stage.work) await continueWork(id, winner, alliance, stage.work)
  if (reaches('in_acceptance')) await finishWork(id, winner, alliance, stage.work)
  if (stage.status === 'in_acceptance' && panel) await voteOnWork(id, alliance, panel, stage.acceptance)
  if (reaches('accepted')) await acceptWork(id, alliance, panel ?? reviewers, stage.acceptance)
  if (reaches('in_promotion')) await promoteResult(id, winner, stage.result)
}

/**
 * A challenge in any state, brought there by the same use cases as people call. Only the deadline is moved by hand.
 * Past open there is a bid, past review there are scores, and so on; the cast comes with it.
 */
export async function buildChallenge(given: ChallengeOptions = {}): Promise<ChallengeWithCast> {
  const { alliance = await buildAlliance(), status = 'open', bids: asked, reason = REASON, ...options } = given
  const id = await draft(alliance, sheetOf(given))
  const lead = () => actorFor(alliance.lead.leader)
  const goal = CHALLENGE_STATUSES.indexOf(status === 'unsuccessful' ? 'in_review' : status === 'cancelled' ? 'open' : status)
  const reaches = (state: ChallengeStatus) => goal >= CHALLENGE_STATUSES.indexOf(state)
  const bids: BidWithTeam[] = []
  if (reaches('open')) {
    await publishChallenge(await lead(), id, { version: await versionOf(id) })
    const wanted = asked ?? (reaches('in_review') && status !== 'unsuccessful' ? [{}] : [])
    for (const bid of wanted) bids.push(await buildBid(id, bid))
  }
  if (status === 'cancelled') await cancelChallenge(await lead(), id, { reason, version: await versionOf(id) })
  if (reaches('closed')) {
    await passDeadline(id)
    await closeChallenge(systemActor, id)
  }
  if (reaches('in_review')) await openBids(await lead(), id)
  const stage = { ...options, id, alliance, status, reaches, bids, reason }
  const { reviewers, officer } = await decide(stage)
  if (status === 'unsuccessful') await declareUnsuccessful(await lead(), id, { reason, version: await versionOf(id) })
  if (bids[0]) await work(stage, bids[0], reviewers)
  return { challenge: await db.challenge.findUniqueOrThrow({ where: { id } }), alliance, bids, reviewers, officer }
}
