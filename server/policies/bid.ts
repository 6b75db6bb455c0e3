import { isThis } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface BidRow {
  readonly audience: readonly string[]
  readonly leaderId: string
}

/** The team reads its bid, its leader acts for it; what happens at opening and after is the challenge's to say. */
export const bidPolicy = {
  read: canRead,
  draft: (actor, bid) => isThis(actor, bid.leaderId),
  submit: (actor, bid) => isThis(actor, bid.leaderId),
  withdraw: (actor, bid) => isThis(actor, bid.leaderId),
} satisfies Policy<BidRow, 'draft' | 'submit' | 'withdraw'>
