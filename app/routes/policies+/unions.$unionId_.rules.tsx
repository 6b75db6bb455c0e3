import { data } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { getLayerForm } from '~server/rule-sets/get-union-rules'
import { layRules } from '~server/rule-sets/make-version'
import { previewLayer } from '~server/rule-sets/preview'
import { layerSchema } from '~server/rule-sets/rule-set.schema'
import { LayerRow } from '~/components/policies/layer-row'
import { parameterName } from '~/components/policies/parameter-words'
import { PreviewOf } from '~/components/policies/preview'
import { VersionFields } from '~/components/policies/version-fields'
import { Empty } from '~/components/ui/empty'
import { ActionForm, Submit } from '~/components/ui/form'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('policies.form.layer') }

export const loader = userLoaderOf(async ({ actor, url, params, context }) => {
  const keys = z.string().max(1500).optional()
  const { parameters = '', add = '' } = readQuery(url, { parameters: keys, add: keys })
  const wanted = [...parameters.split(','), add].filter(Boolean)
  return {
    ...(await getLayerForm(actor, params.unionId ?? '', wanted)),
    ...sentencesOf(context.language, 'policies', 'records'),
    formKey: formKey(),
  }
})

export const action = actionOf({
  lay: intent(layerSchema, async ({ actor, input, params }) => {
    const { key, version } = await layRules(actor, params.unionId ?? '', input)
    return paths.policy(key, version)
  }),
  preview: intent(layerSchema, async ({ actor, input, params, typed }) => {
    return data({ ...typed('preview'), preview: await previewLayer(actor, params.unionId ?? '', input) }) as unknown as Response
  }),
})

export default function LayRules() {
  const text = useText()
  const { t } = text
  const { union, rows, others, isPending, formKey: key, ...form } = useLoaderData<typeof loader>()
  const ofRows = rows.map((row) => row.key).join(',')
  return (
    <Page
      title={t('policies.form.layer')}
      lead={t('policies.form.layer_lead')}
      crumbs={[
        { to: paths.policies, label: t('policies.title') },
        { to: paths.unionRules(union.id), label: union.name },
      ]}
      narrow
    >
      <PreviewOf />
      {isPending && <Notice tone="amber">{t('policies.form.pending')}</Notice>}
      <Form className="no-print mb-4 flex flex-wrap items-end gap-2">
        <input type="hidden" name="parameters" value={ofRows} />
        <label className="block min-w-0 flex-1 basis-64">
          <span className="block text-sm text-mute">{t('policies.form.choose')}</span>
          <select name="add" className="select w-full" key={ofRows}>
            {others.map((other) => (
              <option key={other.key} value={other.key}>
                {other.rule} {parameterName(other, text)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn btn-quiet">
          {t('policies.form.add')}
        </button>
        <p className="w-full text-sm text-mute">{t('policies.form.add_hint')}</p>
      </Form>
      {rows.length === 0 ? (
        <Empty>{t('policies.form.nothing')}</Empty>
      ) : (
        <ActionForm intent="lay" also={['preview']} key={ofRows}>
          <Section>
            <VersionFields formKey={key} {...form} />
          </Section>
          {rows.map((row, place) => (
            <LayerRow key={row.key} name={`parameters.${place}`} row={row} />
          ))}
          <div className="flex flex-wrap gap-2">
            <Submit kind="quiet" intent="preview">
              {t('policies.form.preview')}
            </Submit>
            <Submit>{t('policies.form.save')}</Submit>
          </div>
        </ActionForm>
      )}
    </Page>
  )
}
