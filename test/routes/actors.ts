import { db, type User } from '~server/core/database'
import { hashToken, newToken } from '~server/accounts/session-token'
import type { App } from '../support/app'
import { signInAs, visitorOf, type Person } from '../support/visit'

/** Every kind of actor that asks every route. The first has no account. */
export const ACTORS = [
  'visitor',
  'member',
  'leader',
  'lead',
  'finance',
  'officer',
  'governing',
  'expert',
  'administrator',
  'stranger',
  'suspended',
  'ex_session',
] as const

export type ActorName = (typeof ACTORS)[number]
export type Users = Readonly<Record<Exclude<ActorName, 'visitor'>, User>>
export type People = Readonly<Record<ActorName, Person>>

/**
 * Everybody with the cookie of a session. The suspended one still has a session, and the session of `ex_session` has
 * ended behind the cookie's back.
 */
export async function enter(app: App, users: Users): Promise<People> {
  const people: Partial<Record<ActorName, Person>> = { visitor: visitorOf(app) }
  for (const [name, { username }] of Object.entries(users)) people[name as ActorName] = await signInAs(app, username)
  await db.user.update({ where: { id: users.suspended.id }, data: { status: 'suspended' } })
  await db.session.deleteMany({ where: { userId: users.ex_session.id } })
  return people as People
}

/** The Authorization header of everybody's API token: none for the visitor, a revoked one for `ex_session`. */
export async function tokensOf(users: Users): Promise<Readonly<Record<ActorName, Record<string, string>>>> {
  const headers: Partial<Record<ActorName, Record<string, string>>> = { visitor: {} }
  for (const [name, { id }] of Object.entries(users)) {
    const token = newToken()
    const revokedAt = name === 'ex_session' ? new Date() : null
    await db.apiToken.create({ data: { userId: id, name: '测试', tokenHash: hashToken(token), revokedAt } })
    headers[name as ActorName] = { Authorization: `Bearer ${token}` }
  }
  return headers as Readonly<Record<ActorName, Record<string, string>>>
}

type Given = Partial<Readonly<Record<ActorName, number>>>

/**
 * The status for each actor: as given, else `others`. Who is suspended is told so everywhere, and an ended session is
 * worth as much as none.
 */
export function statuses(others: number, given: Given = {}): Readonly<Record<ActorName, number>> {
  const visitor = given.visitor ?? others
  const each = ACTORS.map((name) => [name, given[name] ?? others] as const)
  return { ...Object.fromEntries(each), suspended: given.suspended ?? 403, ex_session: given.ex_session ?? visitor } as Record<
    ActorName,
    number
  >
}

/** A page for people who are signed in: visitors are led to sign in (302). */
export const signedIn = (others: number, given: Given = {}) => statuses(others, { visitor: 302, ...given })

/** The same status for several actors. */
export function each(status: number, ...names: readonly ActorName[]): Given {
  return Object.fromEntries(names.map((name) => [name, status]))
}
