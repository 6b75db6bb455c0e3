import type { Pace } from './shapes'
import { chance } from './world'

export interface PastEvent {
  readonly seq: string
  readonly name: string
  readonly threads: readonly string[]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const BEIJING_OFFSET_MS = 8 * HOUR_MS
const OPENS_MS = 8.5 * HOUR_MS
const WORKING_MS = 9.4 * HOUR_MS
/** Bids close at five in the afternoon. */
const DEADLINE_MS = 17 * HOUR_MS

/** Written in the same transaction as the event before them: they follow a second later, not days. */
const COMPANIONS: Readonly<Record<string, string>> = {
  'alliance.warned': 'alliance.workshop_left',
  'challenge.drafted': 'problem.established',
  'result.published': 'challenge.promoted',
}

function midnight(now: Date, day: number): number {
  const today = Math.floor((now.getTime() + BEIJING_OFFSET_MS) / DAY_MS) * DAY_MS - BEIJING_OFFSET_MS
  return today + day * DAY_MS
}

/** The instant of a working moment: −2.5 is the middle of the working day before yesterday, in Beijing. */
export function workingTime(now: Date, moment: number): Date {
  const day = Math.floor(moment)
  return new Date(midnight(now, day) + OPENS_MS + (moment - day) * WORKING_MS)
}

/** When bidding ends, `daysAgo` before today (below zero: ahead). */
export function deadlineTime(now: Date, daysAgo: number): Date {
  return new Date(midnight(now, -daysAgo) + DEADLINE_MS)
}

/** The working moment at which bids close. */
const deadlineMoment = (daysAgo: number) => -daysAgo + (DEADLINE_MS - OPENS_MS) / WORKING_MS

/** Threads that share an event are one life: a problem, the challenge that came of it, its bids and its result. */
function livesOf(events: readonly PastEvent[], parents: ReadonlyMap<string, string>): Map<string, PastEvent[]> {
  const roots = new Map<string, string>()
  const rootOf = (thread: string): string => {
    const above = roots.get(thread)
    return above === undefined || above === thread ? thread : rootOf(above)
  }
  const join = (a: string, b: string) => roots.set(rootOf(a), rootOf(b))
  for (const [bid, challenge] of parents) join(bid, challenge)
  for (const { threads } of events) for (const thread of threads) join(thread, threads[0] ?? thread)
  const lives = new Map<string, PastEvent[]>()
  for (const event of events) {
    const root = rootOf(event.threads[0] ?? '')
    lives.set(root, [...(lives.get(root) ?? []), event])
  }
  return lives
}

/** The working moments of a life's events: some stand fast, the others lie evenly between them, never on the dot. */
function momentsOf(events: readonly PastEvent[], pace: Pace): number[] {
  const offset = (key: string, from: number, width: number) => from + chance(`${events[0]?.threads[0]} ${key}`) * width
  const fixed = new Map<number, number>()
  const fix = (name: string, moment: number | undefined) => {
    const place = events.findIndex((event) => event.name === name)
    if (place >= 0 && moment !== undefined) fixed.set(place, moment)
  }
  fixed.set(events.length - 1, -pace.until + offset('until', 0.7, 0.15))
  fixed.set(0, -pace.from + offset('from', 0.08, 0.15))
  fix('challenge.published', pace.published === undefined ? undefined : -pace.published + offset('published', 0.3, 0.15))
  fix('challenge.closed', pace.deadline === undefined ? undefined : deadlineMoment(pace.deadline) + 1 / WORKING_MS)
  fix('challenge.awarded', pace.awarded === undefined ? undefined : -pace.awarded + offset('awarded', 0.5, 0.1))
  const places = [...fixed.keys()].sort((a, b) => a - b)
  return events.map((event, place) => {
    const own = fixed.get(place)
    if (own !== undefined) return own
    const before = places.findLast((candidate) => candidate < place) ?? 0
    const after = places.find((candidate) => candidate > place) ?? events.length - 1
    const [start = 0, end = 0] = [fixed.get(before), fixed.get(after)]
    const step = place - before + (chance(`${event.name} ${place} ${event.threads[0]}`) - 0.5) * 0.7
    return start + ((end - start) * step) / (after - before)
  })
}

/**
 * When each event took place, by its number: in every life in the order in which they were recorded, in working
 * hours, none after now. `parents` says to which challenge a bid belongs. Events of no life are given the first day.
 */
export function datePast(
  events: readonly PastEvent[],
  {
    parents,
    paces,
    firstDay,
    now,
  }: { parents: ReadonlyMap<string, string>; paces: ReadonlyMap<string, Pace>; firstDay: number; now: Date },
): Map<string, Date> {
  const dates = new Map<string, Date>()
  for (const life of livesOf(events, parents).values()) {
    const follows = life.map((event, place) => COMPANIONS[event.name] !== undefined && life[place - 1]?.name === COMPANIONS[event.name])
    const heads = life.filter((_, place) => !follows[place])
    const threads = life.flatMap((event) => event.threads)
    // A challenge's pace is that of its whole life, its problem and result included.
    const pace = paces.get(threads.find((thread) => thread.startsWith('challenge:')) ?? threads[0] ?? '')
    if (!pace && threads.length > 0) throw new Error(`nobody says when ${threads[0]} took place`)
    const moments = momentsOf(heads, pace ?? { from: firstDay, until: firstDay })
    let last = new Date(0)
    for (const [place, event] of life.entries()) {
      const head = heads.indexOf(event)
      last = follows[place] ? new Date(last.getTime() + 1_000) : workingTime(now, moments[head] ?? 0)
      dates.set(event.seq, last)
    }
  }
  return dates
}
