import { expect, it } from 'vitest'
import { db } from '~server/core/database'
import { challengeFacts, involvedIn } from '~server/challenges/challenge-facts'
import { bidAudience, challengeAudience, resourceAudience, resultAudience } from '~server/policies/audience'

const sorted = (keys: readonly string[]) => [...new Set(keys)].sort()

async function ofChallenges() {
  const rows = await db.challenge.findMany({ include: challengeFacts })
  return Promise.all(
    rows.map(async (row) => ({
      row: `challenge ${row.title} (${row.status})`,
      stored: sorted(row.audience),
      facts: sorted(challengeAudience(row, await involvedIn(db, row.id))),
    })),
  )
}

async function ofBids() {
  const rows = await db.bid.findMany({ include: { members: true, reviews: true, challenge: { include: challengeFacts } } })
  return rows.map((row) => {
    const reviewers = row.reviews.filter(({ status }) => status !== 'recused').map(({ reviewerId }) => reviewerId)
    return { row: `bid ${row.id} (${row.status})`, stored: sorted(row.audience), facts: sorted(bidAudience(row, row.challenge, reviewers)) }
  })
}

async function ofResults() {
  const rows = await db.result.findMany({ include: { alliance: challengeFacts.alliance } })
  return rows.map((row) => ({
    row: `result ${row.title} (${row.status})`,
    stored: sorted(row.audience),
    facts: sorted(resultAudience(row)),
  }))
}

async function ofResources() {
  const rows = await db.resource.findMany()
  return Promise.all(
    rows.map(async (row) => {
      const alliances = await db.allianceMember.findMany({
        where: { workshopId: row.workshopId ?? '', status: 'accepted', alliance: { status: { not: 'dissolved' } } },
      })
      const facts = resourceAudience(
        row,
        alliances.map(({ allianceId }) => allianceId),
      )
      return { row: `resource ${row.title} (${row.status})`, stored: sorted(row.audience), facts: sorted(facts) }
    }),
  )
}

/** The last test of a file: of all rows that its tests left behind, the stored audience is what the policy says of the facts. */
export function itKeepsEveryAudienceTrue(): void {
  it('P17 every stored audience is the one that its policy computes from the facts', async () => {
    const rows = [...(await ofChallenges()), ...(await ofBids()), ...(await ofResults()), ...(await ofResources())]
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ stored, facts }) => stored.join() !== facts.join())).toEqual([])
  })
}
