import type pg from 'pg'
import type { AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { actorFor } from '~prisma/seed/factories/people'
import { longTextOf } from '~prisma/seed/factories/problems'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember } from '~prisma/seed/factories/workshops'
import { db, pool } from '~server/core/database'
import { DomainError } from '~server/core/errors'
import type { UserActor } from '~server/policies/actor'

/** The refusal that something ends in. Fails when it is let through, or when what is thrown is no refusal but a fault. */
export async function refusal(attempt: Promise<unknown>): Promise<Pick<DomainError, 'code' | 'detail' | 'faults'>> {
  const error: unknown = await attempt.then(
    () => new Error('it was let through'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DomainError)) throw error
  return { code: error.code, detail: error.detail, faults: error.faults }
}

/** How each attempt ended: 'done' or the code of its refusal; a fault fails the test. */
export async function outcomes(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts)
  return settled.map((one) => {
    if (one.status === 'fulfilled') return 'done'
    if (one.reason instanceof DomainError) return one.reason.code
    throw one.reason
  })
}

export const DAY_MS = 86_400_000

/** What a person fills into the sheet of a challenge. */
export const sheet = () => ({
  title: '便携式血样冷藏箱',
  background: longTextOf('现有冷藏箱超过四小时后温度回升，送检路远的科室经常要重采。'),
  indicators: '八小时温度不超过六度',
  sectorKey: 'health',
  budget: 8_000_000n,
  termDays: 120,
  terms: '成果归双方共有。',
  reach: 'public' as 'public' | 'sector' | 'alliance',
  deadlineAt: new Date(Date.now() + 7 * DAY_MS),
  criteria: [
    { title: '方案', weight: 70 },
    { title: '团队', weight: 30 },
  ],
  checks: [{ title: '温度达标' }, { title: '重量达标' }],
})

/** What a team of one fills into a bid for its workshop. */
export const bidFor = (workshop: { readonly id: string }) => ({
  bidder: `workshop:${workshop.id}`,
  plan: longTextOf('先测温度曲线，再换保温层，最后做运输试验。'),
  cost: 6_000_000n,
  milestones: [
    { title: '样箱', sharePercent: 30, dueInDays: 30 },
    { title: '试运输', sharePercent: 70, dueInDays: 100 },
  ],
  members: [] as { username: string; duty: string }[],
  acceptTerms: 'on' as const,
  key: freshKey(),
})

export const leadOf = (alliance: AllianceWithWorkshops): Promise<UserActor> => actorFor(alliance.lead.leader)

/** A core member of the lead workshop: does the alliance's daily work, decides nothing. */
export async function staffOf(alliance: AllianceWithWorkshops): Promise<UserActor> {
  return actorFor(await addMember(alliance.lead, { role: 'core_member' }))
}

export const challengeNow = (id: string) => db.challenge.findUniqueOrThrow({ where: { id } })
export const versionOf = async (id: string) => (await challengeNow(id)).version

/** A decision on the page as it stands now. */
export const decision = async (id: string, reason = '理由：符合要求。') => ({ reason, version: await versionOf(id) })

/** What happened in a life, in order. */
export async function eventsOf(thread: string) {
  const rows = await db.event.findMany({ where: { threads: { has: thread } }, orderBy: { seq: 'asc' } })
  return rows.map(({ name, actorId, reason, data, entityIds }) => ({ name, actorId, reason, data, ids: entityIds }))
}

export const lastEventOf = async (thread: string) => (await eventsOf(thread)).at(-1)

export const securityKindsOf = async (actorId: string) =>
  (await db.securityEntry.findMany({ where: { actorId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)

/** Runs `during` inside a transaction that has carried out `statement` (and holds its locks), then commits. */
export async function whileHeld(statement: string, during: (held: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const held = await pool().connect()
  try {
    await held.query('BEGIN')
    await held.query(statement)
    await during(held)
    await held.query('COMMIT')
  } catch (error) {
    await held.query('ROLLBACK')
    throw error
  } finally {
    held.release()
  }
}

/** Until so many connections of this database wait for a lock: no guess about how long that takes. */
export async function untilWaiting(waiters = 1): Promise<void> {
  for (let looks = 0; looks < 2_000; looks++) {
    const { rows } = await pool().query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting, pg_sleep(0.004) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    if ((rows[0]?.waiting ?? 0) >= waiters) return
  }
  throw new Error(`${waiters} should wait for a lock`)
}

/** Number and content of the rows of every table but the log of refusals. */
export async function databaseState(): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await pool().query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'SecurityEntry'`,
  )
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS state FROM "${name}" t`,
  )
  const { rows } = await pool().query<{ name: string; state: string }>(each.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}
