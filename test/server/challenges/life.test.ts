import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { db, type ChallengeStatus } from '~server/core/database'

const states: readonly ChallengeStatus[] = [
  'draft',
  'open',
  'closed',
  'in_review',
  'nominated',
  'awarded',
  'in_progress',
  'in_acceptance',
  'accepted',
  'in_promotion',
  'unsuccessful',
  'cancelled',
]

it.each(states)('CH-36 a challenge is brought to %s by the use cases, and every step stands on its timeline', async (status) => {
  const { challenge } = await buildChallenge({ status })
  expect(challenge.status).toBe(status)
  const events = await db.event.findMany({ where: { threads: { has: `challenge:${challenge.id}` } } })
  expect(events.map(({ name }) => name)).toContain('challenge.drafted')
})
