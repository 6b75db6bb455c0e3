import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { openBids } from '~server/challenges/bids/open-bids'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { db } from '~server/core/database'
import type { UserActor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { bidFor, leadOf, outcomes, refusal, untilWaiting, whileHeld } from '../given'

const ROUNDS = 30

/** Moves the deadline to so many milliseconds from now. */
async function endsIn(challengeId: string, milliseconds: number): Promise<void> {
  await db.$executeRaw`UPDATE "Challenge" SET "deadlineAt" = clock_timestamp() + ${milliseconds} * interval '1 millisecond' WHERE id = ${challengeId}`
}

/** Submits one version after the other until it is refused; gives back the cost of the last that was let in, and the refusal. */
async function keepBidding(actor: UserActor, workshop: { id: string }, challengeId: string) {
  for (let kept = 1n; ; kept++) {
    const [ended] = await outcomes([submitBid(actor, challengeId, { ...bidFor(workshop), cost: kept + 1n })])
    if (ended !== 'done') return { kept, ended }
  }
}

async function keepOpening(lead: UserActor, challengeId: string): Promise<void> {
  const [ended] = await outcomes([openBids(lead, challengeId)])
  if (ended === 'not_yet_opening') return keepOpening(lead, challengeId)
  expect(ended).toBe('done')
}

it(`P6 of bids that come while the deadline passes and the opening presses each is in and opened, or refused: ${ROUNDS} rounds`, async () => {
  const alliance = await buildAlliance()
  const lead = await leadOf(alliance)
  const workshops = [await buildWorkshop(), await buildWorkshop(), await buildWorkshop()]
  const bidders = await Promise.all(workshops.map(async (workshop) => ({ workshop, actor: await actorFor(workshop.leader) })))
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = (await buildChallenge({ alliance })).challenge
    for (const { workshop, actor } of bidders) await submitBid(actor, id, { ...bidFor(workshop), cost: 1n })
    await endsIn(id, 1 + (round % 10) * 6)
    const [bids] = await Promise.all([
      Promise.all(bidders.map(({ workshop, actor }) => keepBidding(actor, workshop, id))),
      keepOpening(lead, id),
    ])
    const { deadlineAt } = await db.challenge.findUniqueOrThrow({ where: { id } })
    const rows = await db.bid.findMany({ where: { challengeId: id } })
    for (const [place, { kept, ended }] of bids.entries()) {
      expect(['deadline_passed', 'conflict']).toContain(ended)
      const row = rows.find(({ workshopId }) => workshopId === workshops[place]?.id)
      expect(row).toMatchObject({ status: 'opened', costFen: kept, currentVersion: Number(kept) })
      // The first ones came in under the deadline that stood then.
      if (kept > 1n) expect(row?.submittedAt?.getTime()).toBeLessThanOrEqual(deadlineAt.getTime())
    }
    expect(rows.every((row) => row.status === 'opened')).toBe(true)
  }
})

it('F6 by the true clock: a transaction that waits over the deadline is refused', async () => {
  const { challenge } = await buildChallenge()
  const workshop = await buildWorkshop()
  const actor = await actorFor(workshop.leader)
  await endsIn(challenge.id, 120)
  let late: Promise<unknown> = Promise.resolve()
  await whileHeld(`SELECT id FROM "Challenge" WHERE id = '${challenge.id}' FOR UPDATE`, async (held) => {
    late = refusal(submitBid(actor, challenge.id, bidFor(workshop)))
    await untilWaiting()
    const { rows } = await held.query<{ opened: boolean }>(
      `SELECT now() <= "deadlineAt" AS opened, pg_sleep(extract(epoch FROM "deadlineAt" - clock_timestamp()) + 0.002) FROM "Challenge" WHERE id = $1`,
      [challenge.id],
    )
    expect(rows[0]?.opened).toBe(true)
  })
  expect(await late).toMatchObject({ code: 'deadline_passed' })
  expect(await db.bid.count({ where: { challengeId: challenge.id } })).toBe(0)
})

it('P6 an opening waits for the bid that is being submitted, and opens it', async () => {
  const { challenge, alliance } = await buildChallenge()
  const workshop = await buildWorkshop()
  const [actor, lead] = [await actorFor(workshop.leader), await leadOf(alliance)]
  await endsIn(challenge.id, 400)
  let both: Promise<string[]> = Promise.resolve([])
  // The bid has passed the deadline's gate and stands before its last write; meanwhile the deadline passes and the lead opens.
  await whileHeld('LOCK TABLE "Event" IN EXCLUSIVE MODE', async (held) => {
    const submitted = submitBid(actor, challenge.id, bidFor(workshop))
    await untilWaiting(1)
    await held.query(
      `SELECT pg_sleep(greatest(0, extract(epoch FROM "deadlineAt" - clock_timestamp())) + 0.002) FROM "Challenge" WHERE id = $1`,
      [challenge.id],
    )
    both = outcomes([submitted, openBids(lead, challenge.id)])
    await untilWaiting(2)
  })
  expect(await both).toEqual(['done', 'done'])
  expect(await db.bid.findMany({ where: { challengeId: challenge.id } })).toMatchObject([{ status: 'opened', costFen: 6_000_000n }])
})

it('P6 of five openings at once one opens, and there is one event', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'closed', bids: [{}, {}] })
  const lead = await leadOf(alliance)
  const ended = await outcomes(Array.from({ length: 5 }, () => openBids(lead, challenge.id)))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'done'])
  expect(await db.event.count({ where: { name: 'challenge.bids_opened', threads: { has: `challenge:${challenge.id}` } } })).toBe(1)
  expect(await db.bidMilestone.count({ where: { bidId: { in: bids.map(({ bid }) => bid.id) } } })).toBe(4)
})

itKeepsEveryAudienceTrue()
