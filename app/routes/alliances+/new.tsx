import { useLoaderData } from '@remix-run/react'
import { createAlliance, listFoundingWorkshops } from '~server/alliances/create-alliance'
import { listWorkshopCards } from '~server/alliances/partners/list-partners'
import { foundFromProposalSchema, partnerIds } from '~server/alliances/partners/partners.schema'
import { id } from '~server/core/text'
import { SelectField, TextArea, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('alliances.new') }

export const loader = userLoaderOf(async ({ actor, url, context }) => {
  const { lead, partners = [] } = readQuery(url, { lead: id.optional(), partners: partnerIds.optional() })
  const proposed = await listWorkshopCards(actor, partners)
  return { workshops: await listFoundingWorkshops(actor), key: formKey(), lead, proposed, ...sentencesOf(context.language, 'partners') }
})

export const action = actionOf({
  create: intent(foundFromProposalSchema, async ({ actor, input: { partners, ...input } }) => {
    const { id: allianceId } = await createAlliance(actor, input)
    return partners ? paths.alliancePartners(allianceId, { workshops: partners.join(',') }) : paths.alliance(allianceId)
  }),
})

export default function NewAlliance() {
  const { t, list } = useText()
  const { workshops, key, lead, proposed } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('alliances.new')}
      lead={t('alliances.new_lead')}
      crumbs={[{ to: paths.alliances(), label: t('alliances.title') }]}
      narrow
    >
      <Section>
        <ActionForm intent="create">
          <HiddenKey value={key} />
          {proposed.length > 0 && (
            <>
              <input type="hidden" name="partners" value={proposed.map((partner) => partner.id).join(',')} />
              <p className="mb-4">{t('partners.invite_next', { names: list(proposed.map(({ name }) => name)) })}</p>
            </>
          )}
          <TextField name="name" label={t('alliances.name')} required maxLength={60} />
          <SelectField
            name="leadWorkshopId"
            label={t('alliances.lead_workshop')}
            options={workshops.map(({ id: value, name }) => ({ value, label: name }))}
            {...(lead !== undefined && { defaultValue: lead })}
            required
          />
          <TextArea name="purpose" label={t('alliances.purpose')} rows={5} />
          <Submit>{t('alliances.new')}</Submit>
        </ActionForm>
      </Section>
    </Page>
  )
}
