import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Prisma, type Tx } from './database'
import { DomainError } from './errors'
import { transaction } from './transaction'

const keyShape = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/** JSON with sorted keys, so that equal inputs have equal hashes. BigInt and bytes become text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'bigint') return `${item}n`
    if (item instanceof Uint8Array) return Buffer.from(item).toString('base64')
    if (!item || typeof item !== 'object' || Array.isArray(item)) return item
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/**
 * A use case that creates something: `key` comes from a hidden field of the form, and the key, the effect and the
 * answer commit together. A second submission with the same key gets the first answer; the same key with other
 * content is refused (idempotency_key_reused). Keys belong to one person and one purpose.
 */
export async function once<Answer extends Prisma.InputJsonObject>(
  actorId: string,
  purpose: string,
  key: string,
  input: unknown,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  if (!keyShape.safeParse(key).success) throw new DomainError('idempotency_key_missing')
  const inputHash = createHash('sha256').update(canonical(input)).digest('hex')
  return transaction(async (tx) => {
    // A concurrent twin waits here for the first to commit; then the row is found and its answer given.
    const inserted = await tx.$executeRaw`
      INSERT INTO "IdempotencyKey" ("actorId", "purpose", "key", "inputHash", "answer")
      VALUES (${actorId}, ${purpose}, ${key}, ${inputHash}, 'null') ON CONFLICT DO NOTHING`
    const where = { actorId_purpose_key: { actorId, purpose, key } }
    if (inserted === 0) {
      const first = await tx.idempotencyKey.findUniqueOrThrow({ where })
      if (first.inputHash !== inputHash) throw new DomainError('idempotency_key_reused')
      return first.answer as Answer
    }
    const answer = await work(tx)
    await tx.idempotencyKey.update({ where, data: { answer } })
    return answer
  })
}
