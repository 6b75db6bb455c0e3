import type { Prisma, Tx } from '../core/database'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { resourceAudience } from '../policies/audience'

/** Until the commit nobody offers for these workshops, and none of them joins or leaves an alliance. */
async function holdWorkshops(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Workshop" WHERE id = ANY(${[...ids]}::text[]) ORDER BY id FOR NO KEY UPDATE`
}

/** The alliances that these workshops, which are then held, are in. */
async function alliancesOfMany(tx: Tx, workshopIds: readonly string[]): Promise<Map<string, string[]>> {
  const ids = [...new Set(workshopIds)]
  await holdWorkshops(tx, ids)
  const rows = await tx.allianceMember.findMany({
    where: { workshopId: { in: ids }, status: 'accepted', alliance: { status: { not: 'dissolved' } } },
    select: { workshopId: true, allianceId: true },
  })
  const byWorkshop = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (const { workshopId, allianceId } of rows) byWorkshop.get(workshopId)?.push(allianceId)
  return byWorkshop
}

/** The alliances whose members an alliance-only resource of this workshop reaches. */
export async function alliancesOf(tx: Tx, workshopId: string | null): Promise<string[]> {
  return workshopId ? ((await alliancesOfMany(tx, [workshopId])).get(workshopId) ?? []) : []
}

const sameKeys = (one: readonly string[], other: readonly string[]) => [...one].sort().join() === [...other].sort().join()

/**
 * Writes anew who may read these resources, from the facts as they are now; returns those that have other readers,
 * with the keys that they had.
 */
export async function renewReaders(tx: Tx, where: Prisma.ResourceWhereInput): Promise<{ id: string; readersBefore: string[] }[]> {
  const rows = await tx.resource.findMany({ where, orderBy: { id: 'asc' } })
  const alliances = await alliancesOfMany(
    tx,
    rows.flatMap(({ workshopId }) => workshopId ?? []),
  )
  const changed: { id: string; readersBefore: string[] }[] = []
  for (const row of rows) {
    const audience = resourceAudience(row, alliances.get(row.workshopId ?? '') ?? [])
    if (sameKeys(audience, row.audience)) continue
    await tx.resource.update({ where: { id: row.id }, data: { audience } })
    changed.push({ id: row.id, readersBefore: row.audience })
  }
  return changed
}

/** A workshop joined or left an alliance: what it offers to its alliances reaches those that it is in now, and no other. */
export async function followAlliances(tx: Tx, actor: Actor, workshopId: string): Promise<void> {
  await holdWorkshops(tx, [workshopId]) // an offer that is being made commits before it is looked for
  for (const { id, readersBefore } of await renewReaders(tx, { workshopId, reach: 'alliance', status: 'offered' }))
    await recordEvent(tx, { name: 'resource.readers_changed', actor, ids: [id], threads: [thread.resource(id)], readersBefore })
}
