import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { longTextOf } from '~prisma/seed/factories/problems'
import { addMember, buildWorkshop, type WorkshopWithLeader } from '~prisma/seed/factories/workshops'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { db, type Challenge, type User } from '~server/core/database'
import { stageFile } from '~server/files/stage-file'
import { visitor, type Actor } from '~server/policies/actor'
import { bidFor } from './given'

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'chuangmeng-sealed-'))
export const filesOfThisRun = process.env.DATA_DIR

export interface SealedBid {
  readonly id: string
  readonly fileId: string
  readonly team: readonly User[]
  /** Words that stand nowhere but in this bid. */
  readonly words: readonly string[]
}

export interface World {
  readonly challenge: Challenge
  readonly alliance: AllianceWithWorkshops
  readonly workshops: readonly WorkshopWithLeader[]
  readonly teams: readonly (readonly User[])[]
  readonly bids: SealedBid[]
  /** One of every kind of actor that is on no team, by name. */
  readonly outsiders: Readonly<Record<string, Actor>>
}

/** A challenge that is open for bids, the people of three teams, and everybody else. No bids yet. */
export async function buildWorld(): Promise<World> {
  const alliance = await buildAlliance()
  const { challenge } = await buildChallenge({ alliance })
  const workshops = [await buildWorkshop(), await buildWorkshop(), await buildWorkshop()]
  const teams = await Promise.all(workshops.map(async (workshop) => [workshop.leader, await addMember(workshop)]))
  const colleague = await addMember(workshops[0] ?? alliance.lead)
  const unit = await db.unit.findUniqueOrThrow({ where: { id: alliance.lead.unitId } })
  const people = {
    stranger: await buildUser(),
    'a colleague of the bidder': colleague,
    'a member of the alliance': alliance.members[0]?.leader ?? alliance.lead.leader,
    'a plain member of the lead workshop': await addMember(alliance.lead),
    'the staff of the alliance': await addMember(alliance.lead, { role: 'core_member' }),
    'the lead of the alliance': alliance.lead.leader,
    "an officer of the unit's union": await buildOfficer(unit.unionId ?? ''),
    'an officer of the governing union': await buildOfficer(alliance.governingUnionId),
    'an expert': await buildExpert(),
    'the administrator': await buildUser({ isAdmin: true }),
  }
  const actors = await Promise.all(Object.entries(people).map(async ([name, user]) => [name, await actorFor(user)] as const))
  return { challenge, alliance, workshops, teams, bids: [], outsiders: { 'a visitor': visitor, ...Object.fromEntries(actors) } }
}

async function* once(bytes: string) {
  yield await Promise.resolve(Buffer.from(bytes))
}

/** The next team submits a bid with a file, full of words of its own. */
export async function addBid({ challenge, workshops, teams, bids }: World): Promise<SealedBid> {
  const place = bids.length
  const [workshop, team] = [workshops[place], teams[place]]
  if (!workshop || !team) throw new Error('there are three teams')
  const word = (what: string) => `kite${place}${what}`
  const file = await stageFile(`${word('name')}.txt`, once(word('bytes')))
  const cost = 73_100_000_070n + BigInt(place)
  const { id } = await submitBid(
    await actorFor(workshop.leader),
    challenge.id,
    {
      ...bidFor(workshop),
      ...{ plan: longTextOf(`第一步 ${word('plan')}`), cost },
      milestones: [{ title: word('milestone'), sharePercent: 100, dueInDays: 77 }],
      members: [{ username: team[1]?.username ?? '', duty: word('duty') }],
    },
    [file],
  )
  const envelope = await db.bidEnvelope.findFirstOrThrow({ where: { bidId: id } })
  const { id: fileId } = await db.file.findFirstOrThrow({ where: { owner: 'bid', ownerId: id } })
  const words = [...['plan', 'milestone', 'duty', 'name', 'bytes'].map(word), String(cost)]
  const bid = { id, fileId, team, words: [...words, envelope.sha256, file.sha256] }
  bids.push(bid)
  return bid
}

/** Takes the last bid out of the database as if it had never been there (its life in the log of events stays). */
export async function forgetBid({ bids }: World): Promise<void> {
  const bid = bids.pop()
  await db.file.deleteMany({ where: { ownerId: bid?.id ?? '' } })
  await db.bid.delete({ where: { id: bid?.id ?? '' } })
}
