import { rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { passDeadline } from '~prisma/seed/factories/challenges'
import { actorFor } from '~prisma/seed/factories/people'
import { cancelChallenge } from '~server/challenges/cancel-challenge'
import { closeChallenge } from '~server/challenges/close-challenge'
import { db, pool } from '~server/core/database'
import { systemActor, type Actor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import { decision, leadOf } from './given'
import { addBid, buildWorld, filesOfThisRun, forgetBid, type World } from './sealed-world'
import { indexEverything, walk } from './sealed-walk'

afterAll(() => rmSync(filesOfThisRun, { recursive: true, force: true }))

type Seen = Readonly<Record<string, string>>
async function seenBy(actors: Readonly<Record<string, Actor>>, world: World): Promise<Readonly<Record<string, Seen>>> {
  const seen: Record<string, Seen> = {}
  for (const [name, actor] of Object.entries(actors)) seen[name] = await walk(actor, world)
  return seen
}

const ends = {
  open: () => Promise.resolve(),
  closed: async ({ challenge }: World) => {
    await passDeadline(challenge.id)
    await closeChallenge(systemActor, challenge.id)
  },
  cancelled: async ({ challenge, alliance }: World) => cancelChallenge(await leadOf(alliance), challenge.id, await decision(challenge.id)),
}

it.each(['open', 'closed', 'cancelled'] as const)(
  'P9 with 3, 1 or 0 bids on what is %s, whoever is on no team is told exactly the same',
  async (state) => {
    const world = await buildWorld()
    for (let place = 0; place < 3; place++) await addBid(world)
    await ends[state](world)
    await indexEverything()
    const withThree = await seenBy(world.outsiders, world)
    await forgetBid(world)
    await forgetBid(world)
    expect(await seenBy(world.outsiders, world)).toEqual(withThree)
    await forgetBid(world)
    expect(await db.bid.count({ where: { challengeId: world.challenge.id } })).toBe(0)
    expect(await seenBy(world.outsiders, world)).toEqual(withThree)
  },
)

it('P9 a team is told exactly the same whether it is alone or has two rivals', async () => {
  const world = await buildWorld()
  const own = await addBid(world)
  const team = { leader: await actorFor(own.team[0] ?? { id: '' }), member: await actorFor(own.team[1] ?? { id: '' }) }
  await indexEverything()
  const alone = await seenBy(team, { ...world, bids: [own] })
  await addBid(world)
  await addBid(world)
  await indexEverything()
  const withRivals = await seenBy(team, { ...world, bids: [own] })
  expect(withRivals).toEqual(alone)
  expect(JSON.parse(withRivals.leader?.getBid ?? '')).toMatchObject([
    { status: 'submitted' },
    { refused: 'not_found' },
    { refused: 'not_found' },
  ])
})

it('P9 the comparison sees: an event of a bid put on the life of its challenge tells the number', async () => {
  const world = await buildWorld()
  const visitors = { visitor: world.outsiders['a visitor'] ?? systemActor }
  const without = await seenBy(visitors, world)
  await pool().query(
    `INSERT INTO "Event" (name, entity, "entityIds", threads, "actorName") VALUES ('bid.submitted', 'bid', '{}', ARRAY['challenge:' || $1], '')`,
    [world.challenge.id],
  )
  expect(await seenBy(visitors, world)).not.toEqual(without)
})

itKeepsEveryAudienceTrue()
