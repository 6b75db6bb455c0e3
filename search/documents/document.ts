export const DOCUMENT_TYPES = ['challenge', 'problem', 'result', 'resource', 'alliance', 'workshop'] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** What search knows of a thing. Pure functions make it from a row; `audience` travels with it. */
export interface SearchDocument {
  readonly type: DocumentType
  readonly entityId: string
  readonly title: string
  readonly text: string
  readonly keywords: readonly string[]
  readonly sectorKey: string | null
  /** Kind within the type: a problem's category, a resource's kind. */
  readonly kind: string | null
  readonly status: string | null
  readonly region: string | null
  readonly year: number | null
  readonly url: string
  readonly audience: readonly string[]
  /** What "newest first" means for this thing. */
  readonly at: Date
}

/** The id in the index: a thing has one document. */
export function documentId(type: DocumentType, entityId: string): string {
  return `${type}-${entityId}`
}

/** Joins what there is. */
export function words(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join('\n')
}
