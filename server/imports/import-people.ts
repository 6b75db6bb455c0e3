import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { hashPassword } from '../accounts/password'
import type { Tx } from '../core/database'
import { recordEvent, thread } from '../events/record-event'
import { type Clash, type Importer, newId } from './import-rows'
import { cell, keywordsCell, pastDayCell, wordCell } from './row-fields'
import { reaches, type Scope } from './scope'

const ROLES = { 领衔人: 'leader', 骨干: 'core_member', 成员: 'member' } as const
const EDUCATIONS = {
  博士: 'doctor',
  硕士: 'master',
  本科: 'bachelor',
  大专: 'college',
  中专: 'secondary',
  其他: 'other',
  未填: '',
} as const

const usernameCell = cell(64, 2)
  .transform((typed) => typed.toLowerCase())
  .refine((typed) => /^[a-z0-9][a-z0-9._-]{1,63}$/.test(typed), 'username')

const schema = z.object({
  ...{ username: usernameCell, name: cell(60, 1), unit: cell(120, 2), workshop: cell(120), role: wordCell(ROLES, 'member') },
  ...{ joinedOn: pastDayCell, bornOn: pastDayCell, education: wordCell(EDUCATIONS, ''), specialty: cell(60), skills: keywordsCell },
})
type Row = z.output<typeof schema>

async function clashesOf(tx: Tx, rows: readonly Row[], scope: Scope): Promise<Map<string, Clash>> {
  const led = rows.filter(({ role }) => role === 'leader').map(({ workshop }) => workshop)
  // Of two who name a leader at once the second sees the first.
  if (led.length > 0) await tx.$queryRaw`SELECT id FROM "Workshop" WHERE name = ANY(${led}) ORDER BY id FOR UPDATE`
  const [units, workshops, people] = [
    await tx.unit.findMany({ where: { name: { in: rows.map(({ unit }) => unit) } }, select: { name: true, unionId: true } }),
    await tx.workshop.findMany({
      where: { name: { in: rows.map(({ workshop }) => workshop).filter(Boolean) } },
      select: { name: true, unit: { select: { name: true } }, leader: { select: { username: true } } },
    }),
    await tx.user.findMany({
      where: { username: { in: rows.map(({ username }) => username) } },
      select: { username: true, isAdmin: true, unit: { select: { unionId: true } } },
    }),
  ]
  const unitOf = new Map(units.map((unit) => [unit.name, unit]))
  const workshopOf = new Map(workshops.map((workshop) => [workshop.name, workshop]))
  const personOf = new Map(people.map((person) => [person.username, person]))
  const leaders = new Map<string, string>()
  const clash = (row: Row): Clash | null => {
    const [unit, person, workshop] = [unitOf.get(row.unit), personOf.get(row.username), workshopOf.get(row.workshop)]
    if (!unit) return { field: 'unit', code: 'unit_unknown' }
    if (!reaches(scope, unit.unionId)) return { field: 'unit', code: 'not_yours' }
    if (person && scope !== null && (person.isAdmin || !reaches(scope, person.unit?.unionId ?? null)))
      return { field: 'username', code: 'not_yours' }
    if (row.workshop === '') return null
    if (workshop?.unit.name !== row.unit) return { field: 'workshop', code: 'workshop_unknown' }
    if (row.role !== 'leader') return null
    const leader = workshop.leader?.username ?? leaders.get(row.workshop)
    leaders.set(row.workshop, leader ?? row.username)
    return leader === undefined || leader === row.username ? null : { field: 'role', code: 'leader_taken' }
  }
  return new Map(
    rows.flatMap((row): [string, Clash][] => {
      const found = clash(row)
      return found ? [[row.username, found]] : []
    }),
  )
}

/** Accounts by their name. Nobody knows the password of a fresh one: it opens nothing until a person sets another. */
async function writeAccounts(tx: Tx, json: string): Promise<string[]> {
  const nobodysPassword = await hashPassword(randomBytes(32).toString('base64url'))
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "User" (id, username, name, "passwordHash", "unitId")
    SELECT g.id, g.username, g.name, ${nobodysPassword}, u.id
    FROM jsonb_to_recordset(${json}::jsonb) AS g(id text, username text, name text, unit text) JOIN "Unit" u ON u.name = g.unit
    ON CONFLICT (username) DO UPDATE SET name = excluded.name, "unitId" = excluded."unitId"
    WHERE ("User".name, "User"."unitId") IS DISTINCT FROM (excluded.name, excluded."unitId") RETURNING id`
  return rows.map(({ id }) => id)
}

/** Fills what a profile does not say yet; what a person wrote there stays. */
async function fillProfiles(tx: Tx, json: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "PersonProfile" AS p ("userId", "bornOn", education, specialty, skills, "openFields")
    SELECT u.id, g."bornOn"::date, g.education, g.specialty, g.skills, '{}'
    FROM jsonb_to_recordset(${json}::jsonb) AS g(username text, "bornOn" text, education text, specialty text, skills text[])
    JOIN "User" u ON u.username = g.username
    WHERE g."bornOn" IS NOT NULL OR g.education <> '' OR g.specialty <> '' OR cardinality(g.skills) > 0
    ON CONFLICT ("userId") DO UPDATE SET "bornOn" = coalesce(p."bornOn", excluded."bornOn"),
      education = coalesce(nullif(p.education, ''), excluded.education), specialty = coalesce(nullif(p.specialty, ''), excluded.specialty),
      skills = CASE WHEN cardinality(p.skills) > 0 THEN p.skills ELSE excluded.skills END, version = p.version + 1
    WHERE (p."bornOn" IS NULL AND excluded."bornOn" IS NOT NULL) OR (p.education = '' AND excluded.education <> '')
      OR (p.specialty = '' AND excluded.specialty <> '') OR (cardinality(p.skills) = 0 AND cardinality(excluded.skills) > 0)
    RETURNING "userId" AS id`
  return rows.map(({ id }) => id)
}

interface Joined {
  readonly id: string
  readonly workshopId: string
}

/** Memberships that are not there yet. Who left after the day of the file is not brought back, and roles are the workshop's own. */
async function joinWorkshops(tx: Tx, json: string): Promise<Joined[]> {
  const joined = await tx.$queryRaw<Joined[]>`
    INSERT INTO "WorkshopMember" (id, "workshopId", "userId", role, "joinedAt")
    SELECT g."memberId", w.id, u.id, g.role::"WorkshopRole", coalesce(g."joinedOn"::date::timestamp AT TIME ZONE 'Asia/Shanghai', clock_timestamp())
    FROM jsonb_to_recordset(${json}::jsonb) AS g("memberId" text, username text, workshop text, role text, "joinedOn" text)
    JOIN "User" u ON u.username = g.username JOIN "Workshop" w ON w.name = g.workshop
    WHERE NOT EXISTS (SELECT 1 FROM "WorkshopMember" m WHERE m."workshopId" = w.id AND m."userId" = u.id
      AND (m."leftAt" IS NULL OR g."joinedOn" IS NULL OR m."leftAt" >= g."joinedOn"::date))
    ON CONFLICT DO NOTHING RETURNING "userId" AS id, "workshopId"`
  const [people, workshops] = [joined.map(({ id }) => id), joined.map(({ workshopId }) => workshopId)]
  await tx.$executeRaw`
    UPDATE "Workshop" w SET "leaderId" = m."userId", "updatedAt" = clock_timestamp(), version = w.version + 1 FROM "WorkshopMember" m
    WHERE m."workshopId" = w.id AND m.role = 'leader' AND m."leftAt" IS NULL AND w."leaderId" IS NULL
      AND w.id = ANY(${workshops}) AND m."userId" = ANY(${people})`
  return joined
}

/** People of a list (AD-06) with their place in a workshop. `scope` is what the person who sends it may bring in. */
export function personImporter(scope: Scope): Importer<Row> {
  return {
    schema,
    event: 'user.imported',
    key: 'username',
    aliases: {
      ...{
        账号: 'username',
        用户名: 'username',
        姓名: 'name',
        单位: 'unit',
        所在单位: 'unit',
        工作室: 'workshop',
        角色: 'role',
        职责: 'role',
      },
      ...{ 加入日期: 'joinedOn', 出生日期: 'bornOn', 学历: 'education', 专业: 'specialty', 技能: 'skills', 特长: 'skills' },
    },
    clashes: (rows, tx) => clashesOf(tx, rows, scope),
    write: async (tx, rows, actor) => {
      const json = JSON.stringify(rows.map((row) => ({ ...row, id: newId(), memberId: newId() })))
      const accounts = await writeAccounts(tx, json)
      const profiles = await fillProfiles(tx, json)
      const joined = await joinWorkshops(tx, json)
      const workshops = [...new Set(joined.map(({ workshopId }) => workshopId))]
      if (workshops.length > 0)
        await recordEvent(tx, { name: 'workshop.member_joined', actor, ids: workshops, threads: workshops.map(thread.workshop) })
      return [...new Set([...accounts, ...profiles, ...joined.map(({ id }) => id)])]
    },
  }
}
