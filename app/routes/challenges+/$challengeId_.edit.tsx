import { useLoaderData } from '@remix-run/react'
import { reviseChallengeSchema } from '~server/challenges/challenge.schema'
import { getChallenge } from '~server/challenges/get-challenge'
import { reviseChallenge } from '~server/challenges/revise-challenge'
import { DomainError } from '~server/core/errors'
import { richToMarkdown } from '~server/core/rich-markdown'
import { toBeijingInput } from '~server/core/time'
import { SheetFields } from '~/components/challenges/sheet-fields'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { toYuanInput } from '~/i18n/format'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('challenges.edit') }

export const loader = userLoaderOf(async ({ actor, params }) => {
  const {
    id,
    title,
    version,
    actions,
    background,
    indicators,
    sectorKey,
    budgetFen,
    termDays,
    terms,
    reach,
    deadlineAt,
    criteria,
    checks,
  } = await getChallenge(actor, params.challengeId ?? '')
  if (!actions.includes('revise')) throw new DomainError('forbidden')
  const values = {
    title,
    indicators,
    sectorKey,
    termDays,
    terms,
    reach,
    criteria,
    checks,
    background: richToMarkdown(background),
    budget: toYuanInput(budgetFen),
    deadlineAt: toBeijingInput(deadlineAt),
  }
  return { id, version, values }
})

export const action = actionOf({
  revise: intent(reviseChallengeSchema, async ({ actor, input, params }) => {
    await reviseChallenge(actor, params.challengeId ?? '', input)
    return paths.challenge(params.challengeId ?? '')
  }),
})

export default function EditChallenge() {
  const { t } = useText()
  const { id, version, values } = useLoaderData<typeof loader>()
  return (
    <Page title={t('challenges.edit')} crumbs={[{ to: paths.challenge(id), label: values.title }]} narrow>
      <Section>
        <ActionForm intent="revise">
          <input type="hidden" name="version" value={version} />
          <SheetFields values={values} />
          <Submit>{t('common.save')}</Submit>
        </ActionForm>
      </Section>
    </Page>
  )
}
