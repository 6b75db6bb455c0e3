import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { CHALLENGE_STATUSES } from '~server/challenges/challenge.states'
import { db } from '~server/core/database'

it.each(CHALLENGE_STATUSES)(
  'CH-36 a challenge is brought to %s by the use cases, and every step stands on its timeline',
  async (status) => {
    const { challenge } = await buildChallenge({ status })
    expect(challenge.status).toBe(status)
    const events = await db.event.findMany({ where: { threads: { has: `challenge:${challenge.id}` } } })
    expect(events.map(({ name }) => name)).toContain('challenge.drafted')
  },
)
