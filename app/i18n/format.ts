import type { Language } from './languages'

const BEIJING_MS = 8 * 3_600_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number) => String(value).padStart(2, '0')

/** A calendar day: 2026年11月21日, 21 Nov 2026. `at` is an instant, read in 北京时间. */
export function formatDay(at: Date, language: Language): string {
  const there = new Date(at.getTime() + BEIJING_MS)
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()]
  return language === 'en' ? `${day} ${MONTHS[month]} ${year}` : `${year}年${month + 1}月${day}日`
}

/** Day, hour and minute in 北京时间. */
export function formatTime(at: Date, language: Language): string {
  const there = new Date(at.getTime() + BEIJING_MS)
  return `${formatDay(at, language)} ${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`
}

/** The machine's spelling for <time dateTime>. */
export const machineTime = (at: Date): string => at.toISOString()

function grouped(whole: bigint): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Fen as Chinese readers write money: 5 万元, 1.25 万元, 2,000.00 元; in English CNY 50,000.00. */
export function formatMoney(fen: bigint, language: Language): string {
  const yuan = `${grouped(fen / 100n)}.${two(Number(fen % 100n))}`
  if (language === 'en') return `CNY ${yuan}`
  const isRound = fen >= 1_000_000n && fen % 10_000n === 0n // whole hundreds of yuan, from 一万元 on
  if (!isRound) return `${yuan} 元`
  const hundredths = fen / 10_000n
  const decimals = two(Number(hundredths % 100n)).replace(/0+$/, '')
  return `${grouped(hundredths / 100n)}${decimals ? `.${decimals}` : ''} 万元`
}

/** Fen as a form field shows it: 50000.00. */
export function toYuanInput(fen: bigint): string {
  return `${fen / 100n}.${two(Number(fen % 100n))}`
}

/** 12 KB, 3.4 MB. */
export function formatSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** Thousandths of a point as a score: 87.5. */
export function formatScore(milli: number): string {
  return (Math.round(milli / 10) / 100).toFixed(2).replace(/\.?0+$/, '')
}
