import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { getResource } from '~server/resources/list-resources'
import { reofferResource, withdrawResource } from '~server/resources/offer-resource'
import { ExampleMark, SectorName } from '~/components/status/sector-name'
import { Chip } from '~/components/ui/chip'
import { Facts, Lines } from '~/components/ui/facts'
import { FileList } from '~/components/ui/file-list'
import { ActionForm, Submit } from '~/components/ui/form'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ title?: string } | undefined> = {
  title: (t, data) => data?.title ?? t('resources.title'),
  live: ['resource'],
}

export const loader = loaderOf(async ({ actor, params, context }) => ({
  ...(await getResource(actor, params.resourceId ?? '')),
  ...sentencesOf(context.language, 'resources'),
}))

export const action = actionOf({
  withdraw: intent(z.strictObject({}), async ({ actor, params }) => {
    await withdrawResource(actor, params.resourceId ?? '')
    return paths.resource(params.resourceId ?? '')
  }),
  offer: intent(z.strictObject({}), async ({ actor, params }) => {
    await reofferResource(actor, params.resourceId ?? '')
    return paths.resource(params.resourceId ?? '')
  }),
})

export default function Resource() {
  const { t } = useText()
  const resource = useLoaderData<typeof loader>()
  return (
    <Page
      title={
        <>
          {resource.title}
          <ExampleMark isExample={resource.isExample} />
        </>
      }
      lead={<Chip tone="blue">{t(`resources.kinds.${resource.kind}`)}</Chip>}
      crumbs={[{ to: paths.resources(), label: t('resources.title') }]}
      actions={
        <>
          {resource.actions.includes('revise') && (
            <Link to={paths.editResource(resource.id)} className="btn btn-quiet">
              {t('common.edit')}
            </Link>
          )}
          {resource.actions.includes('withdraw') && (
            <ActionForm intent="withdraw">
              <Submit kind="quiet">{t('resources.withdraw')}</Submit>
            </ActionForm>
          )}
          {resource.actions.includes('offer') && (
            <ActionForm intent="offer">
              <Submit>{t('resources.reoffer')}</Submit>
            </ActionForm>
          )}
        </>
      }
      narrow
    >
      {resource.status === 'withdrawn' && <Notice tone="amber">{t('resources.withdrawn')}</Notice>}
      <Section title={t('resources.description')}>
        <Lines text={resource.description} />
        <FileList files={resource.files} />
      </Section>
      <Section>
        <Facts
          rows={[
            [
              t('resources.holder'),
              resource.workshop ? (
                <Link key="workshop" to={paths.workshop(resource.workshop.id)} className="text-link">
                  {resource.workshop.name}
                </Link>
              ) : (
                resource.unit
              ),
            ],
            [t('resources.owner'), resource.owner],
            [t('resources.contact'), resource.contact ?? t('resources.contact_sign_in')],
            [t('resources.place'), resource.place],
            [t('common.sector'), <SectorName key="sector" sectorKey={resource.sectorKey} />],
            [t('resources.reach'), t(`resources.reaches.${resource.reach}`)],
          ]}
        />
        {resource.terms && (
          <div className="mt-4">
            <p className="text-sm text-mute">{t('resources.terms')}</p>
            <Lines text={resource.terms} />
          </div>
        )}
      </Section>
    </Page>
  )
}
