import type { EntityType, EventName } from '../events/catalogue'

/**
 * Both ends import this file. `changed` says that something happened to a thing you may read; the page then asks its
 * loader again. The label is the thing's title, for the toast; it goes only to those who may read the thing.
 */
export interface Changed {
  /** Null when you could read the thing until now and cannot any more: then nothing else is said of it. */
  readonly event: EventName | null
  readonly entity: EntityType
  readonly id: string
  readonly label: string
  /** Where the thing stands, for the toast's link. */
  readonly url: string | null
  /** Who did it: that person's own tabs show no toast. */
  readonly actorId: string | null
  readonly actorName: string
}

export interface ServerToClient {
  changed: (message: Changed) => void
}

/** Nothing is said upwards yet: everything that a person does is a form. */
export type ClientToServer = Record<string, never>
