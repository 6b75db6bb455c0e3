import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getRuleSet } from '~server/rule-sets/get-rule-set'
import { makeVersion } from '~server/rule-sets/make-version'
import { previewVersion } from '~server/rule-sets/preview'
import { versionSchema } from '~server/rule-sets/rule-set.schema'
import { DomainError } from '~server/core/errors'
import { PreviewOf } from '~/components/policies/preview'
import { ValueField } from '~/components/policies/value-field'
import { VersionFields } from '~/components/policies/version-fields'
import { TextArea } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('policies.form.new_version') }

export const loader = userLoaderOf(async ({ actor, params, context }) => {
  const ruleSet = await getRuleSet(actor, params.ruleSetKey ?? '')
  if (!ruleSet.mayMakeVersion) throw new DomainError(ruleSet.mayWithdraw ? 'not_found' : 'forbidden')
  return { ruleSet, formKey: formKey(), ...sentencesOf(context.language, 'policies', 'records') }
})

export const action = actionOf({
  make_version: intent(versionSchema, async ({ actor, input, params }) => {
    const { key, version } = await makeVersion(actor, params.ruleSetKey ?? '', input)
    return paths.policy(key, version)
  }),
  preview: intent(versionSchema, async ({ actor, input, params, typed }) => {
    return data({ ...typed('preview'), preview: await previewVersion(actor, params.ruleSetKey ?? '', input) }) as unknown as Response
  }),
})

export default function NewVersion() {
  const { t } = useText()
  const { ruleSet, formKey: key } = useLoaderData<typeof loader>()
  const parameters = ruleSet.clauses.flatMap((clause) => clause.parameters)
  return (
    <Page
      title={t('policies.form.new_version')}
      lead={t('policies.form.new_version_lead')}
      crumbs={[
        { to: paths.policies, label: t('policies.title') },
        { to: paths.policy(ruleSet.key), label: ruleSet.document },
      ]}
      narrow
    >
      <PreviewOf />
      <ActionForm intent="make_version" also={['preview']}>
        <Section title={t('policies.version', { version: ruleSet.version + 1 })}>
          <VersionFields formKey={key} {...ruleSet} />
        </Section>
        {ruleSet.clauses.map((clause, place) => (
          <Section key={clause.reference} title={`${clause.reference} ${clause.title}`}>
            <input type="hidden" name={`clauses.${place}.reference`} value={clause.reference} />
            {clause.parameters.map((parameter) => (
              <ValueField key={parameter.key} name={`parameters.${parameters.indexOf(parameter)}`} parameter={parameter} />
            ))}
            <TextArea
              name={`clauses.${place}.sentence`}
              label={t('policies.form.sentence_of', { reference: clause.reference })}
              defaultValue={clause.sentence}
              rows={3}
              required
            />
          </Section>
        ))}
        <div className="flex flex-wrap gap-2">
          <Submit kind="quiet" intent="preview">
            {t('policies.form.preview')}
          </Submit>
          <Submit>{t('policies.form.save')}</Submit>
        </div>
      </ActionForm>
    </Page>
  )
}
