import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { similar } from '~search/similar'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { listProblemPlaces } from '~server/problems/get-problem'
import { reportProblemSchema } from '~server/problems/problem.schema'
import { reportProblem } from '~server/problems/report-problem'
import { ProblemPlace, ProblemWords } from '~/components/problems/problem-fields'
import { SimilarPanel } from '~/components/similar/similar-panel'
import { FileField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Page } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('problems.new') }

/** ?title= comes from a search that found nothing, and from the check without scripts. */
export const loader = userLoaderOf(async ({ actor, url, context }) => {
  const { title = '' } = readQuery(url, { title: z.string().max(200).optional() })
  const [places, found] = await Promise.all([listProblemPlaces(actor), title ? similar(actor, { title }) : null])
  const form = { key: formKey(), accept: ACCEPTED_EXTENSIONS.join(',') }
  return { ...places, found, title, ...form, ...sentencesOf(context.language, 'problems', 'similar') }
})

export const action = actionOf({
  report: intent(reportProblemSchema, async ({ actor, input, files }) => paths.problem((await reportProblem(actor, input, files)).id)),
})

export default function NewProblem() {
  const { t } = useText()
  const { workshops, alliances, found, title, key, accept } = useLoaderData<typeof loader>()
  const own = workshops[0]
  const values = { ...(own && { sectorKey: own.sectorKey, workshopId: own.id }), ...(alliances[0] && { allianceId: alliances[0].id }) }
  return (
    <Page title={t('problems.new')} lead={t('problems.new_lead')} crumbs={[{ to: paths.problems(), label: t('problems.title') }]}>
      <noscript>
        <form method="get" className="card-box mb-5 flex flex-wrap items-end gap-2 p-4">
          <label className="block min-w-0 flex-1">
            <span className="mb-1 block text-sm font-medium">{t('problems.check_first')}</span>
            <input name="title" defaultValue={title} className="input" maxLength={200} />
          </label>
          <button type="submit" className="btn btn-quiet">
            {t('search.submit')}
          </button>
        </form>
      </noscript>
      <ActionForm intent="report" files className="grid items-start gap-x-5 lg:grid-cols-[3fr_2fr]">
        <div className="card-box mb-5 p-4 sm:p-5">
          <HiddenKey value={key} />
          <ProblemWords title={title} />
        </div>
        {/* On a phone it stands where the fingers are: right below the words that it compares. */}
        <div className="lg:row-span-2">
          <SimilarPanel text="body" found={found} />
        </div>
        <div className="card-box mb-5 p-4 sm:p-5">
          <FileField label={t('problems.photos')} accept={accept} />
          <ProblemPlace alliances={alliances} workshops={workshops} values={values} />
          <Submit>{t('problems.submit')}</Submit>
        </div>
      </ActionForm>
    </Page>
  )
}
