import { useLoaderData } from '@remix-run/react'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { getRecordHouse } from '~server/workshops/record/get-record'
import { recordDocument, recordEquipment, recordFunding, recordSign, recordVenue, removeEntry } from '~server/workshops/record/keep-house'
import {
  documentSchema,
  equipmentSchema,
  fundingSchema,
  removeEntrySchema,
  signSchema,
  venueSchema,
} from '~server/workshops/record/record.schema'
import { Documents } from '~/components/records/documents'
import { Equipment } from '~/components/records/equipment'
import { Fundings } from '~/components/records/fundings'
import { Signs } from '~/components/records/signs'
import { Venue } from '~/components/records/venue'
import { Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('workshops.title') }

export const loader = loaderOf(async ({ actor, params }) => ({
  ...(await getRecordHouse(actor, params.workshopId ?? '')),
  accept: ACCEPTED_EXTENSIONS.join(','),
}))

const here = (params: Readonly<Record<string, string | undefined>>) => paths.workshopRecord(params.workshopId ?? '', 'house')

export const action = actionOf({
  venue: intent(venueSchema, async ({ actor, input, params, files }) => {
    await recordVenue(actor, params.workshopId ?? '', input, files)
    return here(params)
  }),
  sign: intent(signSchema, async ({ actor, input, params, files }) => {
    await recordSign(actor, params.workshopId ?? '', input, files)
    return here(params)
  }),
  equipment: intent(equipmentSchema, async ({ actor, input, params }) => {
    await recordEquipment(actor, params.workshopId ?? '', input)
    return here(params)
  }),
  document: intent(documentSchema, async ({ actor, input, params, files }) => {
    await recordDocument(actor, params.workshopId ?? '', input, files)
    return here(params)
  }),
  funding: intent(fundingSchema, async ({ actor, input, params }) => {
    await recordFunding(actor, params.workshopId ?? '', input)
    return here(params)
  }),
  remove: intent(removeEntrySchema, async ({ actor, input, params }) => {
    await removeEntry(actor, params.workshopId ?? '', input)
    return here(params)
  }),
})

export default function RecordHouse() {
  const { t } = useText()
  const { venue, signs, equipment, documents, fundings, may, accept } = useLoaderData<typeof loader>()
  const given = { mayKeep: may.keep, accept }
  return (
    <div className="grid items-start gap-x-5 lg:grid-cols-2">
      <Section id="venue" title={t('records.venue.title')}>
        <Venue venue={venue} {...given} />
      </Section>
      <Section id="signs" title={t('records.signs_title')}>
        <Signs signs={signs} {...given} />
      </Section>
      <Section id="documents" title={t('records.documents_title')}>
        <Documents documents={documents} {...given} />
      </Section>
      <Section id="equipment" title={t('records.equipment_title')}>
        <Equipment equipment={equipment} mayKeep={may.keep} />
      </Section>
      {may.lookInside && (
        <Section id="funds" title={t('records.funds.title')}>
          <Fundings fundings={fundings} mayKeep={may.keep} />
        </Section>
      )}
    </div>
  )
}
