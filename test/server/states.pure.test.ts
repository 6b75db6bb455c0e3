import { describe, expect, it } from 'vitest'
import { CHALLENGE_STATUSES } from '~server/challenges/challenge.states'
import { canMove } from '~server/core/states'
import * as enums from '~server/core/generated/prisma/enums'
import { movesOf, statesOf, stateTables } from './state-tables'

const policies: Readonly<Record<string, object>> = Object.fromEntries(
  Object.values(import.meta.glob<Record<string, object>>('/server/policies/*.ts', { eager: true })).flatMap((file) => Object.entries(file)),
)

/** Moves that are another's to allow: a bid is opened, an alliance invites, a panel's votes are concluded by the challenge. */
const ALLOWED_ELSEWHERE: Readonly<Record<string, string>> = {
  'allianceMember.invite': 'alliance.invite',
  'bid.open': 'challenge.open_bids',
  'bid.lapse': 'challenge.open_bids',
  'bid.nominate': 'challenge.nominate',
  'bid.award': 'challenge.award',
  'bid.decline': 'challenge.award',
  'acceptance.appoint_panel': 'challenge.appoint_panel',
  'acceptance.accept': 'challenge.accept',
  'acceptance.return': 'challenge.return',
}

it('P18 the tables of all entities are walked', () => {
  const entities = [
    'acceptance',
    'acceptanceVote',
    'alliance',
    'allianceMember',
    'bid',
    'challenge',
    'milestone',
    'problem',
    'resource',
    'result',
    'review',
    'user',
  ]
  expect(stateTables.map(([entity]) => entity).sort()).toEqual(entities)
})

describe.each(stateTables)('P18 the life of a %s', (entity, table) => {
  const moves = movesOf(table)
  const states = statesOf(table)

  it('knows exactly the states that the database knows', () => {
    const name = `${entity[0]?.toUpperCase()}${entity.slice(1)}Status`
    const known = (enums as Record<string, object | undefined>)[name]
    expect(states.sort()).toEqual(Object.values(known ?? {}).sort())
  })

  it('reaches every state from the first', () => {
    const reached = new Set([table.initial])
    for (let before = 0; before < reached.size; ) {
      before = reached.size
      for (const [, move] of moves) if (move.from.some((from) => reached.has(from))) reached.add(move.to)
    }
    expect([...reached].sort()).toEqual(states.sort())
  })

  it('stands still only where it may rest', () => {
    const stuck = states.filter((state) => !moves.some(([, move]) => move.from.includes(state) && move.to !== state))
    expect(stuck.filter((state) => !table.ends.includes(state))).toEqual([])
  })

  it('can always come to an end', () => {
    const ending = new Set(table.ends)
    for (let before = 0; before < ending.size; ) {
      before = ending.size
      for (const [, move] of moves) if (ending.has(move.to)) move.from.forEach((from) => ending.add(from))
    }
    expect([...ending].sort()).toEqual(states.sort())
  })

  it('allows a move in the states of its table and in no other', () => {
    for (const [action, move] of moves)
      expect(
        states.filter((state) => canMove(table, action, state)),
        action,
      ).toEqual(states.filter((state) => move.from.includes(state)))
    expect(states.filter((state) => canMove(table, 'no_such_action', state))).toEqual([])
  })

  it('has somebody who may do each of its moves', () => {
    for (const [action] of moves) {
      const [owner, rule] = (ALLOWED_ELSEWHERE[`${entity}.${action}`] ?? `${entity}.${action}`).split('.')
      expect(policies[`${owner}Policy`], `${entity}.${action}`).toHaveProperty(rule ?? '', expect.any(Function))
    }
  })
})

/** What is done to an alliance without moving it, and to titles. */
const OF_ALLIANCES = ['write_charter', 'sign_charter', 'associate', 'propose_lead', 'answer_lead', 'grant_title', 'revoke_title']

/** Who keeps a workshop's record, looks inside it and confirms it; the same for people and results. */
const OF_RECORDS = [
  ...['keep', 'keep_record', 'keep_team', 'hand_over', 'confirm_record', 'record_trace', 'read_items', 'read_team', 'look_inside'],
  ...['keep_profile', 'confirm_honour'],
]
const OF_RULES = ['make_version', 'withdraw_version', 'lay_rules']

it('P17 every rule of a policy is a move, or one of the few questions that are none', () => {
  const questions = [
    'read',
    'read_bids',
    'read_reports',
    'bid',
    'report',
    'invite',
    'found_alliance',
    'find_partners',
    'confirm_import',
    ...OF_ALLIANCES,
    ...OF_RECORDS,
    ...OF_RULES,
  ]
  const moves = new Set(stateTables.flatMap(([, table]) => Object.keys(table.moves)))
  const rules = Object.entries(policies)
    .filter(([name]) => name.endsWith('Policy'))
    .flatMap(([, policy]) => Object.keys(policy))
  expect(rules.filter((rule) => !moves.has(rule) && !questions.includes(rule))).toEqual([])
})

it('P18 the one list of a challenge’s states holds each of them', () => {
  expect([...CHALLENGE_STATUSES].sort()).toEqual(Object.values(enums.ChallengeStatus).sort())
})
