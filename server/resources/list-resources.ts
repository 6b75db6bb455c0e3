import { db, type ResourceKind } from '../core/database'
import { listFiles } from '../files/attach-files'
import { isUser, type Actor } from '../policies/actor'
import { readableBy } from '../policies/audience'
import { actionsFor, authorize } from '../policies/authorize'
import { resourcePolicy } from '../policies/resource'
import { resourceStates } from './resource.states'

export const RESOURCES_PER_PAGE = 18

export interface ResourceFilter {
  readonly kind?: ResourceKind
  readonly sectorKey?: string
  readonly mine: boolean
  readonly page: number
}

/** The catalogue: offered resources that the actor may read (one's own also when withdrawn), newest first. */
export async function listResources(actor: Actor, { kind, sectorKey, mine, page }: ResourceFilter) {
  const where = {
    ...readableBy(actor),
    ...(kind && { kind }),
    ...(sectorKey && { sectorKey }),
    ...(mine && isUser(actor) ? { ownerId: actor.userId } : { status: 'offered' as const }),
  }
  const [total, rows] = await Promise.all([
    db.resource.count({ where }),
    db.resource.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * RESOURCES_PER_PAGE,
      take: RESOURCES_PER_PAGE,
      select: {
        ...{
          id: true,
          kind: true,
          title: true,
          description: true,
          place: true,
          sectorKey: true,
          reach: true,
          status: true,
          isExample: true,
        },
        workshop: { select: { name: true } },
        unit: { select: { name: true } },
      },
    }),
  ])
  const resources = rows.map(({ description, workshop, unit, ...row }) => ({
    ...row,
    excerpt: description.slice(0, 90),
    holder: workshop?.name ?? unit?.name ?? '',
  }))
  return { resources, total }
}

/** One resource with its terms and whom to ask. Throws not_found. */
export async function getResource(actor: Actor, id: string) {
  const resource = await db.resource.findUnique({
    where: { id },
    include: { workshop: { select: { id: true, name: true } }, unit: { select: { name: true } }, owner: { select: { name: true } } },
  })
  authorize(actor, resourcePolicy, 'read', resource)
  const files = await listFiles(db, 'resource', [id])
  const {
    kind,
    title,
    description,
    place,
    terms,
    contact,
    sectorKey,
    reach,
    status,
    isExample,
    version,
    createdAt,
    workshop,
    unit,
    owner,
  } = resource
  return {
    ...{ id, kind, title, description, place, terms, sectorKey, reach, status, isExample, version, createdAt },
    // Whom to call is for people who are signed in: a public page is read by robots.
    contact: isUser(actor) ? contact : null,
    owner: owner.name,
    workshop: workshop && { id: workshop.id, name: workshop.name },
    unit: unit?.name ?? null,
    files: files.get(id) ?? [],
    actions: actionsFor(actor, resourcePolicy, resourceStates, resource),
  }
}
