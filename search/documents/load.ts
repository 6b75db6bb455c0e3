import { db } from '../../server/core/database'
import { allianceSelect, toAllianceDocument } from './alliance'
import { challengeSelect, toChallengeDocument } from './challenge'
import type { DocumentType, SearchDocument } from './document'
import { problemSelect, toProblemDocument } from './problem'
import { resourceSelect, toResourceDocument } from './resource'
import { resultSelect, toResultDocument } from './result'
import { toWorkshopDocument, workshopSelect } from './workshop'

/** Which rows: those with these ids, or the next page of all in the order of their ids. */
export type Which = { readonly ids: readonly string[] } | { readonly after: string; readonly take: number }

interface Page {
  readonly where: { readonly id: { in: string[] } | { gt: string } }
  readonly take: number
  readonly orderBy: { readonly id: 'asc' }
}

function page(which: Which): Page {
  const orderBy = { id: 'asc' } as const
  return 'ids' in which
    ? { where: { id: { in: [...which.ids] } }, take: which.ids.length, orderBy }
    : { where: { id: { gt: which.after } }, take: which.take, orderBy }
}

/** A row's id with its document, null when the row must not be found. */
export type Loaded = readonly [id: string, document: SearchDocument | null]

const pair = <Row extends { id: string }>(rows: Row[], toDocument: (row: Row) => SearchDocument | null): Loaded[] =>
  rows.map((row) => [row.id, toDocument(row)])

/** Reloads rows and makes their documents. Events and rebuilds both come through here, so both give the same index. */
export const loadDocuments: Readonly<Record<DocumentType, (which: Which) => Promise<Loaded[]>>> = {
  workshop: async (which) => pair(await db.workshop.findMany({ ...page(which), select: workshopSelect }), toWorkshopDocument),
  alliance: async (which) => pair(await db.alliance.findMany({ ...page(which), select: allianceSelect }), toAllianceDocument),
  problem: async (which) => pair(await db.problem.findMany({ ...page(which), select: problemSelect }), toProblemDocument),
  challenge: async (which) => pair(await db.challenge.findMany({ ...page(which), select: challengeSelect }), toChallengeDocument),
  result: async (which) => pair(await db.result.findMany({ ...page(which), select: resultSelect }), toResultDocument),
  resource: async (which) => pair(await db.resource.findMany({ ...page(which), select: resourceSelect }), toResourceDocument),
}
