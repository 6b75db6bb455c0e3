import { useLoaderData } from '@remix-run/react'
import { DomainError } from '~server/core/errors'
import { richToMarkdown } from '~server/core/rich-markdown'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { getResult } from '~server/results/list-results'
import { reviseResultSchema } from '~server/results/result.schema'
import { reviseResult } from '~server/results/revise-result'
import { ResultFields } from '~/components/results/result-fields'
import { FileField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('results.edit') }

export const loader = userLoaderOf(async ({ actor, params }) => {
  const { methodText: _text, ...result } = await getResult(actor, params.resultId ?? '')
  if (!result.actions.includes('revise')) throw new DomainError('forbidden')
  return {
    result: { ...result, method: richToMarkdown(result.method), keywords: result.keywords.join(' ') },
    accept: ACCEPTED_EXTENSIONS.join(','),
  }
})

export const action = actionOf({
  revise: intent(reviseResultSchema, async ({ actor, input, params, files }) => {
    await reviseResult(actor, params.resultId ?? '', input, files)
    return paths.result(params.resultId ?? '')
  }),
})

export default function EditResult() {
  const { t } = useText()
  const { result, accept } = useLoaderData<typeof loader>()
  return (
    <Page title={t('results.edit')} crumbs={[{ to: paths.result(result.id), label: result.title }]} narrow>
      <Section>
        <ActionForm intent="revise" files>
          <input type="hidden" name="version" value={result.version} />
          <ResultFields mayRestrict={result.alliance !== null} values={result} />
          <FileField label={t('common.files')} accept={accept} />
          <Submit>{t('common.save')}</Submit>
        </ActionForm>
      </Section>
    </Page>
  )
}
