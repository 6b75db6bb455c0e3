import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { getRuleSet } from '~server/rule-sets/get-rule-set'
import { withdrawVersion } from '~server/rule-sets/make-version'
import { withdrawSchema } from '~server/rule-sets/rule-set.schema'
import { ClauseCard } from '~/components/policies/clause-card'
import { Chip } from '~/components/ui/chip'
import { Facts } from '~/components/ui/facts'
import { Page, Section } from '~/components/ui/page'
import { ReasonForm } from '~/components/ui/reason-form'
import { Day } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { formatDay } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ document?: string } | undefined> = {
  title: (t, data) => data?.document ?? t('policies.title'),
  live: ['rule_set'],
  shared: true,
}

export const loader = loaderOf(async ({ actor, url, params, context }) => {
  const { version } = readQuery(url, { version: z.coerce.number().int().min(1).max(10_000).optional() })
  return {
    ...(await getRuleSet(actor, params.ruleSetKey ?? '', version)),
    ...sentencesOf(context.language, 'policies', 'records'),
  }
})

export const action = actionOf({
  withdraw: intent(withdrawSchema, async ({ actor, input, params }) => {
    await withdrawVersion(actor, params.ruleSetKey ?? '', input)
    return paths.policies
  }),
})

export default function RuleSet() {
  const { t, language } = useText()
  const ruleSet = useLoaderData<typeof loader>()
  const { key, union } = ruleSet
  return (
    <Page
      title={ruleSet.document}
      lead={t('policies.effective', { day: formatDay(ruleSet.effectiveFrom, language) })}
      crumbs={[{ to: paths.policies, label: t('policies.title') }]}
      actions={
        ruleSet.mayMakeVersion && (
          <Link to={union ? paths.layRules(union.id) : paths.newPolicyVersion(key)} className="btn btn-primary">
            {t('policies.form.new_version')}
          </Link>
        )
      }
    >
      <Section
        aside={
          <Chip tone={ruleSet.status === 'in_force' ? 'green' : ruleSet.status === 'pending' ? 'amber' : 'gray'}>
            {t(`states.rule_set.${ruleSet.status}`)}
          </Chip>
        }
        title={t('policies.version', { version: ruleSet.version })}
      >
        <Facts
          rows={[
            [t('policies.number'), ruleSet.documentNumber],
            [t('policies.issued'), <Day key="day" at={ruleSet.issuedOn} />],
            [
              t('policies.governs'),
              union ? (
                <Link key="union" to={paths.unionRules(union.id)} className="text-link">
                  {union.name}
                </Link>
              ) : (
                t('policies.everybody')
              ),
            ],
            [t('policies.reason'), ruleSet.reason],
          ]}
        />
        {ruleSet.mayWithdraw && (
          <div className="no-print mt-4">
            <ReasonForm intent="withdraw" label={t('policies.form.withdraw')} version={ruleSet.latest} required />
          </div>
        )}
      </Section>
      {ruleSet.clauses.map((clause) => (
        <ClauseCard key={clause.reference} clause={clause} />
      ))}
      <Section title={t('policies.versions')}>
        <ul className="space-y-2">
          {ruleSet.versions.map((version) => (
            <li key={version.version}>
              <Link to={paths.policy(key, version.version)} className="text-link">
                {t('policies.version', version)}
              </Link>{' '}
              <Chip>{t(`states.rule_set.${version.status}`)}</Chip>{' '}
              <span className="text-sm text-mute">
                {t('policies.effective', { day: formatDay(version.effectiveFrom, language) })} ·{' '}
                {version.by ? t('policies.made_by', { by: version.by }) : t('policies.shipped')}
              </span>
              {version.reason && <p className="text-sm">{version.reason}</p>}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
