import { actorFor, buildOfficer, buildUnion, buildUnit } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import type { StagedFile } from '~server/files/stage-file'

/** A workshop with its people and the officers of the union of its unit and of the one above. */
export async function recordWorld() {
  const above = await buildUnion()
  const union = await buildUnion({ level: 'unit', parentId: above.id })
  const unit = await buildUnit({ unionId: union.id })
  const workshop = await buildWorkshop({ unitId: unit.id })
  const core = await addMember(workshop, { role: 'core_member' })
  const member = await addMember(workshop)
  const foreign = await buildWorkshop()
  return {
    ...{ workshop, union, unit },
    leader: await actorFor(workshop.leader),
    core: await actorFor(core),
    member: await actorFor(member),
    stranger: await actorFor(foreign.leader),
    officer: await actorFor(await buildOfficer(union.id)),
    above: await actorFor(await buildOfficer(above.id)),
  }
}

export type RecordWorld = Awaited<ReturnType<typeof recordWorld>>

/** A file as an upload leaves it; its content is told by its hash alone. */
export const photograph = (sha256: string): StagedFile => ({
  ...{ storageKey: `${sha256}${Math.random()}`, name: `${sha256}.png`, mediaType: 'image/png', size: 10, sha256 },
})

export const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** 北京时间's day, so many days away. */
export async function dayFromToday(days: number): Promise<Date> {
  const [row] = await db.$queryRaw<{ day: string }[]>`
    SELECT to_char((clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date + ${days}::int, 'YYYY-MM-DD') AS day`
  return day(row?.day ?? '')
}

/** The names of what happened to a workshop, in order. */
export async function happened(workshopId: string): Promise<string[]> {
  const rows = await db.event.findMany({ where: { threads: { has: `workshop:${workshopId}` } }, orderBy: { seq: 'asc' } })
  return rows.map(({ name }) => name)
}
