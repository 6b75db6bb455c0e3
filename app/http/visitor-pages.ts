import { onCommit } from '~server/core/commits'
import { languageOf } from '~/i18n/languages'
import { themeOf } from './preferences'

/** How old a kept page may be: what is left of a deadline is written in it, and not every row is changed by a use case. */
const MAX_AGE_MS = 2_000
const MAX_PAGES = 300

/** What a request must be to get a kept page, and the state of the database that its own page will be made from. */
export interface VisitorTicket {
  readonly prefix: string
  readonly commits: number
}

interface KeptPage {
  /** The HTML between its nonces: each answer has its own. */
  readonly parts: readonly string[]
  readonly until: number
}

/**
 * Pages that all visitors see alike (`handle.shared`), kept for a moment: a popular showcase costs one rendering, not
 * thousands. Emptied by every commit, so that nobody who did something meets the time before.
 */
const pages = new Map<string, KeptPage>()
let commits = 0
onCommit(() => {
  commits++
  pages.clear()
})

/** A ticket for somebody of whom nothing but language and theme is known; undefined for everybody else. */
export function visitorTicket(cookie: string, authorization: string): VisitorTicket | undefined {
  const anonymous = cookie === '' || cookie.split(/; */).every((part) => /^(language|theme)=/.test(part))
  return anonymous && authorization === '' ? { prefix: `${languageOf(cookie)} ${themeOf(cookie)} `, commits } : undefined
}

/** The kept page of this path and query with the nonce of this answer; undefined when there is none. */
export function keptPage(ticket: VisitorTicket, path: string, nonce: string): string | undefined {
  const page = pages.get(ticket.prefix + path)
  return page && page.until > performance.now() ? page.parts.join(nonce) : undefined
}

/** Keeps a page, unless something was committed while it was made. */
export function keepPage(ticket: VisitorTicket, path: string, html: string, nonce: string): void {
  if (ticket.commits !== commits) return
  const oldest = pages.keys().next()
  if (pages.size >= MAX_PAGES && !oldest.done) pages.delete(oldest.value)
  pages.set(ticket.prefix + path, { parts: html.split(nonce), until: performance.now() + MAX_AGE_MS })
}
