import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResource } from '~prisma/seed/factories/resources'
import { buildResult } from '~prisma/seed/factories/results'
import { db } from '~server/core/database'
import { transaction } from '~server/core/transaction'
import { attachFiles } from '~server/files/attach-files'
import { previewImport } from '~server/imports/preview-import'
import { promoteResult } from '~prisma/seed/factories/tasks'
import { withdrawResource } from '~server/resources/offer-resource'
import { stage, type Cast } from './world'

/** Things of every reach and state for the pages to show, by what the table of routes calls them. */
export async function buildThings({ alliance, team, foreign, users }: Cast) {
  const bid = { workshop: team, team: [{ user: users.member, duty: '样机' }] }
  const draft = await buildChallenge({ alliance, status: 'draft' })
  const open = await buildChallenge({ alliance, bids: [bid] })
  const kept = await buildChallenge({ alliance, reach: 'alliance' })
  const inReview = await buildChallenge({ alliance, status: 'in_review', bids: [bid], reviewers: [users.expert] })
  const accepted = await buildChallenge({ alliance, status: 'accepted', bids: [bid], reviewers: [users.expert] })
  const promoted = await buildChallenge({ alliance, status: 'accepted', bids: [bid], reviewers: [users.expert] })
  const keptResult = await promoteResult(promoted.challenge.id, { ...promoted.bids[0]!, leader: users.leader }, { reach: 'alliance' })
  const problem = await buildProblem({ alliance, author: users.member })
  const keptProblem = await buildProblem({ alliance, author: users.member, visibility: 'alliance' })
  const result = await buildResult({ workshop: team })
  const resource = await buildResource({ workshop: team, reach: 'public' })
  const internalResource = await buildResource({ workshop: team })
  const withdrawn = await buildResource({ workshop: team, reach: 'public' })
  await withdrawResource(await actorFor(users.leader), withdrawn)
  const review = await db.review.findFirstOrThrow({ where: { reviewerId: users.expert.id, bid: { challengeId: inReview.challenge.id } } })
  const fileOf = async (owner: 'bid' | 'result' | 'problem', id: string) => {
    await transaction(async (tx) => attachFiles(tx, owner, id, users.leader.id, [await stage(`${owner}.txt`, `内容 ${owner}`)]))
    return (await db.file.findFirstOrThrow({ where: { owner, ownerId: id } })).id
  }
  const forming = await buildAlliance({ lead: alliance.lead, members: [team], invited: [foreign.lead], status: 'draft' })
  const list = '单位名称,地区,行业,上级工会\n示例待确认中心,西安,卫生,没有的工会\n'
  const sentList = (await previewImport(await actorFor(users.administrator), 'units', [await stage('list.csv', list)])).id
  const sealedBid = open.bids[0]!.bid.id
  return {
    ...{ draft: draft.challenge.id, open: open.challenge.id, kept: kept.challenge.id },
    ...{ inReview: inReview.challenge.id, accepted: accepted.challenge.id, promoted: promoted.challenge.id },
    ...{ sealedBid, openedBid: inReview.bids[0]!.bid.id, review: review.id },
    ...{ problem: problem.id, keptProblem: keptProblem.id, result, keptResult, resource, internalResource, withdrawn },
    ...{
      alliance: alliance.id,
      foreign: foreign.id,
      forming: forming.id,
      leadWorkshop: alliance.lead.id,
      workshop: team.id,
      person: users.member.id,
    },
    sentList,
    union: (await db.unionOfficer.findFirstOrThrow({ where: { userId: users.officer.id } })).unionId,
    sealedFile: await fileOf('bid', sealedBid),
    publicFile: await fileOf('result', result),
    keptFile: await fileOf('problem', keptProblem.id),
  }
}

export type Things = Awaited<ReturnType<typeof buildThings>>
