import type { UserActor } from '../policies/actor'

/** The unions whose houses and people somebody may bring in; null for everybody's. */
export type Scope = readonly string[] | null

/** Administrators bring in everybody, officers what is below their unions. */
export const scopeOf = (actor: UserActor): Scope => (actor.isAdmin ? null : actor.overseenUnionIds)

export const reaches = (scope: Scope, unionId: string | null): boolean => scope === null || (unionId !== null && scope.includes(unionId))
