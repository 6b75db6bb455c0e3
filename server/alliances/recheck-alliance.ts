import { db, type AllianceStanding, type Tx } from '../core/database'
import { databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import type { EventName } from '../events/catalogue'
import { recordEvent, thread } from '../events/record-event'
import { systemActor, type Actor } from '../policies/actor'
import { parametersFor, parametersForMany } from '../rules/parameters'
import { isValid } from '../rules/requirement'
import { holdAlliance } from './alliance-facts'
import { requirementsOf, requirementsOfMany } from './alliance-validity'
import { standingAfter } from './standing'

const events: Readonly<Record<AllianceStanding, EventName>> = {
  sound: 'alliance.mended',
  warned: 'alliance.warned',
  frozen: 'alliance.frozen',
}

/**
 * Looks at the rules of a named alliance and marks it as they say (AL-06): a step of everything that may change how it
 * stands, in the same transaction. Others than named ones are left as they are.
 */
export async function recheckAlliance(tx: Tx, actor: Actor, id: string): Promise<void> {
  const alliance = await holdAlliance(tx, id)
  if (alliance?.status !== 'named') return
  const requirements = await requirementsOf(tx, id)
  const days = (await parametersFor(tx, alliance.governingUnionId)).number('alliance.mend_days').value
  const next = standingAfter(alliance, isValid(requirements), await databaseTime(tx), days)
  if (next.standing === alliance.standing) return
  await tx.alliance.update({ where: { id }, data: next })
  const rules = requirements.flatMap(({ state, rule }) => (state === 'met' ? [] : [rule])).join(' ')
  await recordEvent(tx, {
    ...{ name: events[next.standing], actor, ids: [id], threads: [thread.alliance(id)] },
    data: { ...(rules && { note: rules }), ...(next.mendBy && { mendBy: next.mendBy.toISOString() }) },
  })
}

/** A workshop's titles changed: every alliance that it leads is looked at again. */
export async function recheckLedBy(tx: Tx, actor: Actor, workshopId: string): Promise<void> {
  const led = await tx.alliance.findMany({
    where: { leadWorkshopId: workshopId, status: 'named' },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id } of led) await recheckAlliance(tx, actor, id)
}

/**
 * Time and rule sets change what no use case touches: all named alliances are looked at together, and only those that
 * stand differently now are taken up one by one.
 */
export async function recheckNamedAlliances(): Promise<void> {
  const named = await db.alliance.findMany({
    where: { status: 'named' },
    select: { id: true, standing: true, mendBy: true, governingUnionId: true },
  })
  const requirements = await requirementsOfMany(
    db,
    named.map(({ id }) => id),
  )
  const parameters = await parametersForMany(
    db,
    named.map(({ governingUnionId }) => governingUnionId),
  )
  const now = await databaseTime()
  for (const row of named) {
    const days = parameters(row.governingUnionId).number('alliance.mend_days').value
    const { standing } = standingAfter(row, isValid(requirements.get(row.id) ?? []), now, days)
    if (standing !== row.standing) await transaction((tx) => recheckAlliance(tx, systemActor, row.id))
  }
}
