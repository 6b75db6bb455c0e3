import type { AppLoadContext } from '@remix-run/node'
import { actorOfCookie } from '~server/accounts/actor-of-cookie'
import type { Actor } from '~server/policies/actor'
import { languageOf, type Language } from '~/i18n/languages'
import { themeOf, type Theme } from './preferences'
import { visitorTicket, type VisitorTicket } from './visitor-pages'

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    readonly nonce: string
    readonly requestId: string
    /** The client's address, IPv6 cut to its /64: what limits count by. */
    readonly network: string
    readonly userAgent: string
    readonly cookie: string
    readonly authorization: string
    readonly language: Language
    readonly theme: Theme
    /** Headers of a refusal (Retry-After). Remix drops those of a loader or an action when it answers with a page. */
    readonly refusalHeaders: Headers
    /** For visitors: the page may be kept for the next one. */
    readonly ticket: VisitorTicket | undefined
    /** Who asks; loaded once per request, however many loaders run. */
    readonly actor: () => Promise<Actor>
  }
}

interface Given {
  readonly cookie: string
  readonly authorization: string
  readonly network: string
  readonly userAgent: string
  readonly nonce: string
  readonly requestId: string
}

/** What every loader and action gets beside the request. */
export function loadContext(given: Given): AppLoadContext {
  let actor: Promise<Actor> | undefined
  return {
    ...given,
    language: languageOf(given.cookie),
    theme: themeOf(given.cookie),
    refusalHeaders: new Headers(),
    ticket: visitorTicket(given.cookie, given.authorization),
    actor: () => (actor ??= actorOfCookie(given.cookie)),
  }
}
