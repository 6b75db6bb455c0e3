import { useLoaderData } from '@remix-run/react'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { listProblemPlaces } from '~server/problems/get-problem'
import { offerResource } from '~server/resources/offer-resource'
import { offerResourceSchema } from '~server/resources/resource.schema'
import { ResourceFields } from '~/components/resources/resource-fields'
import { FileField, SelectField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('resources.new') }

export const loader = userLoaderOf(async ({ actor, url, context }) => ({
  workshops: (await listProblemPlaces(actor)).workshops,
  /** What a workshop's record already calls it. */
  name: url.searchParams.get('title')?.slice(0, 100) ?? '',
  key: formKey(),
  ...sentencesOf(context.language, 'problems', 'resources'),
  accept: ACCEPTED_EXTENSIONS.join(','),
}))

export const action = actionOf({
  offer: intent(offerResourceSchema, async ({ actor, input, files }) => paths.resource((await offerResource(actor, input, files)).id)),
})

export default function NewResource() {
  const { t } = useText()
  const { workshops, name, key, accept } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('resources.new')}
      lead={t('resources.new_lead')}
      crumbs={[{ to: paths.resources(), label: t('resources.title') }]}
      narrow
    >
      <Section>
        <ActionForm intent="offer" files>
          <HiddenKey value={key} />
          <ResourceFields values={{ title: name, ...(workshops[0] && { sectorKey: workshops[0].sectorKey }) }} />
          <SelectField
            name="workshopId"
            label={t('problems.workshop')}
            empty={t('problems.no_workshop')}
            defaultValue={workshops[0]?.id ?? ''}
            options={workshops.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FileField label={t('common.files')} accept={accept} />
          <Submit>{t('resources.offer')}</Submit>
        </ActionForm>
      </Section>
    </Page>
  )
}
