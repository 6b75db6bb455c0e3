import { requirePast } from '../../core/require-past'
import { DomainError, invalid } from '../../core/errors'
import { once } from '../../core/once'
import { transaction } from '../../core/transaction'
import type { Actor } from '../../policies/actor'
import { requireUser } from '../../policies/authorize'
import { holdRecord, recordChanged } from './record-facts'
import type { ItemDone, Plan, PlanItem } from './record.schema'

const MOST_ITEMS = 100

/** The goals of a year (WS-18, R31): a plan, or its new words. Throws not_found, forbidden. */
export async function writePlan(actor: Actor, workshopId: string, { year, goals }: Plan): Promise<void> {
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'keep_record')
    const where = { workshopId_year: { workshopId, year } }
    await tx.workshopPlan.upsert({ where, create: { workshopId, year, goals }, update: { goals } })
    await recordChanged(tx, actor, workshopId, { note: String(year) })
  })
}

/** An activity that is planned for a month (WS-18, WS-19). Returns its id. Throws not_found, forbidden, invalid. */
export async function addPlanItem(actor: Actor, workshopId: string, { key, ...input }: PlanItem): Promise<{ id: string }> {
  const { userId } = requireUser(actor)
  return once(userId, 'add_plan_item', key, { workshopId, ...input }, async (tx) => {
    await holdRecord(tx, actor, workshopId, 'keep_record')
    const where = { id: input.planId, workshopId }
    const plan = await tx.workshopPlan.findFirst({ where, select: { _count: { select: { items: true } } } })
    if (!plan) throw new DomainError('not_found')
    if (plan._count.items >= MOST_ITEMS) throw invalid({ field: 'title', code: 'too_many' })
    const { id } = await tx.planItem.create({ data: input, select: { id: true } })
    await recordChanged(tx, actor, workshopId, { note: input.title })
    return { id }
  })
}

/** An activity has taken place: the day and what came of it. Throws not_found, forbidden, invalid. */
export async function reportPlanItem(actor: Actor, workshopId: string, { itemId, ...input }: ItemDone): Promise<void> {
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'keep_record')
    const item = await tx.planItem.findFirst({ where: { id: itemId, plan: { workshopId } }, include: { plan: { select: { year: true } } } })
    if (!item) throw new DomainError('not_found')
    await requirePast(tx, { doneOn: input.doneOn })
    if (input.doneOn.getUTCFullYear() < item.plan.year) throw invalid({ field: 'doneOn', code: 'day_before_plan' })
    await tx.planItem.update({ where: { id: itemId }, data: input })
    await recordChanged(tx, actor, workshopId, { note: item.title })
  })
}

/** Strikes a planned activity out. Throws not_found, forbidden. */
export async function removePlanItem(actor: Actor, workshopId: string, itemId: string): Promise<void> {
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'keep_record')
    const item = await tx.planItem.findFirst({ where: { id: itemId, plan: { workshopId } } })
    if (!item) throw new DomainError('not_found')
    await tx.planItem.delete({ where: { id: itemId } })
    await recordChanged(tx, actor, workshopId, { note: item.title })
  })
}
