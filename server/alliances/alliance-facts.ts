import type { Prisma, Tx } from '../core/database'
import { DomainError } from '../core/errors'
import { canMove } from '../core/states'
import { ALLIANCE_WORK, allianceStates, type AllianceAction, type AllianceWork } from './alliance.states'

/** What policies and audiences need to know of an alliance. */
export const allianceFacts = {
  leadWorkshop: { select: { name: true, unit: { select: { unionId: true } } } },
  members: { where: { status: { in: ['invited', 'accepted'] } }, select: { workshopId: true, status: true } },
} as const satisfies Prisma.AllianceInclude

export type AllianceWithFacts = Prisma.AllianceGetPayload<{ include: typeof allianceFacts }>

/** The row with its facts, or null: authorize() makes of both "not there" and "not for you" the same answer. */
export function findAlliance(tx: Tx, id: string): Promise<AllianceWithFacts | null> {
  return tx.alliance.findUnique({ where: { id }, include: allianceFacts })
}

/** The same, held until the commit: who joins, leaves, decides or posts waits, and then reads what was done. */
export async function holdAlliance(tx: Tx, id: string): Promise<AllianceWithFacts | null> {
  await tx.$queryRaw`SELECT id FROM "Alliance" WHERE id = ${id} FOR NO KEY UPDATE`
  return findAlliance(tx, id)
}

/** Until the commit nobody joins, leaves or dissolves it; others may post for it meanwhile. */
export async function shareAlliance(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Alliance" WHERE id = ${id} FOR SHARE`
}

type Standing = Pick<AllianceWithFacts, 'status'>

/** Refuses a move before checks that make sense in the right state only. Throws conflict with the state. */
export function requireMove({ status }: Standing, action: AllianceAction): void {
  if (!canMove(allianceStates, action, status)) throw new DomainError('conflict', { entity: 'alliance', status, action })
}

export function allowsWork({ status }: Standing, work: AllianceWork): boolean {
  return (ALLIANCE_WORK[work] as readonly string[]).includes(status)
}

/** Refuses what is not done to an alliance in its state. Throws conflict with the state. */
export function requireWork(alliance: Standing, work: AllianceWork): void {
  if (!allowsWork(alliance, work)) throw new DomainError('conflict', { entity: 'alliance', status: alliance.status, action: work })
}
