import { expect, it } from 'vitest'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { env } from '~server/core/env'
import { databaseTime } from '~server/core/time'
import { visitor } from '~server/policies/actor'
import { getPlaque, qrCode } from '~server/workshops/get-plaque'
import { refusal } from '../challenges/given'

it('WS-28 a plaque says how the title stands at the moment it is scanned', async () => {
  const plain = await buildWorkshop()
  expect(await getPlaque(visitor, plain.id)).toMatchObject({ name: plain.name, status: 'registered', titles: [] })
  const named = await buildWorkshop({ title: 'provincial_system' })
  expect(await getPlaque(visitor, named.id)).toMatchObject({ status: 'titled' })
  await db.namedTitle.updateMany({ where: { workshopId: named.id }, data: { revokedOn: new Date('2026-01-01') } })
  const before = await databaseTime()
  const delisted = await getPlaque(visitor, named.id)
  expect(delisted).toMatchObject({ status: 'delisted' })
  expect(delisted.checkedAt.getTime()).toBeGreaterThanOrEqual(before.getTime())
})

it('WS-28 a title that still holds counts beside a revoked one', async () => {
  const titles = [
    { kind: 'provincial_system', issuedBy: '示例工会', issuedOn: '2020-01-01', revokedOn: '2021-01-01' },
    { kind: 'national_demonstration', issuedBy: '示例工会', issuedOn: '2022-01-01' },
  ] as const
  expect(await getPlaque(visitor, (await buildWorkshop({ titles })).id)).toMatchObject({ status: 'titled' })
})

it('WS-28 the code holds the address of this very page', async () => {
  const { id } = await buildWorkshop()
  const { address, code } = await getPlaque(visitor, id)
  expect(address).toBe(`${env().PUBLIC_ORIGIN}/workshops/${id}/plaque`)
  expect(code).toEqual(qrCode(address))
  expect(qrCode(`${address}x`).path).not.toBe(code.path)
})

it('WS-28 the code has its three corners and four squares of quiet all around', () => {
  const { size, path } = qrCode('https://example.com/workshops/abcdefghijkl/plaque')
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map(([, x, y, length]) => [Number(x), Number(y), Number(length)])
  expect(runs.map(([x, y, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('')).toBe(path)
  const starts = (y: number) => runs.filter(([, at]) => at === y).map(([x, , length]) => [x, length])
  expect(starts(4)[0]).toEqual([4, 7])
  expect(starts(4).at(-1)).toEqual([size - 11, 7])
  expect(starts(size - 5)[0]).toEqual([4, 7])
  const xs = runs.flatMap(([x = 0, , length = 0]) => [x, x + length])
  expect([Math.min(...xs), Math.max(...xs)]).toEqual([4, size - 4])
  const ys = runs.map(([, y = 0]) => y)
  expect([Math.min(...ys), Math.max(...ys)]).toEqual([4, size - 5])
})

it('WS-28 a workshop that does not exist has no plaque', async () => {
  expect(await refusal(getPlaque(visitor, 'no-such-one'))).toMatchObject({ code: 'not_found' })
})
