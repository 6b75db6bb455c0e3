import { normalise } from './grams'

/** Letters and digits of Latin, Greek and the like, in parts that lines, dots and strokes hold together: XR-2000A, 0.5, 1234-2020. */
const RUN = /(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:[-_./+](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu
/**
 * Digits together with letters, or with further parts. A bare number (2019年度) and two characters (4S店) are left alone:
 * Chinese joins them to its words.
 */
const isCode = (run: string) => run.length > 2 && /\p{N}/u.test(run) && /[^\p{N}]/u.test(run)

/** Pieces outside and, at odd places, inside the quotes that the person has typed. */
const pieces = (q: string) => q.split('"')

/**
 * The query with its model codes and numbers of several parts as phrases: 2000B is cut in two by Meilisearch, which then
 * takes the last part for the beginning of a word and finds 2000A.
 */
export function quoteCodes(q: string): string {
  return pieces(q)
    .map((piece, place) => (place % 2 === 1 ? piece : piece.replace(RUN, (run) => (isCode(run) ? `"${run}"` : run))))
    .join('"')
}

/** The codes of a query as PostgreSQL looks for them: lower case, their parts apart. */
export function codesOf(q: string): string[] {
  const runs = pieces(q).flatMap((piece) => normalise(piece).match(RUN) ?? [])
  return [...new Set(runs.filter(isCode).map((run) => run.replace(/[-_./+]+/g, ' ')))]
}
