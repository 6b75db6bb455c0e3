import { beforeAll, describe, expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { buildProblem } from '~prisma/seed/factories/problems'
import { freshKey } from '~prisma/seed/factories/sequence'
import { actorFor } from '~prisma/seed/factories/people'
import { canMove } from '~server/core/states'
import { db, pool } from '~server/core/database'
import { moveState } from '~server/core/move'
import { offerResource } from '~server/resources/offer-resource'
import { outcomes, refusal } from './challenges/given'
import { movesOf, statesOf, stateTables } from './state-tables'

/** What else must be true of a row in a state, so that the database takes it (the checks of the invariants). */
const BESIDE: Readonly<Record<string, (state: string) => string>> = {
  challenge: (state) => `"openedAt" = ${['draft', 'open', 'closed'].includes(state) ? 'NULL' : 'clock_timestamp()'}`,
  review: (state) => `"totalMilli" = ${state === 'submitted' ? 80_000 : 'NULL'}`,
  acceptanceVote: (state) => `passes = ${state === 'cast' ? 'true' : 'NULL'}`,
}
/** Columns that the use cases write together with a move. */
const WITH: Readonly<Record<string, Record<string, unknown>>> = {
  'review.submit': { totalMilli: 80_000 },
  'acceptanceVote.cast': { passes: true },
  'challenge.open_bids': { openedAt: new Date() },
}

const rows = new Map<string, string>()
const tableOf = (entity: string) => `"${entity[0]?.toUpperCase()}${entity.slice(1)}"`
const modelOf = (entity: string) => (db as unknown as Record<string, unknown>)[entity]

async function put(entity: string, state: string): Promise<string> {
  const id = rows.get(entity) ?? ''
  const beside = BESIDE[entity]?.(state)
  await pool().query(
    `UPDATE ${tableOf(entity)} SET status = $1::text::"${tableOf(entity).slice(1, -1)}Status"${beside ? `, ${beside}` : ''} WHERE id = $2`,
    [state, id],
  )
  return id
}
async function stateNow(entity: string): Promise<string> {
  const { rows: found } = await pool().query<{ status: string }>(`SELECT status::text FROM ${tableOf(entity)} WHERE id = $1`, [
    rows.get(entity),
  ])
  return found[0]?.status ?? ''
}

beforeAll(async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_promotion' })
  const owner = await actorFor(alliance.lead.leader)
  const resource = await offerResource(owner, {
    kind: 'instrument',
    title: '显微镜',
    description: '一台可借用',
    place: '',
    terms: '',
    contact: '科室',
    sectorKey: 'health',
    reach: 'public',
    workshopId: null,
    key: freshKey(),
  })
  const [member, milestone, acceptance, vote, review, result] = await Promise.all([
    db.allianceMember.findFirstOrThrow({ where: { allianceId: alliance.id } }),
    db.milestone.findFirstOrThrow(),
    db.acceptance.findFirstOrThrow(),
    db.acceptanceVote.findFirstOrThrow(),
    db.review.findFirstOrThrow(),
    db.result.findFirstOrThrow(),
  ])
  const found = {
    alliance,
    allianceMember: member,
    milestone,
    acceptance,
    acceptanceVote: vote,
    review,
    result,
    challenge,
    resource,
    bid: bids[0]?.bid,
    problem: await buildProblem({ alliance }),
    user: alliance.lead.leader,
  }
  for (const [entity, row] of Object.entries(found)) if (row) rows.set(entity, row.id)
})

describe.each(stateTables)('P18 row 52: a %s', (entity, table) => {
  it.each(movesOf(table))('takes %s only in the states of its table; elsewhere it is told the present one', async (action, move) => {
    for (const state of statesOf(table)) {
      const id = await put(entity, state)
      const attempt = moveState(modelOf(entity), entity, table, action, id, { extra: WITH[`${entity}.${action}`] ?? {} })
      if (canMove(table, action, state)) await attempt
      else expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { entity, status: state, action } })
      expect(await stateNow(entity), state).toBe(canMove(table, action, state) ? move.to : state)
    }
  })
})

it('P18 of two moves at once one wins', async () => {
  const table = new Map(stateTables).get('problem')
  const id = await put('problem', 'submitted')
  if (!table) throw new Error('no table')
  const attempts = ['accept', 'return', 'reject', 'accept', 'reject'].map((action) => moveState(db.problem, 'problem', table, action, id))
  expect((await outcomes(attempts)).sort()).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'done'])
})

it('P18 a row that does not exist is not found, an older version is stale, an unknown move is a fault of ours', async () => {
  const table = new Map(stateTables).get('problem')
  if (!table) throw new Error('no table')
  const id = await put('problem', 'submitted')
  expect(await refusal(moveState(db.problem, 'problem', table, 'accept', 'nosuchid1'))).toMatchObject({ code: 'not_found' })
  expect(await refusal(moveState(db.problem, 'problem', table, 'accept', id, { guard: { version: 99 } }))).toMatchObject({
    code: 'stale_version',
  })
  await expect(moveState(db.problem, 'problem', table, 'no_such_action', id)).rejects.toThrow('no move')
})
