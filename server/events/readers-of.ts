import { db } from '../core/database'
import { audience } from '../policies/audience'
import type { EntityType } from './catalogue'
import { url } from '../core/url'

/** A row as its readers see it: who they are, what it is called, where it stands. */
export interface Readers {
  readonly id: string
  readonly audience: readonly string[]
  readonly label: string
  readonly url: string | null
}

type Load = (ids: string[]) => Promise<Readers[]>

const byTitle = { id: true, title: true, audience: true } as const
const byName = { id: true, name: true, audience: true } as const
const ofChallenge = { select: { id: true, title: true, audience: true } } as const

/** Reloads the rows behind an event: an event is never trusted for content. */
const load: Readonly<Record<EntityType, Load>> = {
  workshop: async (ids) =>
    (await db.workshop.findMany({ where: { id: { in: ids } }, select: byName })).map((row) => ({
      ...row,
      label: row.name,
      url: url.workshop(row.id),
    })),
  alliance: async (ids) =>
    (await db.alliance.findMany({ where: { id: { in: ids } }, select: byName })).map((row) => ({
      ...row,
      label: row.name,
      url: url.alliance(row.id),
    })),
  problem: async (ids) =>
    (await db.problem.findMany({ where: { id: { in: ids } }, select: byTitle })).map((row) => ({
      ...row,
      label: row.title,
      url: url.problem(row.id),
    })),
  challenge: async (ids) =>
    (await db.challenge.findMany({ where: { id: { in: ids } }, select: byTitle })).map((row) => ({
      ...row,
      label: row.title,
      url: url.challenge(row.id),
    })),
  bid: async (ids) =>
    (
      await db.bid.findMany({ where: { id: { in: ids } }, select: { id: true, audience: true, challenge: { select: { title: true } } } })
    ).map((row) => ({
      id: row.id,
      audience: row.audience,
      label: row.challenge.title,
      url: url.bid(row.id),
    })),
  review: async (ids) => {
    const rows = await db.review.findMany({
      where: { id: { in: ids } },
      select: { id: true, reviewerId: true, bid: { select: { challenge: { select: { id: true, title: true, allianceId: true } } } } },
    })
    return rows.map(({ id, reviewerId, bid: { challenge } }) => ({
      id,
      audience: [audience.user(reviewerId), audience.allianceStaff(challenge.allianceId)],
      label: challenge.title,
      url: url.challengeBids(challenge.id),
    }))
  },
  milestone: async (ids) =>
    (await db.milestone.findMany({ where: { id: { in: ids } }, select: { id: true, challenge: ofChallenge } })).map(
      ({ id, challenge }) => ({
        id,
        audience: challenge.audience,
        label: challenge.title,
        url: url.challengeWork(challenge.id),
      }),
    ),
  acceptance: async (ids) =>
    (await db.acceptance.findMany({ where: { id: { in: ids } }, select: { id: true, challenge: ofChallenge } })).map(
      ({ id, challenge }) => ({
        id,
        audience: challenge.audience,
        label: challenge.title,
        url: url.challengeAcceptance(challenge.id),
      }),
    ),
  result: async (ids) =>
    (await db.result.findMany({ where: { id: { in: ids } }, select: byTitle })).map((row) => ({
      ...row,
      label: row.title,
      url: url.result(row.id),
    })),
  resource: async (ids) =>
    (await db.resource.findMany({ where: { id: { in: ids } }, select: byTitle })).map((row) => ({
      ...row,
      label: row.title,
      url: url.resource(row.id),
    })),
  // Rules and the words of sectors are public; a version that was withdrawn is gone.
  rule_set: async (ids) =>
    (await db.ruleSet.findMany({ where: { id: { in: ids } } })).map(({ id, key, version, document }) => ({
      ...{ id, audience: [audience.public], label: document },
      url: url.policy(key, version),
    })),
  sub_sector: (ids) => Promise.resolve(ids.map((id) => ({ id, audience: [audience.admin], label: '', url: null }))),
  unit: (ids) => Promise.resolve(ids.map((id) => ({ id, audience: [audience.admin], label: '', url: null }))),
  user: (ids) => Promise.resolve(ids.map((id) => ({ id, audience: [audience.user(id), audience.admin], label: '', url: null }))),
}

export function readersOf(entity: EntityType, ids: readonly string[]): Promise<Readers[]> {
  return load[entity]([...ids])
}
