import { useLoaderData } from '@remix-run/react'
import { DomainError } from '~server/core/errors'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { getResource } from '~server/resources/list-resources'
import { reviseResource } from '~server/resources/offer-resource'
import { reviseResourceSchema } from '~server/resources/resource.schema'
import { ResourceFields } from '~/components/resources/resource-fields'
import { FileField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('resources.edit') }

export const loader = userLoaderOf(async ({ actor, params, context }) => {
  const resource = await getResource(actor, params.resourceId ?? '')
  if (!resource.actions.includes('revise')) throw new DomainError('forbidden')
  return { resource, accept: ACCEPTED_EXTENSIONS.join(','), ...sentencesOf(context.language, 'resources') }
})

export const action = actionOf({
  revise: intent(reviseResourceSchema, async ({ actor, input, params, files }) => {
    await reviseResource(actor, params.resourceId ?? '', input, files)
    return paths.resource(params.resourceId ?? '')
  }),
})

export default function EditResource() {
  const { t } = useText()
  const { resource, accept } = useLoaderData<typeof loader>()
  return (
    <Page title={t('resources.edit')} crumbs={[{ to: paths.resource(resource.id), label: resource.title }]} narrow>
      <Section>
        <ActionForm intent="revise" files>
          <input type="hidden" name="version" value={resource.version} />
          <ResourceFields values={resource} />
          <FileField label={t('common.files')} accept={accept} />
          <Submit>{t('common.save')}</Submit>
        </ActionForm>
      </Section>
    </Page>
  )
}
