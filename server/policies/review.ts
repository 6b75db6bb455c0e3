import { isThis } from './actor'
import type { Policy } from './authorize'

interface ReviewRow {
  readonly reviewerId: string
}

/** A sheet is its reviewer's alone; the deciders see it on the page of bids once it is in. */
export const reviewPolicy = {
  read: (actor, review) => isThis(actor, review.reviewerId),
  recuse: (actor, review) => isThis(actor, review.reviewerId),
  submit: (actor, review) => isThis(actor, review.reviewerId),
} satisfies Policy<ReviewRow, 'recuse' | 'submit'>
