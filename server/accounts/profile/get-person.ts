import { db } from '../../core/database'
import { listTimeline } from '../../events/list-timeline'
import { thread } from '../../events/record-event'
import { listFiles } from '../../files/attach-files'
import { isThis, type Actor } from '../../policies/actor'
import { canRead } from '../../policies/audience'
import { authorize, requireUser } from '../../policies/authorize'
import { personPolicy } from '../../policies/person'
import { personFacts } from './person-facts'
import { visibleProfile } from './visible-profile'

/** A person's page: what the viewer may know. Honours that nobody has confirmed are for insiders. Throws not_found. */
export async function getPerson(actor: Actor, id: string) {
  const person = await db.user.findUnique({
    where: { id },
    include: { ...personFacts, profile: true, honours: { orderBy: [{ year: 'desc' }, { id: 'asc' }] } },
  })
  authorize(actor, personPolicy, 'read', person)
  const inside = personPolicy.look_inside(actor, person)
  const mayConfirm = personPolicy.confirm_honour(actor, person)
  // A certificate is for the person and for those who confirm it (server/files/get-file.ts asks the same).
  const maySeeFiles = isThis(actor, id) || mayConfirm
  const honours = person.honours.filter(({ confirmedAt }) => inside || confirmedAt)
  const files = await listFiles(db, 'honour', maySeeFiles ? honours.map((honour) => honour.id) : [])
  return {
    ...{ id, name: person.name, unit: person.unit?.name ?? null, mayConfirm, isOwn: isThis(actor, id) },
    workshops: person.memberships
      .filter(({ workshop }) => canRead(actor, workshop))
      .map(({ role, workshop }) => ({ id: workshop.id, name: workshop.name, role })),
    fields: visibleProfile(actor, person, person.profile),
    honours: honours.map(({ id: honourId, kind, level, year, issuedBy, confirmedAt }) => ({
      ...{ id: honourId, kind, level, year, issuedBy, confirmed: confirmedAt !== null },
      files: files.get(honourId) ?? [],
    })),
    timeline: inside ? await listTimeline([thread.honours(id)]) : [],
  }
}

/** One's own profile for the form. Throws not_signed_in. */
export async function getOwnProfile(actor: Actor) {
  const { userId } = requireUser(actor)
  const [profile, person] = await Promise.all([db.personProfile.findUnique({ where: { userId } }), getPerson(actor, userId)])
  return { profile, person, version: profile?.version ?? 0 }
}
