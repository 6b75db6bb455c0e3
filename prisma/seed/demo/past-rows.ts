import type { PoolClient } from 'pg'

/** First and last time that something happened to each row. */
const SPANS = '(SELECT id, min(at) AS first, max(at) AS last FROM told GROUP BY id) t'

/** The n-th event of some names about a row or by a person, for rows that are numbered in the same order. */
const nth = (names: string, by: string) =>
  `(SELECT id, actor, at, row_number() OVER (PARTITION BY ${by} ORDER BY seq) AS n FROM told WHERE name IN (${names})) t`

/** The calendar day in Beijing. */
const beijingDay = (at: string) => `(${at} AT TIME ZONE 'Asia/Shanghai')::date`

/** The time at which a challenge passed a turn. */
const turn = (column: string, event: string) =>
  `UPDATE "Challenge" c SET "${column}" = t.at FROM told t WHERE t.id = c.id AND t.name = '${event}' AND c."${column}" IS NOT NULL`

/** Each row's times are those of the events that tell of it. */
const FOLLOW: readonly string[] = [
  `CREATE TEMP TABLE told ON COMMIT DROP AS
   SELECT unnest("entityIds") AS id, name, "actorId" AS actor, data, at, seq FROM "Event"`,
  'CREATE INDEX ON told (id, name)',
  'ANALYZE told',
  ...['Problem', 'Challenge', 'Alliance', 'Bid', 'Result', 'Resource'].map(
    (table) => `UPDATE "${table}" r SET "createdAt" = t.first, "updatedAt" = t.last FROM ${SPANS} WHERE t.id = r.id`,
  ),
  turn('publishedAt', 'challenge.published'),
  turn('openedAt', 'challenge.bids_opened'),
  turn('awardedAt', 'challenge.awarded'),
  turn('acceptedAt', 'challenge.accepted'),
  `UPDATE "Alliance" a SET "foundedOn" = (a."createdAt" AT TIME ZONE 'Asia/Shanghai')::date`,
  `UPDATE "AllianceMember" m SET "invitedAt" = t.at FROM told t, "Workshop" w
   WHERE t.id = m."allianceId" AND t.name = 'alliance.workshop_invited' AND w.id = m."workshopId" AND t.data->>'workshop' = w.name`,
  `UPDATE "AllianceMember" m SET "answeredAt" = t.at FROM told t, "Workshop" w
   WHERE t.id = m."allianceId" AND t.name IN ('alliance.invitation_accepted', 'alliance.invitation_declined')
     AND w.id = m."workshopId" AND t.data->>'workshop' = w.name`,
  `UPDATE "AllianceMember" m SET "answeredAt" = t.at FROM told t, "Workshop" w
   WHERE t.id = m."allianceId" AND t.name = 'alliance.workshop_left' AND w.id = m."workshopId" AND t.data->>'workshop' = w.name`,
  `UPDATE "Alliance" a SET "namedOn" = ${beijingDay('t.at')} FROM told t WHERE t.id = a.id AND t.name = 'alliance.named'`,
  // As many days after the warning as it had when it was made.
  `UPDATE "Alliance" a SET "mendBy" = a."mendBy" - (${beijingDay('clock_timestamp()')} - ${beijingDay('t.at')}) * interval '1 day'
   FROM told t WHERE t.id = a.id AND t.name = 'alliance.warned'`,
  `UPDATE "AllianceAssociate" s SET "joinedAt" = t.at FROM told t
   WHERE t.id = s."allianceId" AND t.name = 'alliance.associate_joined' AND t.data->>'workshop' = s.name`,
  `UPDATE "Charter" c SET "writtenAt" = t.at FROM told t
   WHERE t.id = c."allianceId" AND t.name = 'alliance.charter_written' AND (t.data->>'version')::int = c.version`,
  `UPDATE "CharterSignature" s SET "signedAt" = t.at FROM told t, "Charter" c, "Workshop" w
   WHERE c.id = s."charterId" AND t.id = c."allianceId" AND t.name = 'alliance.charter_signed' AND w.id = s."workshopId" AND t.data->>'workshop' = w.name`,
  `UPDATE "AllianceDecision" d SET "decidedAt" = t.at FROM told t
   WHERE t.id = d."allianceId" AND t.name = CASE d.kind WHEN 'recommend' THEN 'alliance.recommended' WHEN 'name' THEN 'alliance.named' END`,
  `UPDATE "AllianceMember" m SET "invitedAt" = a."createdAt", "answeredAt" = a."createdAt" FROM "Alliance" a
   WHERE a.id = m."allianceId" AND a."leadWorkshopId" = m."workshopId"`,
  `UPDATE "Bid" b SET "submittedAt" = t.at FROM ${nth(`'bid.submitted'`, 'id')} WHERE t.id = b.id AND b."submittedAt" IS NOT NULL`,
  `UPDATE "Bid" b SET "openedAt" = c."openedAt", "updatedAt" = greatest(b."updatedAt", c."openedAt", c."awardedAt")
   FROM "Challenge" c WHERE c.id = b."challengeId" AND b."openedAt" IS NOT NULL`,
  `UPDATE "BidEnvelope" e SET "sealedAt" = t.at FROM ${nth(`'bid.drafted', 'bid.submitted'`, 'id')} WHERE t.id = e."bidId" AND t.n = e.version`,
  `UPDATE "Review" r SET "assignedAt" = t.at FROM told t, "Bid" b
   WHERE b.id = r."bidId" AND t.id = b."challengeId" AND t.name = 'challenge.reviewers_assigned'`,
  `UPDATE "Review" r SET "submittedAt" = t.at FROM told t WHERE t.id = r.id AND t.name = 'review.submitted'`,
  `UPDATE "Milestone" m SET "dueOn" = (c."awardedAt" AT TIME ZONE 'Asia/Shanghai')::date + p."dueInDays"
   FROM "Challenge" c, "Bid" b, "BidMilestone" p
   WHERE c.id = m."challengeId" AND b."challengeId" = c.id AND b.status = 'awarded' AND p."bidId" = b.id AND p.ordinal = m.ordinal`,
  `UPDATE "Milestone" m SET "acceptedAt" = t.at FROM told t WHERE t.id = m.id AND t.name = 'milestone.accepted'`,
  `UPDATE "MilestoneReport" r SET "createdAt" = t.at
   FROM (SELECT id, "milestoneId", row_number() OVER (PARTITION BY "milestoneId" ORDER BY "createdAt") AS n FROM "MilestoneReport") own,
     ${nth(`'milestone.reported'`, 'id')}
   WHERE own.id = r.id AND t.id = own."milestoneId" AND t.n = own.n`,
  `UPDATE "Acceptance" a SET "requestedAt" = t.at FROM ${nth(`'challenge.acceptance_requested'`, 'id')}
   WHERE t.id = a."challengeId" AND t.n = a.round`,
  `UPDATE "Acceptance" a SET "concludedAt" = t.at FROM ${nth(`'challenge.accepted', 'challenge.returned'`, 'id')}
   WHERE t.id = a."challengeId" AND t.n = a.round AND a."concludedAt" IS NOT NULL`,
  `UPDATE "AcceptanceVote" v SET "castAt" = t.at FROM told t
   WHERE t.id = v."acceptanceId" AND t.name = 'acceptance.vote_cast' AND t.actor = v."expertId"`,
  `UPDATE "Result" r SET "publishedAt" = t.at FROM told t WHERE t.id = r.id AND t.name = 'result.published'`,
]

/** What no event tells of was there from the platform's first day on ($1), or since its workshop was founded. */
const FIRST_DAY: readonly string[] = [
  // One minute apart in the order in which they were made: the sign-in page lists accounts by it.
  `UPDATE "User" u SET "createdAt" = $1::timestamptz + t.n * interval '1 minute'
   FROM (SELECT id, row_number() OVER (ORDER BY "createdAt", id) AS n FROM "User") t WHERE t.id = u.id`,
  `UPDATE "ExpertProfile" SET since = $1`,
  `UPDATE "UnionOfficer" SET since = $1`,
  `UPDATE "Workshop" SET "createdAt" = $1, "updatedAt" = $1`,
]

const MEMBERSHIPS = `UPDATE "WorkshopMember" m SET "joinedAt" = t.at
  FROM (SELECT m.id, w."foundedOn" + (row_number() OVER (PARTITION BY w.id ORDER BY m.role, m."joinedAt", m.id) - 1) * interval '97 days' + interval '2 hours' AS at
        FROM "WorkshopMember" m JOIN "Workshop" w ON w.id = m."workshopId") t WHERE t.id = m.id`

/** Gives every row the times that its events tell. Runs after the events have theirs, in the same transaction. */
export async function followEvents(client: PoolClient, firstDay: Date): Promise<void> {
  for (const statement of FIRST_DAY) await client.query(statement, [firstDay])
  await client.query(MEMBERSHIPS)
  for (const statement of FOLLOW) await client.query(statement)
}
