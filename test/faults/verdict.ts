import { expect, vi } from 'vitest'
import { INDEX, writer } from '~search/client'
import { rebuildSearch } from '~search/rebuild'
import { db, pool } from '~server/core/database'
import { silentProgress } from '~server/core/progress'
import { LISTENERS } from '~server/events/catalogue'
import { pendingDeliveries } from '~server/events/outbox'
import type { Instance } from '~server/embedded/instance-lock'
import type { Ledger } from './writers'

/** What answered is there, nothing is there twice or by halves, and nothing that was never sent. */
export async function expectKept({ sent, acknowledged, withdrawn }: Ledger): Promise<void> {
  const keys = await db.idempotencyKey.findMany({ where: { purpose: 'offer_resource' } })
  const byKey = Object.fromEntries(keys.map(({ key, answer }) => [key, (answer as { id: string }).id]))
  expect(byKey).toEqual(Object.fromEntries(acknowledged))
  expect([...acknowledged.keys()].sort()).toEqual([...sent].sort())
  const rows = await db.resource.findMany({ select: { id: true, status: true } })
  expect(rows.map(({ id }) => id).sort()).toEqual([...acknowledged.values()].sort())
  expect(
    rows
      .filter(({ status }) => status === 'withdrawn')
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...withdrawn].sort())
  const { rows: events } = await pool().query<{ name: string; count: number; things: number }>(
    `SELECT name, count(*)::int AS count, count(DISTINCT "entityIds"[1])::int AS things FROM "Event" WHERE entity = 'resource' GROUP BY name ORDER BY name`,
  )
  expect(events).toEqual([
    { name: 'resource.offered', count: rows.length, things: rows.length },
    { name: 'resource.withdrawn', count: withdrawn.size, things: withdrawn.size },
  ])
}

/** Each event has been delivered to each listener, and none was given up. */
export async function expectDelivered(): Promise<void> {
  await vi.waitFor(async () => expect(await pendingDeliveries()).toEqual({}), { timeout: 120_000, interval: 100 })
  const { rows } = await pool().query<{ seq: string; listener: string }>(
    `SELECT e.seq::text, l.listener FROM "Event" e CROSS JOIN unnest($1::text[]) AS l(listener)
     LEFT JOIN "OutboxDelivery" d ON d."eventSeq" = e.seq AND d.listener = l.listener WHERE d."processedAt" IS NULL`,
    [LISTENERS],
  )
  expect(rows).toEqual([])
}

type Index = Readonly<Record<string, string>>
const PAGE = 1_000

async function indexes(): Promise<{ postgres: Index; meilisearch: Index }> {
  const kept = await db.searchDocument.findMany({ select: { id: true, hash: true } })
  const found: [string, string][] = []
  for (let offset = 0; ; offset += PAGE) {
    const { results } = await writer()
      .index(INDEX)
      .getDocuments<{ id: string; hash: string }>({ fields: ['id', 'hash'], limit: PAGE, offset })
    found.push(...results.map(({ id, hash }): [string, string] => [id, hash]))
    if (results.length < PAGE) break
  }
  return { postgres: Object.fromEntries(kept.map(({ id, hash }) => [id, hash])), meilisearch: Object.fromEntries(found) }
}

/** Both search indexes hold what a rebuild from the rows makes of them. */
export async function expectIndexed({ meiliUrl, meiliKey }: Pick<Instance, 'meiliUrl' | 'meiliKey'>, ledger: Ledger): Promise<void> {
  Object.assign(process.env, { MEILI_URL: meiliUrl, MEILI_KEY: meiliKey })
  const followed = await indexes()
  await rebuildSearch(silentProgress)
  const rebuilt = await indexes()
  expect(followed).toEqual(rebuilt)
  expect(rebuilt.meilisearch).toEqual(rebuilt.postgres)
  expect(Object.keys(rebuilt.postgres)).toHaveLength(ledger.acknowledged.size - ledger.withdrawn.size)
}
