import { useLoaderData } from '@remix-run/react'
import { listFoundingWorkshops } from '~server/alliances/create-alliance'
import { getChallenge } from '~server/challenges/get-challenge'
import { DomainError } from '~server/core/errors'
import { id } from '~server/core/text'
import { beijingYear } from '~server/core/time'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { publishResult } from '~server/results/publish-result'
import { publishResultSchema } from '~server/results/result.schema'
import { ResultFields } from '~/components/results/result-fields'
import { SimilarPanel } from '~/components/similar/similar-panel'
import { FileField, SelectField } from '~/components/ui/field'
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

export const handle: PageHandle = { title: (t) => t('results.new') }

export const loader = userLoaderOf(async ({ actor, url, context }) => {
  const { challenge: challengeId } = readQuery(url, { challenge: id.optional() })
  const [challenge, workshops] = await Promise.all([challengeId ? getChallenge(actor, challengeId) : null, listFoundingWorkshops(actor)])
  if (challenge ? !challenge.actions.includes('promote') : workshops.length === 0) throw new DomainError('forbidden')
  return {
    challenge: challenge && { id: challenge.id, title: challenge.title, sectorKey: challenge.sectorKey },
    workshops,
    year: beijingYear(new Date()),
    name: actor.name,
    key: formKey(),
    ...sentencesOf(context.language, 'similar'),
    accept: ACCEPTED_EXTENSIONS.join(','),
  }
})

export const action = actionOf({
  publish: intent(publishResultSchema, async ({ actor, input, files }) => paths.result((await publishResult(actor, input, files)).id)),
})

export default function NewResult() {
  const { t } = useText()
  const { challenge, workshops, year, name, key, accept } = useLoaderData<typeof loader>()
  const values = { year, contributors: [{ name, part: '' }], ...(challenge && { title: challenge.title, sectorKey: challenge.sectorKey }) }
  return (
    <Page
      title={t('results.new')}
      lead={t('results.new_lead')}
      crumbs={[
        challenge ? { to: paths.challenge(challenge.id), label: challenge.title } : { to: paths.results(), label: t('results.title') },
      ]}
    >
      <ActionForm intent="publish" files className="grid items-start gap-x-5 lg:grid-cols-[3fr_2fr]">
        <div className="card-box mb-5 p-4 sm:p-5">
          <HiddenKey value={key} />
          <input type="hidden" name="challengeId" value={challenge?.id ?? ''} />
          {!challenge && (
            <SelectField
              name="workshopId"
              label={t('results.workshop')}
              options={workshops.map((workshop) => ({ value: workshop.id, label: workshop.name }))}
              required
            />
          )}
          <ResultFields mayRestrict={challenge !== null} values={values} />
          <FileField label={t('common.files')} accept={accept} />
          <Submit>{t('results.publish')}</Submit>
        </div>
        <SimilarPanel text="summary" found={null} {...(challenge && { exceptId: challenge.id })} />
      </ActionForm>
    </Page>
  )
}
