import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildUnit } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { leaveAlliance } from '~server/alliances/answer-invitation'
import { getNetwork } from '~server/alliances/network/get-network'
import { db } from '~server/core/database'
import { leaderOf, placeOf } from '../given'

it('AL-19 AL-16 the network shows who accepted, with its lead, and counts as workshops join and leave', async () => {
  const far = await buildWorkshop({
    unitId: (await buildUnit({ region: '宝鸡', sectorKey: 'science', employerKind: 'private_enterprise' })).id,
    sectorKey: 'science',
  })
  const near = await buildWorkshop({ sectorKey: 'education' })
  const asked = await buildWorkshop({ sectorKey: 'culture' })
  const alliance = await buildAlliance({ members: [far, near], invited: [asked] })
  const drawnOf = async () => {
    const network = await getNetwork()
    return { network, drawn: network.drawn.find(({ id }) => id === alliance.id) }
  }
  const { network, drawn } = await drawnOf()
  expect(drawn?.members.map(({ id, isLead }) => [id, isLead]).sort()).toEqual(
    [
      [alliance.lead.id, true],
      [far.id, false],
      [near.id, false],
    ].sort(),
  )
  expect(drawn?.indicators).toEqual({ regions: 2, sectors: 3, units: 3, employerKinds: 2 })
  expect(network.nodes.map(({ id }) => id)).not.toContain(asked.id)
  expect(network.bridges).toContainEqual({ sectors: ['education', 'science'], alliances: 1 })
  await leaveAlliance(await leaderOf(far), (await placeOf(alliance.id, far.id)).at)
  expect((await drawnOf()).drawn?.indicators).toEqual({ regions: 1, sectors: 2, units: 2, employerKinds: 1 })
})

it('AL-19 what is not public and what was dissolved is not in the network', async () => {
  const [hidden, dissolved] = [await buildAlliance(), await buildAlliance()]
  await db.alliance.update({ where: { id: hidden.id }, data: { audience: ['signed_in'] } })
  await db.alliance.update({ where: { id: dissolved.id }, data: { status: 'dissolved' } })
  const member = (await buildAlliance()).lead
  await db.workshop.update({ where: { id: member.id }, data: { audience: ['signed_in'] } })
  const { drawn, nodes } = await getNetwork()
  expect(drawn.map(({ id }) => id)).not.toEqual(expect.arrayContaining([hidden.id]))
  expect(drawn.map(({ id }) => id)).not.toEqual(expect.arrayContaining([dissolved.id]))
  expect(nodes.map(({ id }) => id)).not.toContain(member.id)
})
