import { db, type Prisma, type Tx } from '../core/database'
import { DomainError, invalid } from '../core/errors'
import { once } from '../core/once'
import { requirePast } from '../core/require-past'
import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { authorize, requireUser } from '../policies/authorize'
import { resultTracePolicy } from '../policies/result-trace'
import type { NewAdoption, NewRecognition, RemoveTrace } from './recognition.schema'

const facts = {
  workshop: { select: { members: { where: { leftAt: null }, select: { userId: true, role: true } } } },
} as const satisfies Prisma.ResultInclude

/** The published result, held until the commit, for somebody who may. Throws not_found, forbidden, conflict. */
async function holdResult(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Result" WHERE id = ${id} FOR UPDATE`
  const result = await tx.result.findUnique({ where: { id }, include: facts })
  authorize(actor, resultTracePolicy, 'record_trace', result)
  if (result.status !== 'published') throw new DomainError('conflict', { entity: 'result', status: result.status, action: 'revise' })
}

function changed(tx: Tx, actor: Actor, id: string, note: string): Promise<void> {
  return recordEvent(tx, { name: 'result.recorded', actor, ids: [id], threads: [thread.result(id)], data: { note } })
}

/** An award, patent or appraisal of a result (R18, R21). Returns its id. Throws not_found, forbidden, conflict, invalid. */
export async function recordRecognition(actor: Actor, resultId: string, { key, ...input }: NewRecognition): Promise<{ id: string }> {
  const { userId } = requireUser(actor)
  return once(userId, 'record_recognition', key, { resultId, ...input }, async (tx) => {
    await holdResult(tx, actor, resultId)
    await requirePast(tx, { givenOn: input.givenOn })
    const { kind, level, givenOn } = input
    if ((await tx.resultRecognition.count({ where: { resultId, kind, level, givenOn } })) > 0)
      throw invalid({ field: 'kind', code: 'recorded_already' })
    const { id } = await tx.resultRecognition.create({ data: { resultId, ...input }, select: { id: true } })
    await changed(tx, actor, resultId, input.givenBy)
    return { id }
  })
}

/** Somebody put a result to use (R19). Returns its id. Throws not_found, forbidden, conflict, invalid. */
export async function recordAdoption(actor: Actor, resultId: string, { key, economic, ...input }: NewAdoption): Promise<{ id: string }> {
  const { userId } = requireUser(actor)
  return once(userId, 'record_adoption', key, { resultId, economic, ...input }, async (tx) => {
    await holdResult(tx, actor, resultId)
    await requirePast(tx, { adoptedOn: input.adoptedOn })
    if ((await tx.adoption.count({ where: { resultId, adopter: input.adopter } })) > 0)
      throw invalid({ field: 'adopter', code: 'recorded_already' })
    const { id } = await tx.adoption.create({ data: { resultId, economicFen: economic, ...input }, select: { id: true } })
    await changed(tx, actor, resultId, input.adopter)
    return { id }
  })
}

/** Strikes out what was recorded by mistake. Throws not_found, forbidden, conflict. */
export async function removeTrace(actor: Actor, resultId: string, { trace, traceId }: RemoveTrace): Promise<void> {
  await transaction(async (tx) => {
    await holdResult(tx, actor, resultId)
    const where = { id: traceId, resultId }
    const { count } = await (trace === 'recognition' ? tx.resultRecognition.deleteMany({ where }) : tx.adoption.deleteMany({ where }))
    if (count === 0) throw new DomainError('not_found')
    await changed(tx, actor, resultId, '')
  })
}

/** What is recorded of a result, and whether the actor may record more. Throws not_found. */
export async function listTraces(actor: Actor, resultId: string) {
  const result = await db.result.findUnique({
    where: { id: resultId },
    include: { ...facts, recognitions: { orderBy: { givenOn: 'desc' } }, adoptions: { orderBy: { adoptedOn: 'desc' } } },
  })
  authorize(actor, resultTracePolicy, 'read', result)
  const mayRecord = result.status === 'published' && resultTracePolicy.record_trace(actor, result)
  return {
    mayRecord,
    recognitions: result.recognitions.map(({ id, kind, level, givenOn, givenBy }) => ({ id, kind, level, givenOn, givenBy })),
    adoptions: result.adoptions.map(({ id, adopter, adoptedOn, economicFen, socialBenefit }) => ({
      ...{ id, adopter, adoptedOn, economicFen, socialBenefit },
    })),
  }
}
