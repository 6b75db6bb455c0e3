import { freshKey } from '~prisma/seed/factories/sequence'
import type { OfferResource } from '~server/resources/resource.schema'

/** What a person fills in to offer a resource. */
export const resourceForm = (change: Partial<OfferResource> = {}): OfferResource => ({
  ...{ kind: 'instrument' as const, title: '扫描电镜', description: '分辨率一纳米，周二周四可用。', place: '三号楼', terms: '须先培训' },
  ...{ contact: '王工 029-1111', sectorKey: 'science', reach: 'signed_in' as const, workshopId: null },
  key: freshKey(),
  ...change,
})
