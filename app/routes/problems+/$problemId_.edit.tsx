import { useLoaderData } from '@remix-run/react'
import { richToMarkdown } from '~server/core/rich-markdown'
import { DomainError } from '~server/core/errors'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { getProblem, listProblemPlaces } from '~server/problems/get-problem'
import { reviseProblemSchema } from '~server/problems/problem.schema'
import { reviseProblem } from '~server/problems/revise-problem'
import { ProblemPlace, ProblemWords } from '~/components/problems/problem-fields'
import { FileField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('common.edit') }

export const loader = userLoaderOf(async ({ actor, params, context }) => {
  const problem = await getProblem(actor, params.problemId ?? '')
  if (!problem.actions.includes('revise')) throw new DomainError('forbidden')
  const { alliances } = await listProblemPlaces(actor, problem.allianceId)
  const typed = { ...problem, body: richToMarkdown(problem.body) }
  return { problem: typed, alliances, accept: ACCEPTED_EXTENSIONS.join(','), ...sentencesOf(context.language, 'problems') }
})

export const action = actionOf({
  revise: intent(reviseProblemSchema, async ({ actor, input, params, files }) => {
    await reviseProblem(actor, params.problemId ?? '', input, files)
    return paths.problem(params.problemId ?? '')
  }),
})

export default function EditProblem() {
  const { t } = useText()
  const { problem, alliances, accept } = useLoaderData<typeof loader>()
  return (
    <Page title={t('common.edit')} lead={problem.title} crumbs={[{ to: paths.problem(problem.id), label: problem.number }]} narrow>
      <Section>
        <ActionForm intent="revise" files>
          <input type="hidden" name="version" value={problem.version} />
          <ProblemWords title={problem.title} body={problem.body} />
          <FileField label={t('problems.photos')} accept={accept} />
          <ProblemPlace alliances={alliances} values={problem} />
          <Submit>{t('common.save')}</Submit>
        </ActionForm>
      </Section>
    </Page>
  )
}
