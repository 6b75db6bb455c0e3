import { beforeEach, describe, expect, it } from 'vitest'
import { freshKey, sequence } from '~prisma/seed/factories/sequence'
import { db, type Tx } from '~server/core/database'
import { DomainError } from '~server/core/errors'
import { once } from '~server/core/once'
import { outcomes, refusal } from '../challenges/given'

let effects = 0
/** An effect that can be counted: a number of a series, raised in the transaction. */
const effect = async (tx: Tx) => {
  effects++
  await tx.numberSeries.upsert({ where: { key: 'effect' }, create: { key: 'effect', last: 1 }, update: { last: { increment: 1 } } })
  return { id: `row${sequence()}` }
}
const done = async () => (await db.numberSeries.findUnique({ where: { key: 'effect' } }))?.last ?? 0
const keys = () => db.idempotencyKey.count()

beforeEach(async () => {
  effects = 0
  await db.idempotencyKey.deleteMany()
  await db.numberSeries.deleteMany()
})

describe('P11 a submission counts once', () => {
  it('row 40: the same again gets the first answer, and nothing happens twice', async () => {
    const key = freshKey()
    const first = await once('ann', 'report', key, { title: 'a', n: 1n }, effect)
    expect(await once('ann', 'report', key, { n: 1n, title: 'a' }, effect)).toEqual(first)
    expect([effects, await done(), await keys()]).toEqual([1, 1, 1])
  })

  it('row 40: of fifty at once one is carried out and all get its answer', async () => {
    const key = freshKey()
    const answers = await Promise.all(Array.from({ length: 50 }, () => once('ann', 'report', key, { title: 'a' }, effect)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect([effects, await done(), await keys()]).toEqual([1, 1, 1])
  })

  it('row 41: the same key with other content is refused', async () => {
    const key = freshKey()
    await once('ann', 'report', key, { title: 'a' }, effect)
    for (const other of [{ title: 'b' }, { title: 'a', more: '' }, {}, { title: ['a'] }, null])
      expect(await refusal(once('ann', 'report', key, other, effect))).toMatchObject({ code: 'idempotency_key_reused' })
    expect([effects, await done()]).toEqual([1, 1])
  })

  it('row 41: of two contents at once one is carried out, the other refused', async () => {
    const key = freshKey()
    const attempts = [1, 2].map((n) => once('ann', 'report', key, { n }, effect))
    expect((await outcomes(attempts)).sort()).toEqual(['done', 'idempotency_key_reused'])
    expect(await done()).toBe(1)
  })

  it('another person’s key and another purpose’s key are their own', async () => {
    const key = freshKey()
    const answers = [
      await once('ann', 'report', key, { a: 1 }, effect),
      await once('bob', 'report', key, { a: 2 }, effect),
      await once('ann', 'offer', key, { a: 3 }, effect),
    ]
    expect(new Set(answers.map(({ id }) => id)).size).toBe(3)
    expect(await done()).toBe(3)
  })

  it.each(['', 'short', 'x'.repeat(65), 'x'.repeat(10_000), 'key\r\nSet-Cookie: a', 'ключ-по-русски', '../../etc', "key' OR 1=1"])(
    'row 42: %j is no key',
    async (key) => {
      expect(await refusal(once('ann', 'report', key, {}, effect))).toMatchObject({ code: 'idempotency_key_missing' })
      expect([effects, await keys()]).toEqual([0, 0])
    },
  )

  it('a failed effect leaves no key, so that the form can be mended and sent again', async () => {
    const key = freshKey()
    const fails = async (tx: Tx) => {
      await effect(tx)
      throw new DomainError('conflict')
    }
    expect(await refusal(once('ann', 'report', key, { a: 1 }, fails))).toMatchObject({ code: 'conflict' })
    expect([await keys(), await done()]).toEqual([0, 0])
    await once('ann', 'report', key, { a: 2 }, effect)
    expect([await keys(), await done()]).toEqual([1, 1])
  })

  it('bytes and large numbers count as content', async () => {
    const key = freshKey()
    await once('ann', 'report', key, { bytes: new Uint8Array([1, 2]), n: 2n ** 60n }, effect)
    for (const other of [
      { bytes: new Uint8Array([1, 3]), n: 2n ** 60n },
      { bytes: new Uint8Array([1, 2]), n: 2n ** 60n + 1n },
    ])
      expect(await refusal(once('ann', 'report', key, other, effect))).toMatchObject({ code: 'idempotency_key_reused' })
  })
})
