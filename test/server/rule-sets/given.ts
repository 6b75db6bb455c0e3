import { freshKey } from '~prisma/seed/factories/sequence'
import { actorFor, buildOfficer, buildUnion } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import { addDays } from '~server/core/time'
import { today } from '~server/rule-sets/rule-set-facts'
import type { LayerInput, VersionInput } from '~server/rule-sets/rule-set.schema'

/** A day of 北京时间 so many days from the database's today. */
export const inDays = async (days: number) => addDays(await today(db), days)

type Row = LayerInput['parameters'][number]

export const layerRow = (given: Partial<Row> = {}): Row => ({
  ...{ key: 'alliance.min_workshops', value: '4', reference: '第三条', sentence: '本市联盟最少由4个创新工作室组成。' },
  ...given,
})

export const layerInput = (given: Partial<LayerInput> & { effectiveOn: Date }): LayerInput => ({
  ...{ document: '《示例市联盟办法》', documentNumber: '示例〔2026〕1号', reason: '本市工作室较多', version: 0, key: freshKey() },
  parameters: [layerRow()],
  ...given,
})

export const versionInput = (given: Partial<VersionInput> & { effectiveOn: Date }): VersionInput => ({
  ...{ document: '《2027年实施意见》', documentNumber: '示例〔2027〕1号', reason: '新一年的通知', version: 1, key: freshKey() },
  ...{ parameters: [], clauses: [] },
  ...given,
})

/** An officer of a union with none above it, and one of a city below that. */
export async function buildGovernors() {
  const province = await buildUnion()
  const city = await buildUnion({ level: 'city', parentId: province.id })
  return {
    ...{ province, city },
    top: await actorFor(await buildOfficer(province.id)),
    local: await actorFor(await buildOfficer(city.id)),
  }
}
