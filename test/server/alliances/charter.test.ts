import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { charterText, completeAlliance, signFor } from '~prisma/seed/factories/formation'
import { freshKey } from '~prisma/seed/factories/sequence'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { addAssociate, endAssociate } from '~server/alliances/associates'
import { signCharter, writeCharter } from '~server/alliances/charter'
import { getAlliance } from '~server/alliances/get-alliance'
import { getCharter } from '~server/alliances/get-charter'
import { getFormation } from '~server/alliances/get-formation'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { outcomes, refusal } from '../challenges/given'
import { waiting } from '../todos/waiting'
import { firstMember, leaderOf, leadOf, officersOf, placeOf } from './given'

const write = async (
  alliance: Awaited<ReturnType<typeof buildAlliance>>,
  version: number,
  text = '## 管理机制\n\n共同商定，按季通报，年底总结。',
) => writeCharter(await leadOf(alliance), alliance.id, { body: charterText(text), version, key: freshKey() })

it('AL-09 a charter is signed by every workshop for itself; a new version is signed anew and the old one stays readable', async () => {
  const alliance = await buildAlliance({ status: 'draft' })
  await completeAlliance(alliance.id, [alliance.lead, ...alliance.members])
  const lead = await leadOf(alliance)
  expect(await getCharter(lead, alliance.id)).toMatchObject({ version: 1, unsigned: [], isNewest: true, signatures: [{}, {}, {}] })
  expect(await write(alliance, 1)).toEqual({ version: 2 })
  expect((await getCharter(lead, alliance.id)).unsigned).toHaveLength(3)
  const old = await getCharter(lead, alliance.id, 1)
  expect([old.signatures.length, old.unsigned, old.isNewest]).toEqual([3, [], false])
  expect(old.markdown).toContain('激励机制')
  expect(await refusal(getCharter(lead, alliance.id, 9))).toMatchObject({ code: 'not_found' })
  expect(await waiting({ member: firstMember(alliance).leader })).toEqual({ member: ['sign_charter'] })
  await signFor(alliance.id, firstMember(alliance))
  expect(await waiting({ member: firstMember(alliance).leader })).toEqual({})
})

it('P17 P18 a workshop signs by its leader, the newest version, once', async () => {
  const alliance = await buildAlliance({ status: 'draft', invited: [await buildWorkshop()] })
  await write(alliance, 0)
  const member = firstMember(alliance)
  const { at } = await placeOf(alliance.id, member.id)
  const sign = async (workshop: typeof member, version = 1) => signCharter(await leaderOf(workshop), at, version)
  expect(await refusal(sign(alliance.lead))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(sign(await buildWorkshop()))).toMatchObject({ code: 'not_found' })
  expect(await refusal(sign(member, 2))).toMatchObject({ code: 'stale_version' })
  expect((await outcomes([sign(member), sign(member), sign(member)])).sort()).toEqual(['already_answered', 'already_answered', 'done'])
  const asked = await db.allianceMember.findFirstOrThrow({
    where: { allianceId: alliance.id, status: 'invited' },
    include: { workshop: true },
  })
  const early = signCharter(
    await leaderOf({ leader: { id: asked.workshop.leaderId ?? '' } }),
    { allianceId: alliance.id, memberId: asked.id },
    1,
  )
  expect(await refusal(early)).toMatchObject({ code: 'conflict', detail: { status: 'invited' } })
})

it('AL-09 of two who write the next version at once one is told to look again; while unions decide it stands still', async () => {
  const alliance = await buildAlliance({ status: 'draft' })
  expect((await outcomes([write(alliance, 0), write(alliance, 0, '## 运行机制\n\n另一版的内容，写得同样长一些。')])).sort()).toEqual([
    'done',
    'stale_version',
  ])
  const form = { body: charterText(), version: 1, key: freshKey() }
  const lead = await leadOf(alliance)
  expect(await Promise.all([1, 2, 3].map(() => writeCharter(lead, alliance.id, form)))).toEqual([
    { version: 2 },
    { version: 2 },
    { version: 2 },
  ])
  const submitted = await buildAlliance({ status: 'submitted' })
  expect(await refusal(write(submitted, 1))).toMatchObject({ code: 'conflict', detail: { status: 'submitted', action: 'write_charter' } })
  const { unit } = await officersOf(alliance)
  expect(await refusal(writeCharter(unit, alliance.id, { ...form, key: freshKey() }))).toMatchObject({ code: 'forbidden' })
})

it('AL-08 R06 societies and experts join and go, and never count towards three', async () => {
  const alliance = await buildAlliance({ status: 'draft', members: [await buildWorkshop({ sectorKey: 'education' })] })
  const lead = await leadOf(alliance)
  const expert = { kind: 'expert', name: '示例名医', part: '临床指导' } as const
  const { id } = await addAssociate(lead, alliance.id, { ...expert, key: freshKey() })
  await addAssociate(lead, alliance.id, { kind: 'society', name: '示例护理学会', part: '', key: freshKey() })
  const page = await getAlliance(lead, alliance.id)
  expect(page.associates.map(({ name }) => name)).toEqual(['示例名医', '示例护理学会'])
  expect(page.requirements[0]).toMatchObject({ rule: 'R01', state: 'not_met', actual: 2 })
  expect(await refusal(addAssociate(lead, alliance.id, { ...expert, key: freshKey() }))).toMatchObject({
    faults: [{ field: 'name', code: 'name_taken' }],
  })
  await endAssociate(lead, alliance.id, id)
  expect(await refusal(endAssociate(lead, alliance.id, id))).toMatchObject({ code: 'already_answered' })
  expect((await getAlliance(lead, alliance.id)).associates).toHaveLength(1)
  expect((await getFormation(lead, alliance.id)).associates).toHaveLength(2)
  await addAssociate(lead, alliance.id, { ...expert, key: freshKey() })
  const other = await buildAlliance()
  expect(await refusal(endAssociate(await leadOf(other), other.id, id))).toMatchObject({ code: 'not_found' })
  expect(await refusal(addAssociate(visitor, other.id, { ...expert, key: freshKey() }))).toMatchObject({ code: 'not_signed_in' })
})
