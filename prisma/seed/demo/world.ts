import type { Union, Unit, User } from '../../../server/core/database'
import type { AllianceWithWorkshops } from '../factories/alliances'
import type { WorkshopWithLeader } from '../factories/workshops'
import type { Pace } from './shapes'

export type Team = WorkshopWithLeader & { readonly unit: Unit; readonly colleagues: readonly User[] }

/** Named places for what was made, so that later steps can say "the workshop nursing". */
export class Register<T> {
  readonly #rows = new Map<string, T>()
  constructor(readonly kind: string) {}

  put(key: string, row: T): T {
    this.#rows.set(key, row)
    return row
  }

  /** Throws where the data names something that nobody made: a slip of the pen in the data files. */
  get(key: string): T {
    const row = this.#rows.get(key)
    if (row === undefined) throw new Error(`the demo has no ${this.kind} ${key}`)
    return row
  }
}

/** What the demo has made so far. */
export interface World {
  readonly unions: Register<Union>
  readonly units: Register<Unit>
  /** Demo accounts as "account:<username>", experts by their keys, officers as "officer:<union>". */
  readonly people: Register<User>
  readonly workshops: Register<Team>
  readonly alliances: Register<AllianceWithWorkshops>
  readonly problems: Register<{ readonly id: string }>
  /** When each life took place, by its thread: written into the rows at the end. */
  readonly paces: Map<string, Pace>
}

export function emptyWorld(): World {
  return {
    unions: new Register('union'),
    units: new Register('unit'),
    people: new Register('person'),
    workshops: new Register('workshop'),
    alliances: new Register('alliance'),
    problems: new Register('problem'),
    paces: new Map(),
  }
}

/** Does the work for every item, a few at a time, in their order. After a failure nothing new begins, and it is thrown. */
export async function fewAtATime<T>(items: readonly T[], width: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = items[Symbol.iterator]()
  let failure: { readonly error: unknown } | undefined
  const worker = async () => {
    for (const item of waiting) {
      await work(item).catch((error: unknown) => (failure ??= { error }))
      if (failure) return
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  if (failure) throw failure.error
}

/** A number from 0 up to 1 that is the same for the same text: the demo looks alive, and alike at every start. */
export function chance(text: string): number {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  // Mixed once more: the last character alone would hardly move the number.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
