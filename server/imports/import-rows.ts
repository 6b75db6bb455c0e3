import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Tx } from '../core/database'
import { transaction } from '../core/transaction'
import type { EventName } from '../events/catalogue'
import { recordEvent } from '../events/record-event'
import type { UserActor } from '../policies/actor'

/** What a kind of import does with checked rows: writes those that are new or other than before; returns their ids. */
export interface Importer<Row = unknown> {
  readonly schema: z.ZodType<Row>
  readonly event: EventName
  /** The field by which a row is known again: it stands once in a file. */
  readonly key: string
  /** Other names that a column of the file may have, in Chinese or English. */
  readonly aliases: Readonly<Record<string, string>>
  /** Rows that what is there already speaks against, by their key, each with what is wrong: asked before anything is written. */
  readonly clashes?: (rows: readonly Row[]) => Promise<ReadonlyMap<string, string>>
  readonly write: (tx: Tx, rows: readonly Row[]) => Promise<readonly string[]>
}

/** An id like those that the database client makes. */
export const newId = (): string => randomBytes(9).toString('base64url')

/**
 * Writes one batch with one event for the rows that changed, so that search learns of exactly those. A second run of
 * the same rows changes nothing and records nothing. The event bears the name of `actor`, who answers for the file (an
 * operator at the machine; no page calls this). Returns how many changed.
 */
export async function importRows<Row>(importer: Importer<Row>, actor: UserActor, rows: readonly Row[]): Promise<number> {
  return transaction(async (tx) => {
    const ids = await importer.write(tx, rows)
    if (ids.length > 0) await recordEvent(tx, { name: importer.event, actor, ids, threads: [] })
    return ids.length
  })
}
