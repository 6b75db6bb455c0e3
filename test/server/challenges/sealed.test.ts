import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { passDeadline } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert } from '~prisma/seed/factories/people'
import { openBids } from '~server/challenges/bids/open-bids'
import { closeChallenge } from '~server/challenges/close-challenge'
import { assignReviewers } from '~server/challenges/reviews/assign-reviewers'
import { db, pool } from '~server/core/database'
import { systemActor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import { leadOf, securityKindsOf } from './given'
import { addBid, buildWorld, filesOfThisRun, type World } from './sealed-world'
import { indexEverything, readers, readersInSources, wordsSeen } from './sealed-walk'

let world: World
beforeAll(async () => {
  world = await buildWorld()
  for (let place = 0; place < 3; place++) await addBid(world)
  await indexEverything()
})
afterAll(() => rmSync(filesOfThisRun, { recursive: true, force: true }))

/** Who of the outsiders finds a word of a bid, and where. */
async function leaks(): Promise<string[]> {
  const found: string[] = []
  for (const [name, actor] of Object.entries(world.outsiders))
    found.push(...(await wordsSeen(actor, world)).map((where) => `${name} > ${where}`))
  return found
}

async function teamSees(): Promise<void> {
  for (const [place, bid] of world.bids.entries()) {
    for (const person of bid.team) {
      const actor = await actorFor(person)
      const own = await wordsSeen(actor, world, [bid])
      expect(new Set(own.map((line) => line.split(': ')[1]))).toEqual(new Set(bid.words.filter((word) => word !== sealOf(place))))
      expect(
        await wordsSeen(
          actor,
          world,
          world.bids.filter((other) => other !== bid),
        ),
      ).toEqual([])
    }
  }
}
/** The hash of the envelope is told to nobody, not even the team. */
const sealOf = (place: number) => world.bids[place]?.words.at(-2)

it('P9 the walk knows every function that reads for an actor', () => {
  const sources = readersInSources()
  expect(sources.length).toBeGreaterThan(25)
  expect(sources.filter((name) => !(name in readers))).toEqual([])
})

it('P9 while bidding is open nobody outside a team finds a word of a bid', async () => {
  expect(await leaks()).toEqual([])
})

it('P9 while bidding is open each team finds all of its own bid and nothing of the others', teamSees)

it('P9 no table but the envelopes, the duties and the names of files holds a word of a sealed bid', async () => {
  const words = world.bids.flatMap((bid) => bid.words.filter((word) => !/^[0-9a-f]{64}$/.test(word)))
  const { rows: tables } = await pool().query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool().query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t WHERE t::text LIKE ANY($1)`, [
      words.map((word) => `%${word}%`),
    ])
    if (rows.length > 0) found.push(name)
  }
  expect(found.sort()).toEqual(['BidMember', 'File'])
})

it('P9 a refused look at a sealed bid is written down: the administrator at a bid, a file and the table of bids', async () => {
  const administrator = world.outsiders['the administrator']
  const id = administrator?.kind === 'user' ? administrator.userId : ''
  const details = (await db.securityEntry.findMany({ where: { actorId: id, kind: 'sealed_attempt' } })).map(({ detail }) => detail)
  expect(details).toContainEqual({ bid: world.bids[0]?.id })
  expect(details).toContainEqual({ file: world.bids[0]?.fileId })
  expect(details).toContainEqual({ challenge: world.challenge.id })
  const stranger = world.outsiders.stranger
  expect(await securityKindsOf(stranger?.kind === 'user' ? stranger.userId : '')).toContain('sealed_attempt')
})

it('P9 the walk sees: with the staff let in by hand it finds every word, and then it is quiet again', async () => {
  const [bid] = world.bids
  const { audience } = await db.bid.findUniqueOrThrow({ where: { id: bid?.id ?? '' } })
  await db.bid.update({ where: { id: bid?.id ?? '' }, data: { audience: [...audience, `alliance_staff:${world.alliance.id}`] } })
  const found = await leaks()
  await db.bid.update({ where: { id: bid?.id ?? '' }, data: { audience } })
  expect(new Set(found.map((line) => line.split(' > ')[0]))).toEqual(new Set(['the staff of the alliance', 'the lead of the alliance']))
  for (const word of bid?.words.filter((one) => one !== sealOf(0)) ?? []) expect(found.some((line) => line.endsWith(word))).toBe(true)
  expect(await leaks()).toEqual([])
})

it('P9 between the deadline and the opening nothing has changed: no word outside, all of it inside', async () => {
  await passDeadline(world.challenge.id)
  await closeChallenge(systemActor, world.challenge.id)
  await indexEverything()
  expect(await leaks()).toEqual([])
  await teamSees()
})

it('P9 after the opening those who decide and watch find every word, at once, and nobody else finds one', async () => {
  await openBids(await leadOf(world.alliance), world.challenge.id)
  await indexEverything()
  const deciders = [
    'the staff of the alliance',
    'the lead of the alliance',
    "an officer of the unit's union",
    'an officer of the governing union',
  ]
  for (const [name, actor] of Object.entries(world.outsiders)) {
    const found = new Set((await wordsSeen(actor, world)).map((line) => line.split(': ')[1]))
    const all = world.bids.flatMap((bid, place) => bid.words.filter((word) => word !== sealOf(place)))
    expect({ name, found }).toEqual({ name, found: new Set(deciders.includes(name) ? all : []) })
  }
  await teamSees()
})

it('P9 a reviewer finds what he is to score once he is assigned, and another expert still nothing', async () => {
  const reviewer = await buildExpert()
  await assignReviewers(await leadOf(world.alliance), world.challenge.id, [reviewer.id])
  const found = new Set((await wordsSeen(await actorFor(reviewer), world)).map((line) => line.split(': ')[1]))
  expect(found).toEqual(new Set(world.bids.flatMap((bid, place) => bid.words.filter((word) => word !== sealOf(place)))))
  const expert = world.outsiders['an expert']
  expect(expert && (await wordsSeen(expert, world))).toEqual([])
})

itKeepsEveryAudienceTrue()
