import type { Tx } from '../../core/database'

/**
 * When no sheet of a bid is waited for any more, its score is the mean of those that are in, rounded to thousandths of
 * a point. Holds the bid's row, so that of two last moves at once the later one sees the earlier.
 */
export async function settleScore(tx: Tx, bidId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Bid" WHERE id = ${bidId} FOR UPDATE`
  const reviews = await tx.review.findMany({ where: { bidId, status: { not: 'recused' } }, select: { totalMilli: true } })
  const totals = reviews.flatMap(({ totalMilli }) => totalMilli ?? [])
  if (reviews.length === 0 || totals.length < reviews.length) return
  const scoreMilli = Math.round(totals.reduce((sum, total) => sum + total, 0) / totals.length)
  await tx.bid.update({ where: { id: bidId }, data: { scoreMilli } })
}
