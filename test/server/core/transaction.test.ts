import { beforeAll, describe, expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { buildUnit, buildUser } from '~prisma/seed/factories/people'
import { db, type Tx } from '~server/core/database'
import { nextNumber } from '~server/core/number-series'
import { databaseTime } from '~server/core/time'
import { transaction, violatedConstraint } from '~server/core/transaction'
import { outcomes, refusal, whileHeld } from '../challenges/given'

const raise = (tx: Tx, key: string) => tx.numberSeries.update({ where: { key }, data: { last: { increment: 1 } } })
const last = async (key: string) => (await db.numberSeries.findUniqueOrThrow({ where: { key } })).last

/** Opens when so many have come to it. */
function gate(count: number): () => Promise<void> {
  let open: () => void
  let waiting = 0
  const opened = new Promise<void>((resolve) => (open = resolve))
  return () => {
    if (++waiting === count) open()
    return opened
  }
}

beforeAll(async () => {
  await db.numberSeries.createMany({ data: [{ key: 'one' }, { key: 'two' }] })
})

describe('P1 a transaction', () => {
  it('is carried out whole or not at all', async () => {
    const before = await last('one')
    const broken = transaction(async (tx) => {
      await raise(tx, 'one')
      throw new Error('broken off')
    })
    await expect(broken).rejects.toThrow('broken off')
    expect(await last('one')).toBe(before)
  })

  it('is tried again when PostgreSQL broke it off because two waited for each other', async () => {
    const before = [await last('one'), await last('two')]
    const meet = gate(2)
    let attempts = 0
    const both = (first: string, second: string) => {
      let tries = 0
      return transaction(async (tx) => {
        attempts++
        await raise(tx, first)
        if (++tries === 1) await meet()
        await raise(tx, second)
      })
    }
    expect(await outcomes([both('one', 'two'), both('two', 'one')])).toEqual(['done', 'done'])
    expect([await last('one'), await last('two')]).toEqual(before.map((count) => count + 2))
    expect(attempts).toBe(3)
  })

  it('is tried again when it cannot be put in order with others, but not for ever', async () => {
    let attempts = 0
    const work = (failures: number) =>
      transaction(async (tx) => {
        if (++attempts <= failures)
          await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = 'serialization_failure'; END $$`
        return attempts
      })
    expect(await work(3)).toBe(4)
    attempts = 0
    await expect(work(99)).rejects.toThrow()
    expect(attempts).toBe(4)
  })

  it('row 43: does not wait for another’s lock for ever', async () => {
    await whileHeld(`SELECT * FROM "NumberSeries" WHERE key = 'one' FOR UPDATE`, async () => {
      expect(await refusal(transaction((tx) => raise(tx, 'one')))).toMatchObject({ code: 'still_processing' })
    })
    await transaction((tx) => raise(tx, 'one'))
  })
})

describe('an invariant that refuses', () => {
  it('CH-06 says in words that the organisation has its bid', async () => {
    const { challenge } = await buildChallenge({ status: 'open' })
    const unit = await buildUnit()
    const bid = async () => ({
      challengeId: challenge.id,
      bidderKey: `unit:${unit.id}`,
      unitId: unit.id,
      leaderId: (await buildUser()).id,
      audience: [],
    })
    const data = [await bid(), await bid()]
    expect((await outcomes(data.map((row) => transaction((tx) => tx.bid.create({ data: row }))))).sort()).toEqual(['already_bid', 'done'])
  })

  it('is known by its name, whether Prisma or SQL asked', async () => {
    const user = await buildUser()
    const byPrisma = await db.user
      .create({ data: { username: user.username, name: 'x', passwordHash: 'x' } })
      .catch((error: unknown) => error)
    const bySql =
      await db.$executeRaw`INSERT INTO "User" (id, username, name, "passwordHash") VALUES ('x', ${user.username}, 'x', 'x')`.catch(
        (error: unknown) => error,
      )
    const byCheck = await db.$executeRaw`INSERT INTO "RateLimit" (key, count, "resetAt") VALUES ('x', -1, now())`.catch(
      (error: unknown) => error,
    )
    expect([byPrisma, bySql, byCheck].map(violatedConstraint)).toEqual(['User_username_key', 'User_username_key', 'RateLimit_count'])
    expect(violatedConstraint(new Error('something else'))).toBeUndefined()
  })

  it('is no refusal when no person can do anything about it', async () => {
    const again = transaction((tx) => tx.numberSeries.create({ data: { key: 'one' } }))
    await expect(again).rejects.toMatchObject({ code: 'P2002' })
  })
})

describe('the clock and the numbers', () => {
  it('F6 the database’s time goes on inside a transaction', async () => {
    await transaction(async (tx) => {
      const [{ started } = { started: new Date() }] = await tx.$queryRaw<{ started: Date }[]>`SELECT now() AS started, pg_sleep(0.02)::text`
      const at = await databaseTime(tx)
      expect(at.getTime()).toBeGreaterThan(started.getTime() + 15)
    })
  })

  it('public numbers have no gaps: what is rolled back is given out again', async () => {
    const at = new Date('2031-05-01T00:00:00Z')
    const take = () => transaction((tx) => nextNumber(tx, 'JB', at))
    expect(await take()).toBe('JB-2031-001')
    const lost = transaction(async (tx) => {
      throw new Error(await nextNumber(tx, 'JB', at))
    })
    await expect(lost).rejects.toThrow('JB-2031-002')
    const numbers = await Promise.all(Array.from({ length: 20 }, take))
    expect(numbers.sort()).toEqual(Array.from({ length: 20 }, (_, index) => `JB-2031-${String(index + 2).padStart(3, '0')}`))
    expect(await transaction((tx) => nextNumber(tx, 'JB', new Date('2031-12-31T16:00:00Z')))).toBe('JB-2032-001')
  })
})
