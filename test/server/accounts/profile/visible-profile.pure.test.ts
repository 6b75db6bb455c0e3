import { expect, it } from 'vitest'
import { visibleProfile } from '~server/accounts/profile/visible-profile'
import { visitor, type UserActor } from '~server/policies/actor'

const nobody: UserActor = {
  ...{ kind: 'user', userId: 'stranger', name: '', unitId: null, isExpert: false, isAdmin: false },
  ...{ workshopIds: [], ledWorkshopIds: [], allianceIds: [], ledAllianceIds: [], staffedAllianceIds: [], sectorKeys: [] },
  ...{ unionIds: [], overseenUnionIds: [], financeUnionIds: [] },
}
const person = {
  ...{ id: 'person', unit: { unionId: 'unit-union' } },
  memberships: [{ workshopId: 'workshop', workshop: { unit: { unionId: 'other-union' } } }],
}
const profile = {
  ...{ userId: 'person', gender: 'female' as const, bornOn: new Date('1988-02-29'), education: 'master', ethnicity: '汉族' },
  ...{ politicalStatus: 'party_member', specialty: '护理', professionalRank: 'lecturer', vocationalLevel: '', skills: ['焊接'] },
  ...{ phone: '029-88880000', email: '', openFields: ['specialty', 'skills', 'vocationalLevel'], version: 1 },
}
const all = ['gender', 'bornOn', 'education', 'ethnicity', 'politicalStatus', 'specialty', 'professionalRank', 'skills', 'phone']

it.each([
  ['the person', { ...nobody, userId: 'person' }, all],
  ['a leader of one of the workshops', { ...nobody, workshopIds: ['workshop'], ledWorkshopIds: ['workshop'] }, all],
  ['the union of the unit', { ...nobody, overseenUnionIds: ['unit-union'] }, all],
  ['the union of the workshop', { ...nobody, overseenUnionIds: ['other-union'] }, all],
  ['a colleague of the workshop', { ...nobody, workshopIds: ['workshop'] }, ['specialty', 'skills']],
  ['somebody of the same unit', { ...nobody, unitId: 'unit' }, ['specialty', 'skills']],
  ['a leader of another workshop', { ...nobody, ledWorkshopIds: ['elsewhere'] }, ['specialty', 'skills']],
  ['an officer of another union', { ...nobody, overseenUnionIds: ['elsewhere'] }, ['specialty', 'skills']],
  ['an administrator', { ...nobody, isAdmin: true }, ['specialty', 'skills']],
  ['an expert', { ...nobody, isExpert: true }, ['specialty', 'skills']],
  ['a visitor', visitor, []],
])('ID-06 %s is told what is theirs to know, and nothing that is not filled in', (_who, viewer, told) => {
  expect(Object.keys(visibleProfile(viewer, person, profile))).toEqual(told)
})

it('ID-06 without a profile nothing is told to anybody', () => {
  expect(visibleProfile({ ...nobody, userId: 'person' }, person, null)).toEqual({})
})
