import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Tx } from '../core/database'
import { transaction } from '../core/transaction'
import type { EventName } from '../events/catalogue'
import { recordEvent } from '../events/record-event'
import type { UserActor } from '../policies/actor'
import type { RowFault } from './check-rows'

/** What speaks against a row: a fault that still lacks its line. */
export type Clash = Omit<RowFault, 'line'>

/** What a kind of import does with checked rows: writes those that are new or other than before; returns their ids. */
export interface Importer<Row = unknown> {
  readonly schema: z.ZodType<Row>
  readonly event: EventName
  /** The field by which a row is known again: it stands once in a file. */
  readonly key: string
  /** Other names that a column of the file may have, in Chinese or English. */
  readonly aliases: Readonly<Record<string, string>>
  /** Rows that what is there already speaks against, by their key, each with what is wrong: asked before anything is written. */
  readonly clashes?: (rows: readonly Row[], tx: Tx) => Promise<ReadonlyMap<string, Clash>>
  readonly write: (tx: Tx, rows: readonly Row[], actor: UserActor) => Promise<readonly string[]>
}

/** An id like those that the database client makes. */
export const newId = (): string => randomBytes(9).toString('base64url')

/**
 * Writes rows in the caller's transaction, with one event for those that changed, so that search learns of exactly
 * those. The same rows again change nothing and record nothing. The event bears the name of `actor`, who answers for
 * the file. Returns how many changed.
 */
export async function writeRows<Row>(tx: Tx, importer: Importer<Row>, actor: UserActor, rows: readonly Row[]): Promise<number> {
  const ids = await importer.write(tx, rows, actor)
  if (ids.length > 0) await recordEvent(tx, { name: importer.event, actor, ids, threads: [] })
  return ids.length
}

/** The same as a transaction of its own: a batch of a file at the terminal, where an operator answers for it. */
export async function importRows<Row>(importer: Importer<Row>, actor: UserActor, rows: readonly Row[]): Promise<number> {
  return transaction((tx) => writeRows(tx, importer, actor, rows))
}
