import { expect, it } from 'vitest'
import { actorFor, buildOfficer, buildUnion, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { getOwnProfile, getPerson } from '~server/accounts/profile/get-person'
import { claimHonour, confirmHonour, removeHonour, withdrawHonour } from '~server/accounts/profile/honours'
import { keepProfile } from '~server/accounts/profile/keep-profile'
import { profileSchema } from '~server/accounts/profile/profile.schema'
import { db } from '~server/core/database'
import { getFile } from '~server/files/get-file'
import { visitor } from '~server/policies/actor'
import { listTodos } from '~server/todos/list-todos'
import { outcomes, refusal } from '../../challenges/given'
import { dayFromToday, photograph } from '../../workshops/record/given'

const typed = (given: Record<string, unknown> = {}) =>
  profileSchema.parse({
    education: 'master',
    skills: '焊接、编程，焊接',
    phone: '029 8888',
    openFields: ['skills'],
    version: '0',
    ...given,
  })
const honour = (given: Record<string, unknown> = {}) => ({
  ...{ kind: 'model_worker' as const, level: 'city' as const, year: 2020, issuedBy: '示例市总工会', key: freshKey(), ...given },
})

async function people() {
  const union = await buildUnion({ level: 'unit' })
  const unit = await buildUnit({ unionId: union.id })
  const person = await actorFor(await buildUser({ unitId: unit.id }))
  return { person, officer: await actorFor(await buildOfficer(union.id)), stranger: await actorFor(await buildUser()) }
}

it('ID-06 ID-08 a profile is kept with its version; others see what is open', async () => {
  const { person, stranger } = await people()
  await keepProfile(person, typed())
  expect((await getOwnProfile(person)).profile).toMatchObject({ education: 'master', skills: ['焊接', '编程'], version: 1 })
  await keepProfile(person, typed({ version: '1', vocationalLevel: 'senior', professionalRank: 'lecturer' }))
  expect((await refusal(keepProfile(person, typed({ version: '1' })))).code).toBe('stale_version')
  expect((await getPerson(stranger, person.userId)).fields).toEqual({ skills: ['焊接', '编程'] })
  expect((await refusal(getPerson(visitor, person.userId))).code).toBe('not_found')
  expect((await refusal(keepProfile(visitor, typed()))).code).toBe('not_signed_in')
})

it('ID-06 of two first profiles at once one is refused as old; a birthday to come stands beside its field', async () => {
  const { person } = await people()
  expect((await outcomes([keepProfile(person, typed()), keepProfile(person, typed())])).sort()).toEqual(['done', 'stale_version'])
  const bornOn = (await dayFromToday(1)).toISOString().slice(0, 10)
  expect((await refusal(keepProfile(person, typed({ version: '1', bornOn })))).faults).toEqual([{ field: 'bornOn', code: 'day_in_future' }])
})

it('ID-06 what is no telephone number, no e-mail address or no word of the lists is refused', () => {
  const codes = (given: Record<string, unknown>) =>
    profileSchema.safeParse({ version: '0', ...given }).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  expect(codes({ phone: '<b>' })).toEqual(['phone phone'])
  expect(codes({ email: 'a@b' })).toEqual(['email email'])
  expect(codes({ education: 'king' })).toEqual(['education choose'])
  expect(codes({ openFields: ['passwordHash'] })).toEqual(['openFields.0 choose'])
})

it('ID-07 an honour is claimed with its certificate, waits for the union, counts when it is confirmed, and then cannot be removed', async () => {
  const { person, officer, stranger } = await people()
  const { id } = await claimHonour(person, honour(), [photograph('certificate')])
  expect((await getPerson(stranger, person.userId)).honours).toEqual([])
  expect((await listTodos(officer)).map(({ kind, title }) => [kind, title])).toEqual([['confirm_record', person.name]])
  expect((await getPerson(officer, person.userId)).honours).toMatchObject([{ confirmed: false, files: [{ name: 'certificate.png' }] }])
  await confirmHonour(officer, person.userId, id)
  expect(await listTodos(officer)).toEqual([])
  expect((await getPerson(stranger, person.userId)).honours).toMatchObject([{ kind: 'model_worker', level: 'city', files: [] }])
  expect(await refusal(removeHonour(person, id))).toMatchObject({ code: 'already_answered', detail: { missing: 'honour' } })
  await withdrawHonour(officer, person.userId, id, '证书有误')
  expect((await getPerson(person, person.userId)).timeline.at(-1)).toMatchObject({ name: 'user.honour_withdrawn', reason: '证书有误' })
  await removeHonour(person, id)
  expect(await db.file.count({ where: { owner: 'honour', ownerId: id } })).toBe(0)
})

it('ID-07 nobody else confirms: not the person, not a leader, not an officer of another union; of two at once one does', async () => {
  const { person, officer, stranger } = await people()
  const { id } = await claimHonour(person, honour(), [photograph('mine')])
  await buildOfficer((await buildUnion()).id)
  const own = await actorFor({ id: person.userId })
  await db.unionOfficer.create({ data: { unionId: officer.unionIds[0] ?? '', userId: person.userId } })
  const self = await actorFor({ id: person.userId })
  const elsewhere = await actorFor(await buildOfficer((await buildUnion()).id))
  const leader = await actorFor((await buildWorkshop()).leader)
  const codes = [own, self, stranger, elsewhere, leader].map(async (actor) => (await refusal(confirmHonour(actor, person.userId, id))).code)
  expect(new Set(await Promise.all(codes))).toEqual(new Set(['forbidden']))
  expect((await refusal(confirmHonour(officer, stranger.userId, id))).code).toBe('forbidden')
  const twice = await outcomes([confirmHonour(officer, person.userId, id), confirmHonour(officer, person.userId, id)])
  expect(twice.sort()).toEqual(['already_answered', 'done'])
  const file = await db.file.findFirstOrThrow({ where: { owner: 'honour', ownerId: id } })
  expect((await refusal(getFile(stranger, file.id))).code).toBe('not_found')
})

it('ID-07 the same honour twice, a year to come and one of somebody else are refused; a form that is sent twice claims once', async () => {
  const { person, stranger } = await people()
  const given = honour()
  const both = await Promise.all([1, 2].map(() => claimHonour(person, given)))
  expect(new Set(both.map(({ id }) => id)).size).toBe(1)
  expect((await refusal(claimHonour(person, honour()))).faults).toEqual([{ field: 'kind', code: 'recorded_already' }])
  expect((await refusal(claimHonour(person, honour({ year: 2199 })))).faults).toEqual([{ field: 'year', code: 'day_in_future' }])
  expect((await refusal(removeHonour(stranger, both[0]?.id ?? ''))).code).toBe('not_found')
})
