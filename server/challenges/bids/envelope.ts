import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DomainError, invalid } from '../../core/errors'
import { readRichDoc } from '../../core/rich-text'

/** What is under seal: everything that a bid says. */
const contentShape = z.object({
  plan: z.unknown().transform((value) => readRichDoc(value)),
  planText: z.string(),
  costFen: z.string().regex(/^\d+$/).transform(BigInt),
  milestones: z.array(
    z.object({ title: z.string(), sharePercent: z.number().int().min(1).max(100), dueInDays: z.number().int().min(1).max(3650) }),
  ),
})

export type BidContent = z.output<typeof contentShape>

export interface Envelope {
  readonly scheme: string
  readonly content: Uint8Array<ArrayBuffer>
  readonly sha256: string
}

/**
 * The seam for sealing: `scheme` says how the content is closed. "policy" closes it by the audience of its bid alone
 * (the bytes are plain, nobody but the team is let near them); sealing in the browser adds its own scheme here, and
 * nothing outside this file looks into an envelope. Throws invalid for what could not be opened again.
 */
export function sealEnvelope(content: BidContent): Envelope {
  const bytes = new Uint8Array(Buffer.from(JSON.stringify({ ...content, costFen: String(content.costFen) })))
  const envelope = { scheme: 'policy', content: bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  // Rehearsal: what could not be opened is refused now, while its team can mend it.
  try {
    openEnvelope(envelope)
  } catch {
    throw invalid({ field: 'plan', code: 'rich_text_refused' })
  }
  return envelope
}

/** What an envelope says. Throws invalid when its bytes are not those that were sealed, or nothing that we understand. */
export function openEnvelope(envelope: Envelope): BidContent {
  const hash = createHash('sha256').update(envelope.content).digest('hex')
  if (envelope.scheme !== 'policy' || hash !== envelope.sha256) throw new DomainError('invalid')
  try {
    return contentShape.parse(JSON.parse(Buffer.from(envelope.content).toString('utf8')))
  } catch {
    // Whatever is wrong with one envelope, the others must open: no other kind of error leaves here.
    throw new DomainError('invalid')
  }
}
