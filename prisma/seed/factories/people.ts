import { hashPassword } from '../../../server/accounts/password'
import { loadActor } from '../../../server/accounts/load-actor'
import { db, type EmployerKind, type Unit, type Union, type UnionLevel, type User } from '../../../server/core/database'
import type { UserActor } from '../../../server/policies/actor'
import { sequence } from './sequence'

/** Every account made by a factory has this password; hashed once, because argon2 is slow on purpose. */
export const FACTORY_PASSWORD = 'chuangmeng-demo'
let passwordHash: Promise<string> | undefined

export async function buildUnion(given: { name?: string; level?: UnionLevel; parentId?: string | null } = {}): Promise<Union> {
  const { name = `示例第${sequence()}工会`, level = 'provincial', parentId = null } = given
  return db.union.create({ data: { name, level, parentId } })
}

interface UnitOptions {
  readonly name?: string
  readonly region?: string
  readonly sectorKey?: string
  /** The unit's own union; made below a provincial one when left out. */
  readonly unionId?: string
  readonly staffCount?: number
  readonly employerKind?: EmployerKind
}

export async function buildUnit(given: UnitOptions = {}): Promise<Unit> {
  const name = given.name ?? `示例单位${sequence()}`
  const unionId = given.unionId ?? (await buildUnion({ name: `${name}工会`, level: 'unit', parentId: (await buildUnion()).id })).id
  const { region = '西安', sectorKey = 'health', staffCount = 500, employerKind = 'institution' } = given
  return db.unit.create({ data: { name, region, sectorKey, unionId, staffCount, employerKind } })
}

interface UserOptions {
  readonly username?: string
  readonly name?: string
  readonly unitId?: string | null
  readonly isAdmin?: boolean
  readonly isDemo?: boolean
}

export async function buildUser(given: UserOptions = {}): Promise<User> {
  const number = sequence()
  const { username = `user${number}`, name = `示例${number}`, unitId = null, isAdmin = false, isDemo = false } = given
  return db.user.create({
    data: { username, name, unitId, isAdmin, isDemo, passwordHash: await (passwordHash ??= hashPassword(FACTORY_PASSWORD)) },
  })
}

/** An expert (专家) of a unit of his own, so that nothing binds him to anybody. */
export async function buildExpert(given: UserOptions & { field?: string } = {}): Promise<User> {
  const { field = '示例领域', ...options } = given
  const user = await buildUser({ ...options, unitId: options.unitId ?? (await buildUnit()).id })
  await db.expertProfile.create({ data: { userId: user.id, field } })
  return user
}

/** An officer of a union; `finance` has the duty to supervise money. */
export async function buildOfficer(unionId: string, given: UserOptions & { finance?: boolean } = {}): Promise<User> {
  const { finance = false, ...options } = given
  const user = await buildUser(options)
  await db.unionOfficer.create({ data: { unionId, userId: user.id, finance } })
  return user
}

/** The actor that a person is right now. */
export async function actorFor(user: { readonly id: string }): Promise<UserActor> {
  const actor = await loadActor(user.id)
  if (!actor || actor === 'suspended') throw new Error(`${user.id} is no active account`)
  return actor
}
