import { Link, useLoaderData } from '@remix-run/react'
import { getUnionRules } from '~server/rule-sets/get-union-rules'
import { parameterName, parameterValue } from '~/components/policies/parameter-words'
import { Chip } from '~/components/ui/chip'
import { Empty } from '~/components/ui/empty'
import { Page, Section } from '~/components/ui/page'
import { PathOfNames } from '~/components/ui/path-of-names'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ union?: { name: string } } | undefined> = {
  title: (t, data) => t('policies.union.title', { union: data?.union?.name ?? '' }),
  live: ['rule_set'],
}

export const loader = loaderOf(async ({ actor, url, params, context }) => {
  readQuery(url, {})
  return { ...(await getUnionRules(actor, params.unionId ?? '')), ...sentencesOf(context.language, 'policies', 'records') }
})

export default function UnionRules() {
  const text = useText()
  const { t } = text
  const { union, contradictions, path, own, mayLay } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('policies.union.title', { union: union.name })}
      lead={t('policies.union.lead')}
      crumbs={[{ to: paths.policies, label: t('policies.title') }]}
      actions={
        mayLay && (
          <Link to={paths.layRules(union.id)} className="btn btn-primary">
            {t('policies.union.lay')}
          </Link>
        )
      }
    >
      <Section>
        <PathOfNames names={path} />
        {own && (
          <p className="mt-2">
            {t('policies.union.own')}
            <Link to={paths.policy(own.key)} className="text-link">
              {own.document}
            </Link>
          </p>
        )}
      </Section>
      {contradictions.length === 0 && <Empty>{t('policies.union.none')}</Empty>}
      {contradictions.map(({ key, rule, why, layers }) => (
        <Section key={key} title={`${rule} ${parameterName({ key, ...(layers[0] && { evaluator: layers[0].evaluator }) }, text)}`}>
          <ul className="space-y-3">
            {layers.map((layer, place) => (
              <li key={layer.clause.ruleSetKey}>
                <p>
                  {place === 0 ? <Chip tone="green">{t('policies.union.counts')}</Chip> : <Chip>{t('policies.union.does_not')}</Chip>}{' '}
                  <span className="font-medium">{parameterValue({ key, evaluator: layer.evaluator, value: layer.value }, text)}</span>
                </p>
                <p className="text-sm text-mute">
                  {layer.union ?? t('policies.union.common')} ·{' '}
                  <Link to={paths.policy(layer.clause.ruleSetKey)} className="text-link">
                    {layer.clause.document}
                  </Link>{' '}
                  {layer.clause.reference} “{layer.clause.sentence}”
                </p>
                {place === 0 && <p className="text-sm">{t(`policies.union.${why}`)}</p>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  )
}
