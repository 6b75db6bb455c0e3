import { beijingDay, databaseTime } from '../core/time'
import type { Tx } from '../core/database'
import type { WorkshopFacts } from '../rules/workshop-facts'
import { loadHouses, loadPeople } from './facts-house'
import { loadWork } from './facts-work'

/** What the rules look at of a workshop, with whose rules hold for it and its name. */
export type NamedWorkshopFacts = WorkshopFacts & { readonly id: string; readonly unionId: string | null; readonly name: string }

/**
 * What the rules look at of each of these workshops, on today's day of the database's clock. As many statements for ten
 * thousand workshops as for one; a workshop that does not exist is left out.
 */
export async function loadWorkshopFacts(tx: Tx, workshopIds: readonly string[]): Promise<Map<string, NamedWorkshopFacts>> {
  const ids = [...new Set(workshopIds)]
  if (ids.length === 0) return new Map()
  const today = beijingDay(await databaseTime(tx))
  const houses = await loadHouses(tx, ids)
  const people = await loadPeople(tx, ids)
  const work = await loadWork(tx, ids)
  return new Map(
    houses.map(({ leaderId, ...house }) => [house.id, { today, ...house, ...people.of(house.id, leaderId), ...work(house.id) }]),
  )
}
