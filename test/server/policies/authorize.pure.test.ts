import { describe, expect, it } from 'vitest'
import { DomainError } from '~server/core/errors'
import type { StateMachine } from '~server/core/states'
import { systemActor, visitor, type Actor, type UserActor } from '~server/policies/actor'
import { audiencesOf, bidAudience, challengeAudience, problemAudience, resourceAudience, resultAudience } from '~server/policies/audience'
import { actionsFor, authorize, requireUser, type Policy } from '~server/policies/authorize'

const person = (more: Partial<UserActor> = {}): UserActor => ({
  ...{
    kind: 'user',
    userId: 'ann',
    name: '安',
    unitId: null,
    isExpert: false,
    isAdmin: false,
    workshopIds: [],
    ledWorkshopIds: [],
    allianceIds: [],
  },
  ...{ ledAllianceIds: [], staffedAllianceIds: [], sectorKeys: [], unionIds: [], overseenUnionIds: [], financeUnionIds: [] },
  ...more,
})
const codeOf = (attempt: () => void): string => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'done'
}

interface Row {
  readonly owner: string
  readonly isPublic: boolean
  readonly status: string
}
const policy = {
  read: (actor, row) => row.isPublic || (actor.kind === 'user' && actor.userId === row.owner),
  revise: (actor, row) => actor.kind === 'user' && actor.userId === row.owner,
} satisfies Policy<Row, 'revise'>

describe('P17 what somebody is told who may not', () => {
  const ofAnn = (isPublic: boolean): Row => ({ owner: 'ann', isPublic, status: 'draft' })
  const cases: [string, Actor, Row | null, string][] = [
    ['its owner, a private row', person(), ofAnn(false), 'done'],
    ['another, a private row', person({ userId: 'bob' }), ofAnn(false), 'not_found'],
    ['another, no row at all', person({ userId: 'bob' }), null, 'not_found'],
    ['another, a public row', person({ userId: 'bob' }), ofAnn(true), 'forbidden'],
    ['a visitor, a private row', visitor, ofAnn(false), 'not_found'],
    ['a visitor, a public row', visitor, ofAnn(true), 'not_signed_in'],
    ['the system, a public row', systemActor, ofAnn(true), 'forbidden'],
  ]
  it.each(cases)('%s', (_who, actor, row, code) => {
    expect(codeOf(() => authorize(actor, policy, 'revise', row))).toBe(code)
  })

  it('the buttons are what policy and state allow together', () => {
    const table = { initial: 'draft', ends: ['done'], moves: { revise: { from: ['draft'], to: 'draft' } } } satisfies StateMachine<string>
    expect(actionsFor(person(), policy, table, ofAnn(true))).toEqual(['revise'])
    expect(actionsFor(person(), policy, table, { ...ofAnn(true), status: 'done' })).toEqual([])
    expect(actionsFor(person({ userId: 'bob' }), policy, table, ofAnn(true))).toEqual([])
  })

  it('only a person is a person', () => {
    expect(requireUser(person()).userId).toBe('ann')
    expect([codeOf(() => requireUser(visitor)), codeOf(() => requireUser(systemActor))]).toEqual(['not_signed_in', 'not_signed_in'])
  })
})

describe('audience keys', () => {
  const alliance = { id: 'a1', governingUnionId: 'u1', leadWorkshop: { unit: { unionId: 'u2' } } }
  const unions = ['union:u1', 'union:u2']

  it('a visitor holds one key, a person those of every place', () => {
    expect([audiencesOf(visitor), audiencesOf(systemActor)]).toEqual([['public'], ['public']])
    expect(audiencesOf(person())).toEqual(['public', 'signed_in', 'user:ann'])
    const everywhere = person({
      isAdmin: true,
      workshopIds: ['w1'],
      allianceIds: ['a1'],
      staffedAllianceIds: ['a2'],
      sectorKeys: ['health'],
      overseenUnionIds: ['u1'],
    })
    expect(audiencesOf(everywhere)).toEqual([
      'public',
      'signed_in',
      'user:ann',
      'admin',
      'workshop:w1',
      'alliance:a1',
      'alliance_staff:a2',
      'sector:health',
      'union:u1',
    ])
  })

  it('CH-01 a problem is for all who signed in, or for its author, workshop, alliance and unions alone', () => {
    const row = { authorId: 'ann', workshopId: 'w1', alliance, workshop: { unit: { unionId: 'u3' } } }
    const own = ['user:ann', 'workshop:w1', 'alliance:a1', ...unions, 'union:u3']
    expect(problemAudience({ ...row, visibility: 'alliance' })).toEqual(own)
    expect(problemAudience({ ...row, visibility: 'signed_in' })).toEqual(['signed_in', ...own])
    expect(problemAudience({ authorId: 'ann', visibility: 'signed_in', workshopId: null, alliance: null, workshop: null })).toEqual([
      'signed_in',
      'user:ann',
    ])
  })

  it('CH-04 a challenge is the staff’s until it is published, then as far as it reaches', () => {
    const own = ['alliance_staff:a1', ...unions]
    const row = { status: 'open', sectorKey: 'health', alliance }
    const at = (reach: 'public' | 'sector' | 'alliance', publishedAt: Date | null = new Date()) =>
      challengeAudience({ ...row, reach, publishedAt }, ['eve'])
    expect(at('public', null)).toEqual(own)
    expect(at('public')).toEqual(['public', ...own, 'user:eve'])
    expect(at('sector')).toEqual(['sector:health', 'alliance:a1', ...own, 'user:eve'])
    expect(at('alliance')).toEqual(['alliance:a1', ...own, 'user:eve'])
  })

  it('P9 CH-08 a bid is its team’s until it is opened', () => {
    const bid = { leaderId: 'ann', members: [{ userId: 'bob' }, { userId: 'ann' }] }
    expect(bidAudience({ ...bid, openedAt: null }, { alliance }, ['eve'])).toEqual(['user:ann', 'user:bob'])
    expect(bidAudience({ ...bid, openedAt: new Date() }, { alliance }, ['eve'])).toEqual([
      'user:ann',
      'user:bob',
      'alliance_staff:a1',
      ...unions,
      'user:eve',
    ])
  })

  it('RE-01 RS-01 what is withdrawn is its owner’s', () => {
    const result = { workshopId: 'w1', createdById: 'ann', alliance, reach: 'public' as const }
    const own = ['user:ann', 'workshop:w1', 'alliance_staff:a1', ...unions]
    expect(['draft', 'withdrawn', 'published'].map((status) => resultAudience({ ...result, status }))).toEqual([
      own,
      own,
      ['public', ...own],
    ])
    expect(resultAudience({ ...result, status: 'published', reach: 'alliance' })).toEqual(['alliance:a1', ...own])
    const resource = { ownerId: 'ann', workshopId: 'w1' }
    const reaches = (['public', 'signed_in', 'alliance'] as const).map(
      (reach) => resourceAudience({ ...resource, reach, status: 'offered' }, ['a1', 'a2'])[0],
    )
    expect(reaches).toEqual(['public', 'signed_in', 'alliance:a1'])
    expect(resourceAudience({ ...resource, reach: 'public', status: 'withdrawn' }, ['a1'])).toEqual(['user:ann', 'workshop:w1'])
  })
})
