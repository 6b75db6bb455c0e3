import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { similar } from '~search/similar'
import { draftChallengeSchema } from '~server/challenges/challenge.schema'
import { draftChallenge } from '~server/challenges/draft-challenge'
import { listSponsors } from '~server/challenges/list-sponsors'
import { id } from '~server/core/text'
import { richToMarkdown } from '~server/core/rich-markdown'
import { getProblem } from '~server/problems/get-problem'
import { SheetFields } from '~/components/challenges/sheet-fields'
import { SimilarPanel } from '~/components/similar/similar-panel'
import { SelectField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Notice } from '~/components/ui/notice'
import { Page } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('challenges.new') }

export const loader = userLoaderOf(async ({ actor, url, context }) => {
  const { problem: problemId } = readQuery(url, { problem: id.optional() })
  const [sponsors, problem] = await Promise.all([listSponsors(actor), problemId ? getProblem(actor, problemId) : null])
  const found = problem ? await similar(actor, { title: problem.title, summary: problem.bodyText, except: [problem.id] }) : null
  return {
    sponsors,
    found,
    problem: problem && {
      id: problem.id,
      number: problem.number,
      title: problem.title,
      background: richToMarkdown(problem.body),
      sectorKey: problem.sectorKey,
      allianceId: problem.allianceId,
    },
    key: formKey(),
    ...sentencesOf(context.language, 'similar'),
  }
})

export const action = actionOf({
  establish: intent(
    draftChallengeSchema.extend({
      problemId: z
        .string()
        .optional()
        .transform((value) => value || null),
    }),
    async ({ actor, input }) => paths.challenge((await draftChallenge(actor, input)).id),
  ),
})

export default function NewChallenge() {
  const { t } = useText()
  const { sponsors, problem, found, key } = useLoaderData<typeof loader>()
  return (
    <Page title={t('challenges.new')} lead={t('challenges.new_lead')} crumbs={[{ to: paths.challenges(), label: t('challenges.title') }]}>
      {problem && (
        <Notice tone="blue">
          {t('challenges.from_problem')} {problem.number}
          {t('common.colon')}
          {problem.title}
        </Notice>
      )}
      <ActionForm intent="establish" className="grid items-start gap-x-5 lg:grid-cols-[3fr_2fr]">
        <div className="card-box mb-5 p-4 sm:p-5">
          <HiddenKey value={key} />
          <input type="hidden" name="problemId" value={problem?.id ?? ''} />
          <SelectField
            name="allianceId"
            label={t('challenges.sponsor')}
            options={sponsors.map((sponsor) => ({ value: sponsor.id, label: sponsor.name }))}
            defaultValue={problem?.allianceId ?? sponsors[0]?.id}
            required
          />
          <SheetFields values={problem ? { title: problem.title, background: problem.background, sectorKey: problem.sectorKey } : {}} />
          <Submit>{t('common.save')}</Submit>
        </div>
        <SimilarPanel text="background" found={found} {...(problem && { exceptId: problem.id })} />
      </ActionForm>
    </Page>
  )
}
