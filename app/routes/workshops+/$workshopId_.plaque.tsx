import { Link, useLoaderData } from '@remix-run/react'
import { getPlaque } from '~server/workshops/get-plaque'
import { ExampleMark } from '~/components/status/sector-name'
import { Page } from '~/components/ui/page'
import { Plaque } from '~/components/workshops/plaque'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { choice, readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ name?: string } | undefined> = {
  title: (t, data) => data?.name ?? t('workshops.title'),
  live: ['workshop'],
  shared: true,
}

export const loader = loaderOf(async ({ actor, params, url, context }) => {
  const { format } = readQuery(url, { format: choice(['card']) })
  return { ...(await getPlaque(actor, params.workshopId ?? '')), format: format ?? 'a4', ...sentencesOf(context.language, 'plaque') }
})

export default function WorkshopPlaque() {
  const { t } = useText()
  const { format, isExample, ...plaque } = useLoaderData<typeof loader>()
  const other = format === 'card' ? 'a4' : 'card'
  return (
    <Page
      title={
        <span className="no-print">
          {t('plaque.title')}
          <ExampleMark isExample={isExample} />
        </span>
      }
      lead={
        <span className="no-print">
          {t('plaque.lead')} {t('plaque.print')}
        </span>
      }
      crumbs={[
        { to: paths.workshops(), label: t('workshops.title') },
        { to: paths.workshop(plaque.id), label: plaque.name },
      ]}
      actions={
        <Link to={paths.workshopPlaque(plaque.id, { format: other === 'card' ? 'card' : undefined })} className="btn btn-quiet">
          {t(`plaque.${other}`)}
        </Link>
      }
    >
      <Plaque plaque={plaque} card={format === 'card'} />
    </Page>
  )
}
