import type { UIMatch } from '@remix-run/react'
import type { EntityType } from '~server/events/catalogue'
import type { Translate } from './i18n/text'

/** What a route tells the root of itself. */
export interface PageHandle<Data = unknown> {
  /** The title of the window. */
  readonly title?: (t: Translate, data: Data) => string
  /** All visitors see the same page: it is kept for a moment (http/visitor-pages.ts). Nothing in it is made for one answer only. */
  readonly shared?: true
  /** Which things the page shows: when one of them changes the page asks its loaders again. */
  readonly live?: readonly EntityType[]
}

export type PageMatch = UIMatch<unknown, PageHandle | undefined>
