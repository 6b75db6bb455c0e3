import { db, type NamedTitleKind, type User, type Workshop, type WorkshopKind, type WorkshopRole } from '../../../server/core/database'
import { audience } from '../../../server/policies/audience'
import { buildUnit, buildUser } from './people'
import { sequence } from './sequence'

interface NamedTitleOptions {
  readonly kind: NamedTitleKind
  readonly issuedBy: string
  readonly issuedOn: string
  readonly revokedOn?: string
}

interface WorkshopOptions {
  readonly name?: string
  readonly unitId?: string
  readonly sectorKey?: string
  readonly leader?: User
  readonly field?: string
  readonly about?: string
  readonly kind?: WorkshopKind
  readonly foundedOn?: string
  readonly title?: NamedTitleKind
  readonly titleBy?: string
  /** More titles than one, or revoked ones. */
  readonly titles?: readonly NamedTitleOptions[]
  readonly isExample?: boolean
}

export type WorkshopWithLeader = Workshop & { leader: User }

/** A registered workshop with its leader; with `title` it may lead an alliance. */
export async function buildWorkshop(given: WorkshopOptions = {}): Promise<WorkshopWithLeader> {
  const { sectorKey = 'health', field = '', about = '', kind = 'staff', foundedOn = '2020-05-01', isExample = false } = given
  const unitId = given.unitId ?? given.leader?.unitId ?? (await buildUnit({ sectorKey })).id
  const leader = given.leader ?? (await buildUser({ unitId }))
  const name = given.name ?? `示例${sequence()}创新工作室`
  const workshop = await db.workshop.create({
    data: {
      name,
      unitId,
      sectorKey,
      leaderId: leader.id,
      field,
      about,
      kind,
      isExample,
      foundedOn: new Date(foundedOn),
      audience: [audience.public],
    },
  })
  await db.workshopMember.create({ data: { workshopId: workshop.id, userId: leader.id, role: 'leader' } })
  if (given.title) {
    const issuedBy = given.titleBy ?? '示例省教科文卫体工会'
    await db.namedTitle.create({ data: { workshopId: workshop.id, kind: given.title, issuedBy, issuedOn: new Date('2022-10-01') } })
  }
  for (const { issuedOn, revokedOn, ...title } of given.titles ?? []) {
    const dates = { issuedOn: new Date(issuedOn), revokedOn: revokedOn ? new Date(revokedOn) : null }
    await db.namedTitle.create({ data: { ...title, ...dates, workshopId: workshop.id } })
  }
  return { ...workshop, leader }
}

/** Adds a person to a workshop; a colleague of its unit is made when none is given. */
export async function addMember(
  workshop: { readonly id: string; readonly unitId: string },
  given: { user?: User; role?: WorkshopRole } = {},
): Promise<User> {
  const user = given.user ?? (await buildUser({ unitId: workshop.unitId }))
  await db.workshopMember.create({ data: { workshopId: workshop.id, userId: user.id, role: given.role ?? 'member' } })
  return user
}
