import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildBid } from '~prisma/seed/factories/bids'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { challengeStates, type ChallengeAction } from '~server/challenges/challenge.states'
import { canMove } from '~server/core/states'
import type { ChallengeStatus } from '~server/core/database'
import { acts, before, playersOf, type Players } from './acts'
import { itKeepsEveryAudienceTrue } from './audiences'
import { challengeNow, databaseState, outcomes, refusal } from './given'

const actions = Object.keys(challengeStates.moves) as ChallengeAction[]
const states: readonly ChallengeStatus[] = [
  ...(['draft', 'open', 'closed', 'in_review', 'nominated', 'awarded', 'in_progress', 'in_acceptance'] as const),
  ...(['accepted', 'in_promotion', 'unsuccessful', 'cancelled'] as const),
]
const legal = (action: ChallengeAction, status: ChallengeStatus) => canMove(challengeStates, action, status)
const build = async (status: ChallengeStatus) => playersOf(await buildChallenge({ status, ...(status === 'draft' ? {} : { bids: [{}] }) }))

/** What only the awarded team may do: while there is none, nobody may, and the answer is that of the policy. */
const OF_THE_TEAM: readonly ChallengeAction[] = ['plan_milestones', 'request_acceptance', 'promote']
const WITHOUT_TEAM: readonly ChallengeStatus[] = ['open', 'closed', 'in_review', 'unsuccessful', 'cancelled']
function refusalOf(action: ChallengeAction, status: ChallengeStatus): string {
  if (!OF_THE_TEAM.includes(action)) return 'conflict'
  if (status === 'draft') return 'not_found'
  return WITHOUT_TEAM.includes(status) ? 'forbidden' : 'conflict'
}

it.each(states)(
  'P18 in the state %s every action that the table does not list is refused with the state, and changes no row',
  async (status) => {
    const players = await build(status)
    const rows = await databaseState()
    const illegal = actions.filter((action) => !legal(action, status))
    expect(illegal.length).toBeGreaterThan(7)
    for (const action of illegal) {
      const { code, detail } = await refusal(acts[action](players))
      expect({ action, code }).toEqual({ action, code: refusalOf(action, status) })
      if (code === 'conflict') expect(detail).toEqual({ entity: 'challenge', status, action })
      expect({ action, rows: await databaseState() }).toEqual({ action, rows })
    }
  },
)

const moves = actions.flatMap((action) =>
  challengeStates.moves[action].from.map((from) => [action, from, challengeStates.moves[action].to] as const),
)
it.each(moves)('P18 %s is carried out from %s and leads to %s', async (action, from, to) => {
  const players = await build(from)
  await before[action]?.(players)
  const { version } = await challengeNow(players.id)
  await acts[action](players)
  expect(await challengeNow(players.id)).toMatchObject({ status: to, version: version + 1 })
})

/** Refusals of a move that the table allows: what must be done first is not done. */
const NOT_READY = ['not_yet_opening', 'reviews_incomplete', 'votes_incomplete', 'milestones_incomplete', 'not_found', 'deadline_in_past']

async function command(players: Players, action: ChallengeAction, ready: boolean, state: ChallengeStatus): Promise<ChallengeStatus> {
  if (ready && legal(action, state)) await before[action]?.(players)
  const [ended = ''] = await outcomes([acts[action](players)])
  const { status } = await challengeNow(players.id)
  if (ended === 'done') {
    expect({ action, state, allowed: legal(action, state) }).toEqual({ action, state, allowed: true })
    expect(status).toBe(challengeStates.moves[action].to)
  } else {
    expect(status).toBe(state)
    if (legal(action, state)) expect(NOT_READY).toContain(ended)
    else expect(['conflict', 'forbidden']).toContain(ended)
  }
  return status
}

it('P18 whatever people try in whatever order, the challenge is where the table says', async () => {
  const reached = new Set<ChallengeStatus>()
  const tries = fc.array(fc.record({ action: fc.constantFrom(...actions), ready: fc.boolean(), onward: fc.nat(2) }), {
    minLength: 15,
    maxLength: 25,
  })
  await fc.assert(
    fc.asyncProperty(tries, async (steps) => {
      const built = await buildChallenge({ status: 'open' })
      const bid = await buildBid(built.challenge.id)
      const players = await playersOf({ ...built, bids: [bid] })
      let state: ChallengeStatus = 'open'
      for (const { action, ready, onward } of steps) {
        state = await command(players, action, ready, state)
        reached.add(state)
        // Two times of three somebody takes the next step, or the walk would end early in a refusal.
        const next = actions.find(
          (one) =>
            !['cancel', 'declare_unsuccessful', 'return'].includes(one) && legal(one, state) && challengeStates.moves[one].to !== state,
        )
        if (onward > 0 && next) state = await command(players, next, true, state)
        reached.add(state)
      }
    }),
    { numRuns: 12, seed: 20_261_121 },
  )
  expect([...reached].sort()).toEqual(expect.arrayContaining(['accepted', 'cancelled', 'in_promotion', 'in_review', 'nominated']))
}, 90_000)

itKeepsEveryAudienceTrue()
