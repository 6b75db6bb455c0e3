import type { App } from '../support/app'
import type { Person } from '../support/visit'
import { statuses, type ActorName } from './actors'
import type { Fields } from './forms'
import type { Cast } from './world'

/** What an act is about, made for it alone; `doer` when no actor may be used up by it. */
export interface Occasion {
  readonly at: string
  readonly fields: () => Fields
  readonly doer?: Person
}

/** One intent of one route: who may not, with the answer that he gets, and one who may and does it in the end. */
export interface Act {
  readonly given: (cast: Cast, app: App) => Promise<Occasion>
  readonly by: ActorName
  /** Others who may as well: they are not refused, and not asked. */
  readonly also: readonly ActorName[]
  readonly refused: Readonly<Record<ActorName, number>>
  /** What the one who may gets. */
  readonly done: number
  /** Whether it writes to the database at all. */
  readonly writes: boolean
}

type Options = Partial<Pick<Act, 'also' | 'done' | 'writes'>>

/** An act on what a visitor can see: he is asked to sign in (401), the others get `others`. */
export function act(
  by: ActorName,
  others: number,
  exceptions: Parameters<typeof statuses>[1],
  given: Act['given'],
  options: Options = {},
): Act {
  return { by, given, refused: statuses(others, { visitor: 401, ...exceptions }), also: [], done: 303, writes: true, ...options }
}

/** An act on what the world does not know of: 404 for everybody but those named. */
export function hiddenAct(by: ActorName, exceptions: Parameters<typeof statuses>[1], given: Act['given'], options: Options = {}): Act {
  return act(by, 404, { visitor: 404, ...exceptions }, given, options)
}

/** Everybody with an account may: only visitors and those who are out are refused. */
export function ownAct(by: ActorName, given: Act['given'], options: Options = {}): Act {
  const also = ['member', 'leader', 'lead', 'finance', 'officer', 'governing', 'expert', 'administrator', 'stranger'] as const
  return act(by, 0, {}, given, { also, ...options })
}
