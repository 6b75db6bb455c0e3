import type { Tx } from '../core/database'
import { challengeFacts, involvedIn } from '../challenges/challenge-facts'
import type { EventName } from '../events/catalogue'
import { recordEvent } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { bidAudience, challengeAudience, problemAudience, resultAudience } from '../policies/audience'
import { problemFacts } from '../problems/problem-facts'

interface Row {
  readonly id: string
  readonly audience: readonly string[]
}

interface Written {
  update(args: { where: { id: string }; data: { audience: string[] } }): Promise<unknown>
}

/** Writes the keys that a row has now; returns those that it lost, null when nothing changed. */
async function renew(model: Written, row: Row, now: readonly string[]): Promise<string[] | null> {
  const lost = row.audience.filter((key) => !now.includes(key))
  if (lost.length === 0 && now.every((key) => row.audience.includes(key))) return null
  await model.update({ where: { id: row.id }, data: { audience: [...now] } })
  return lost
}

/** One event for all rows of a kind: search copies their readers, and who lost sight of one is told to ask again. */
async function tell(tx: Tx, actor: Actor, name: EventName, changed: ReadonlyMap<string, readonly string[]>): Promise<void> {
  if (changed.size === 0) return
  await recordEvent(tx, { name, actor, ids: [...changed.keys()], threads: [], readersBefore: [...new Set([...changed.values()].flat())] })
}

async function renewAll<R extends Row>(model: Written, rows: readonly R[], audienceOf: (row: R) => string[] | Promise<string[]>) {
  const changed = new Map<string, readonly string[]>()
  for (const row of rows) {
    const lost = await renew(model, row, await audienceOf(row))
    if (lost) changed.set(row.id, lost)
  }
  return changed
}

/** The lead has changed, and with it the union of the lead's unit: its problems, challenges, bids and results follow. */
export async function renewReadersOfWork(tx: Tx, actor: Actor, allianceId: string): Promise<void> {
  const problems = await tx.problem.findMany({ where: { allianceId }, include: problemFacts })
  await tell(tx, actor, 'problem.readers_changed', await renewAll(tx.problem, problems, problemAudience))
  const challenges = await tx.challenge.findMany({ where: { allianceId }, include: challengeFacts })
  const ofChallenge = async (row: (typeof challenges)[number]) => challengeAudience(row, await involvedIn(tx, row.id))
  await tell(tx, actor, 'challenge.readers_changed', await renewAll(tx.challenge, challenges, ofChallenge))
  const results = await tx.result.findMany({ where: { allianceId }, include: { alliance: challengeFacts.alliance } })
  await tell(tx, actor, 'result.readers_changed', await renewAll(tx.result, results, resultAudience))
  const bids = await tx.bid.findMany({
    where: { challenge: { allianceId }, openedAt: { not: null } },
    include: { members: true, challenge: { select: challengeFacts }, reviews: { where: { status: { not: 'recused' } } } },
  })
  await renewAll(tx.bid, bids, ({ challenge, reviews, ...bid }) =>
    bidAudience(
      bid,
      challenge,
      reviews.map(({ reviewerId }) => reviewerId),
    ),
  )
}
