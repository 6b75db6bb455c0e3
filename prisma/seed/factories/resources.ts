import { offerResource } from '../../../server/resources/offer-resource'
import type { OfferResource } from '../../../server/resources/resource.schema'
import { actorFor } from './people'
import { freshKey, sequence } from './sequence'
import { buildWorkshop, type WorkshopWithLeader } from './workshops'

interface ResourceOptions extends Partial<Omit<OfferResource, 'key'>> {
  readonly workshop?: WorkshopWithLeader
}

/** Something that a workshop shares, offered by its leader. Returns its id. */
export async function buildResource({ workshop: given, ...content }: ResourceOptions = {}): Promise<string> {
  const workshop = given ?? (await buildWorkshop())
  const input: OfferResource = {
    kind: 'instrument',
    title: `示例仪器${sequence()}`,
    description: '示例说明：可做常规测量。',
    place: '',
    terms: '',
    contact: '示例单位创新工作室',
    sectorKey: workshop.sectorKey,
    reach: 'signed_in',
    workshopId: workshop.id,
    ...content,
    key: freshKey(),
  }
  return (await offerResource(await actorFor(workshop.leader), input)).id
}
