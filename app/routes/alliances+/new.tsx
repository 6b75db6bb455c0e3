import { useLoaderData } from '@remix-run/react'
import { createAllianceSchema } from '~server/alliances/alliance.schema'
import { createAlliance, listFoundingWorkshops } from '~server/alliances/create-alliance'
import { SelectField, TextArea, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('alliances.new') }

export const loader = userLoaderOf(async ({ actor }) => ({ workshops: await listFoundingWorkshops(actor), key: formKey() }))

export const action = actionOf({
  create: intent(createAllianceSchema, async ({ actor, input }) => paths.alliance((await createAlliance(actor, input)).id)),
})

export default function NewAlliance() {
  const { t } = useText()
  const { workshops, key } = useLoaderData<typeof loader>()
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
          <TextField name="name" label={t('alliances.name')} required maxLength={60} />
          <SelectField
            name="leadWorkshopId"
            label={t('alliances.lead_workshop')}
            options={workshops.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <TextArea name="purpose" label={t('alliances.purpose')} rows={5} />
          <Submit>{t('alliances.new')}</Submit>
        </ActionForm>
      </Section>
    </Page>
  )
}
