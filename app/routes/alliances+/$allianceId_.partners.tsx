import { Link, useLoaderData } from '@remix-run/react'
import { inviteWorkshop } from '~server/alliances/invite-workshop'
import { listPartnersToInvite } from '~server/alliances/partners/list-partners'
import { invitePartnerSchema, partnerIds } from '~server/alliances/partners/partners.schema'
import { SectorName } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('partners.invite_title'), live: ['alliance'] }

export const loader = userLoaderOf(async ({ actor, params, url, context }) => {
  const { workshops } = readQuery(url, { workshops: partnerIds })
  const alliance = await listPartnersToInvite(actor, params.allianceId ?? '', workshops)
  return { ...alliance, asked: workshops.join(','), ...sentencesOf(context.language, 'actions', 'partners') }
})

export const action = actionOf({
  invite: intent(invitePartnerSchema, async ({ actor, input, params }) => {
    const allianceId = params.allianceId ?? ''
    await inviteWorkshop(actor, { allianceId, workshopId: input.workshopId })
    return paths.alliancePartners(allianceId, { workshops: input.partners.join(',') })
  }),
})

/** An invitation may be sent: never asked, or the answer was no. */
const mayAsk = (status: string | null) => status === null || !['invited', 'accepted'].includes(status)

export default function InvitePartners() {
  const { t } = useText()
  const { id, name, partners, asked } = useLoaderData<typeof loader>()
  return (
    <Page title={t('partners.invite_title')} lead={t('partners.invite_lead')} crumbs={[{ to: paths.alliance(id), label: name }]} narrow>
      <Section>
        <ul className="divide-y divide-line">
          {partners.map((workshop) => (
            <li key={workshop.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
              <div className="min-w-0 flex-1 basis-64">
                <Link to={paths.workshop(workshop.id)} className="plain-link font-medium">
                  {workshop.name}
                </Link>
                <p className="text-sm text-mute">
                  <SectorName sectorKey={workshop.sectorKey} /> · {workshop.unit} · {workshop.region}
                </p>
              </div>
              {workshop.status && <StatusChip entity="alliance_member" status={workshop.status} />}
              {mayAsk(workshop.status) && (
                <ActionForm intent="invite">
                  <input type="hidden" name="workshopId" value={workshop.id} />
                  <input type="hidden" name="partners" value={asked} />
                  <Submit>{t('actions.invite')}</Submit>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Link to={paths.alliance(id)} className="btn btn-quiet no-print">
        {t('partners.to_alliance')}
      </Link>
    </Page>
  )
}
