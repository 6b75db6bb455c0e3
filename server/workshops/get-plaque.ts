import { encode } from 'uqr'
import { db } from '../core/database'
import { env } from '../core/env'
import { databaseTime } from '../core/time'
import { url } from '../core/url'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { workshopPolicy } from '../policies/workshop'

/** 在册, 称号有效, 已摘牌: titled while one title holds, delisted when all that there were are revoked. */
export type PlaqueStatus = 'registered' | 'titled' | 'delisted'

export function plaqueStatus(titles: readonly { readonly revokedOn: Date | null }[]): PlaqueStatus {
  if (titles.length === 0) return 'registered'
  return titles.some(({ revokedOn }) => revokedOn === null) ? 'titled' : 'delisted'
}

/** A QR code as one path of its dark squares, a unit each, with the four squares of quiet around it. Pure. */
export function qrCode(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const starts = (row: readonly boolean[], x: number) => row[x] === true && row[x - 1] !== true
  const length = (row: readonly boolean[], x: number) => {
    const end = row.indexOf(false, x)
    return (end < 0 ? row.length : end) - x
  }
  const runs = data.flatMap((row, y) =>
    row.flatMap((_dark, x) => (starts(row, x) ? [`M${x} ${y}h${length(row, x)}v1h-${length(row, x)}z`] : [])),
  )
  return { size, path: runs.join('') }
}

/** What hangs at the door: name, titles, how they stand this moment, and the code that leads whoever scans it back here. Throws not_found. */
export async function getPlaque(actor: Actor, id: string) {
  const workshop = await db.workshop.findUnique({
    where: { id },
    select: {
      ...{ name: true, foundedOn: true, isExample: true, audience: true, id: true },
      unit: { select: { name: true, region: true } },
      titles: { orderBy: { issuedOn: 'asc' }, select: { kind: true, issuedBy: true, issuedOn: true, revokedOn: true } },
    },
  })
  authorize(actor, workshopPolicy, 'read', workshop)
  const address = env().PUBLIC_ORIGIN + url.workshopPlaque(id)
  return {
    ...{ id, name: workshop.name, foundedOn: workshop.foundedOn, isExample: workshop.isExample, unit: workshop.unit.name },
    titles: workshop.titles,
    status: plaqueStatus(workshop.titles),
    address,
    code: qrCode(address),
    checkedAt: await databaseTime(),
  }
}
