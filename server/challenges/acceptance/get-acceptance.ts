import { db } from '../../core/database'
import { listFiles } from '../../files/attach-files'
import { isThis, isUser, type Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { milestonePolicy } from '../../policies/milestone'
import { challengeFacts } from '../challenge-facts'

/**
 * The rounds of 验收. Everybody who reads the challenge sees the outcome; the summary, the evidence and the votes are
 * for the team, the sponsor, the unions and the panel (an expert sees the other votes after casting his own). Throws not_found.
 */
export async function getAcceptance(actor: Actor, challengeId: string) {
  const challenge = await db.challenge.findUnique({
    where: { id: challengeId },
    include: { ...challengeFacts, checks: { orderBy: { ordinal: 'asc' } } },
  })
  authorize(actor, challengePolicy, 'read', challenge)
  const rounds = await db.acceptance.findMany({
    where: { challengeId },
    orderBy: { round: 'desc' },
    include: { votes: { include: { expert: { select: { name: true } }, findings: true } } },
  })
  const inside = milestonePolicy.read_reports(actor, { challenge })
  const files = await listFiles(
    db,
    'acceptance',
    rounds.map(({ id }) => id),
  )
  return {
    checks: challenge.checks.map(({ id, title }) => ({ id, title })),
    rounds: rounds.map(({ id, round, status, summary, conclusion, requestedAt, concludedAt, votes }) => {
      const own = votes.find((vote) => isThis(actor, vote.expertId))
      const sees = inside || (own !== undefined && own.status !== 'recused')
      const seesVotes = challengePolicy.read_bids(actor, challenge) || own?.status === 'cast' || (inside && concludedAt !== null)
      return {
        ...{ id, round, status, conclusion, requestedAt, concludedAt },
        summary: sees ? summary : '',
        files: sees ? (files.get(id) ?? []) : [],
        ownVote: own && isUser(actor) ? { id: own.id, status: own.status, recusal: own.recusal } : null,
        votes: votes
          .filter((vote) => seesVotes || vote === own)
          .map((vote) => ({
            ...{
              id: vote.id,
              status: vote.status,
              recusal: vote.recusal,
              passes: vote.passes,
              opinion: vote.opinion,
              expert: vote.expert.name,
            },
            findings: Object.fromEntries(vote.findings.map((finding) => [finding.criterionId, finding.met])),
          })),
      }
    }),
  }
}
