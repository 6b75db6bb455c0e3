import type { PersonProfile } from '../../core/database'
import { isUser, type Actor } from '../../policies/actor'
import { personPolicy } from '../../policies/person'
import { PROFILE_FIELDS, type ProfileField } from './profile.schema'

type Person = Parameters<(typeof personPolicy)['look_inside']>[1]
export type VisibleProfile = Partial<Pick<PersonProfile, ProfileField>>

/**
 * What this viewer is told of a person: everything for the person, for the leaders of the person's workshops and for the
 * unions above; the fields that the person opened for others who are signed in; nothing for a visitor. Fields that are
 * not filled in are left out. Pure.
 */
export function visibleProfile(viewer: Actor, person: Person, profile: PersonProfile | null): VisibleProfile {
  if (!profile || !isUser(viewer)) return {}
  const inside = personPolicy.look_inside(viewer, person)
  const told = PROFILE_FIELDS.filter((field) => inside || profile.openFields.includes(field))
  const filled = told.filter((field) => profile[field] !== null && String(profile[field]) !== '')
  return Object.fromEntries(filled.map((field) => [field, profile[field]]))
}
