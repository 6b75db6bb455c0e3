import { beforeAll, describe, expect, it } from 'vitest'
import { getAlliance } from '~server/alliances/get-alliance'
import { listAlliances } from '~server/alliances/list-alliances'
import { getBid } from '~server/challenges/bids/get-bid'
import { getChallenge } from '~server/challenges/get-challenge'
import { listChallenges } from '~server/challenges/list-challenges'
import { db } from '~server/core/database'
import { canRead, readableBy } from '~server/policies/audience'
import type { Actor } from '~server/policies/actor'
import { getProblem } from '~server/problems/get-problem'
import { listProblems } from '~server/problems/list-problems'
import { getResource, listResources } from '~server/resources/list-resources'
import { getResult, listResults } from '~server/results/list-results'
import { getWorkshop } from '~server/workshops/get-workshop'
import { listWorkshops } from '~server/workshops/list-workshops'
import { outcomes } from '../challenges/given'
import { buildWorld } from './world'

type Row = { readonly id: string; readonly audience: readonly string[] }
type Find = (args: { where: ReturnType<typeof readableBy>; select: { id: true; audience: true } }) => Promise<Row[]>

/** Every entity whose rows say who may read them. */
const finders: Readonly<Record<string, Find>> = {
  workshop: (args) => db.workshop.findMany(args),
  alliance: (args) => db.alliance.findMany(args),
  problem: (args) => db.problem.findMany(args),
  challenge: (args) => db.challenge.findMany(args),
  bid: (args) => db.bid.findMany(args),
  result: (args) => db.result.findMany(args),
  resource: (args) => db.resource.findMany(args),
}
const idsOf = async (find: Find, where: ReturnType<typeof readableBy> = {}) =>
  (await find({ where, select: { id: true, audience: true } })).map(({ id }) => id).sort()

/** The pages: what a list shows first, and one of its things. */
const pages: Readonly<
  Record<string, { list?: (actor: Actor) => Promise<readonly { id: string }[]>; get: (actor: Actor, id: string) => Promise<unknown> }>
> = {
  workshop: { list: async (actor) => (await listWorkshops(actor, { page: 1 })).workshops, get: getWorkshop },
  alliance: { list: async (actor) => (await listAlliances(actor, { page: 1 })).alliances, get: getAlliance },
  problem: { list: async (actor) => (await listProblems(actor, { mine: false, page: 1 })).problems, get: getProblem },
  challenge: { list: async (actor) => (await listChallenges(actor, { page: 1 })).challenges, get: getChallenge },
  result: { list: async (actor) => (await listResults(actor, { page: 1 })).results, get: getResult },
  resource: { list: async (actor) => (await listResources(actor, { mine: false, page: 1 })).resources, get: getResource },
  bid: { get: getBid },
}

const WHO = [
  'a visitor',
  'the system',
  'a person of nowhere',
  'the leader of the lead workshop',
  'a core member of the lead workshop',
  'a member of the lead workshop',
  'somebody who left the lead workshop',
  'the leader of a member workshop',
  'the leader of another alliance',
  'a person of the sector',
  'an officer of the lead’s unit',
  'an officer of the governing union',
  'an officer of the national union',
  'an officer of a foreign union',
  'an assigned expert',
  'an expert who is not assigned',
  'the leader of a bid',
  'a member of a bid',
  'the leader of an opened bid',
  'a platform administrator',
]

let world: Awaited<ReturnType<typeof buildWorld>>
beforeAll(async () => {
  world = await buildWorld()
}, 120_000)
const actorOf = (who: string): Actor => {
  const actor = world.actors.get(who)
  if (!actor) throw new Error(`nobody is ${who}`)
  return actor
}

it('P17 everybody of the world is asked', () => {
  expect([...world.actors.keys()]).toEqual(WHO)
})

describe.each(WHO)('P17 for %s', (who) => {
  it('every list is the rows that may be read', async () => {
    const actor = actorOf(who)
    for (const [entity, find] of Object.entries(finders)) {
      const rows = await find({ where: {}, select: { id: true, audience: true } })
      const readable = rows.filter((row) => canRead(actor, row))
      expect(await idsOf(find, readableBy(actor)), entity).toEqual(readable.map(({ id }) => id).sort())
    }
  })

  it.each(Object.entries(pages))(
    'the page of one %s opens when, and only when, it may be read, and no list shows more',
    async (entity, { list, get }) => {
      const actor = actorOf(who)
      const find = finders[entity]
      if (!find) throw new Error(entity)
      const [all, readable] = [await idsOf(find), await idsOf(find, readableBy(actor))]
      const refused = entity === 'bid' && who === 'a platform administrator' ? 'sealed' : 'not_found'
      expect(await outcomes(all.map((id) => get(actor, id)))).toEqual(all.map((id) => (readable.includes(id) ? 'done' : refused)))
      const shown = (await list?.(actor)) ?? []
      if (who !== 'the system') expect(shown.filter(({ id }) => !readable.includes(id))).toEqual([])
    },
  )
})

describe('P17 what the world looks like', () => {
  const count = async (entity: string, who: string) =>
    (await idsOf(finders[entity] ?? (() => Promise.resolve([])), readableBy(actorOf(who)))).length

  it('P9 nobody but its team sees a sealed bid, the administrator neither', async () => {
    const team = ['the leader of a bid', 'a member of a bid', 'the leader of an opened bid']
    const sealed = await db.bid.findMany({ where: { openedAt: null } })
    expect(sealed).toHaveLength(3)
    for (const bid of sealed) expect(WHO.filter((who) => who !== 'the system' && canRead(actorOf(who), bid))).toEqual(team)
  })

  it('a visitor sees what is public and no more; those who belong see more', async () => {
    expect(await count('challenge', 'a visitor')).toBe(3)
    expect(await count('challenge', 'a person of the sector')).toBe(6)
    expect(await count('challenge', 'the leader of a member workshop')).toBe(9)
    expect(await count('challenge', 'the leader of the lead workshop')).toBe(12)
    expect(await count('challenge', 'an officer of the governing union')).toBe(12)
    expect(await count('problem', 'a visitor')).toBe(0)
    expect(await count('resource', 'a visitor')).toBe(1)
  })

  it('who left, an officer of elsewhere and an administrator see what any signed-in person sees', async () => {
    for (const entity of ['workshop', 'alliance', 'problem', 'challenge', 'bid', 'result', 'resource'])
      for (const who of ['an officer of a foreign union', 'a platform administrator'])
        expect(await count(entity, who), `${entity}, ${who}`).toBe(await count(entity, 'a person of nowhere'))
    expect(await count('problem', 'somebody who left the lead workshop')).toBe(await count('problem', 'a person of nowhere'))
  })

  it('the system may read everything, and nobody else holds all keys', async () => {
    for (const [entity, find] of Object.entries(finders)) expect(await count(entity, 'the system')).toBe((await idsOf(find)).length)
  })
})
