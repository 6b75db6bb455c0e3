import { db } from '../core/database'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { titlePolicy } from '../policies/title'
import { TITLE_KINDS } from './title.schema'

/** The named titles of a workshop for who may give and take them. Throws not_found, forbidden. */
export async function getTitles(actor: Actor, id: string) {
  const workshop = await db.workshop.findUnique({
    where: { id },
    include: { unit: { select: { union: { select: { parentId: true } } } }, titles: { orderBy: { issuedOn: 'desc' } } },
  })
  authorize(actor, titlePolicy, 'grant_title', workshop)
  const led = await db.alliance.findMany({ where: { leadWorkshopId: id, status: 'named' }, select: { id: true, name: true } })
  const titles = workshop.titles.map(({ id: titleId, kind, issuedBy, issuedOn, revokedOn }) => ({
    titleId,
    kind,
    issuedBy,
    issuedOn,
    revokedOn,
  }))
  return { id, name: workshop.name, titles, led, kinds: TITLE_KINDS }
}
