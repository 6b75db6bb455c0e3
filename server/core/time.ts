import { Prisma, db, type Tx } from './database'

/** The database's clock: the only one that decides about deadlines. Not now(), which stands still in a transaction. */
export async function databaseTime(tx: Tx | typeof db = db): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>(Prisma.sql`SELECT clock_timestamp() AS at`)
  if (!row) throw new Error('the database told no time')
  return row.at
}

const BEIJING_OFFSET_MS = 8 * 3_600_000

/** The calendar year in Beijing (UTC+8 without summer time since 1992). */
export function beijingYear(at: Date): number {
  return new Date(at.getTime() + BEIJING_OFFSET_MS).getUTCFullYear()
}

/** "2026-11-21T15:00" as typed into a form, read as 北京时间; null when it is no time of the calendar. */
export function parseBeijing(text: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(text)
  if (!parts) return null
  const at = new Date(`${text}:00+08:00`)
  return Number.isNaN(at.getTime()) || toBeijingInput(at) !== text ? null : at
}

/** The text that an <input type="datetime-local"> shows for an instant. */
export function toBeijingInput(at: Date): string {
  return new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 16)
}

/** A calendar day plus whole days; days are kept as UTC midnights (@db.Date). */
export function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000)
}

/** The last second in Beijing of a calendar day: what "due on" means. */
export function endOfBeijingDay(day: Date): Date {
  return new Date(day.getTime() + 86_400_000 - BEIJING_OFFSET_MS - 1000)
}

/** The calendar day in Beijing of an instant, as a UTC midnight. */
export function beijingDay(at: Date): Date {
  return new Date(`${new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10)}T00:00:00Z`)
}
