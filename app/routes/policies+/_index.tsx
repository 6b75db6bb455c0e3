import { Link, useLoaderData } from '@remix-run/react'
import { listRuleSets } from '~server/rule-sets/list-rule-sets'
import { Chip } from '~/components/ui/chip'
import { Facts } from '~/components/ui/facts'
import { Page } from '~/components/ui/page'
import { Day } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { formatDay } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('policies.title'), live: ['rule_set'], shared: true }

export const loader = loaderOf(async ({ actor, url, context }) => {
  readQuery(url, {})
  return { ...(await listRuleSets(actor)), ...sentencesOf(context.language, 'policies') }
})

export default function Policies() {
  const { t, note, language } = useText()
  const user = useUser()
  const { ruleSets, ownUnions } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('policies.title')}
      lead={t('policies.lead')}
      actions={
        user && (
          <>
            {ownUnions.map(({ id, name }) => (
              <Link key={id} to={paths.unionRules(id)} className="btn btn-quiet">
                {note(t('policies.own_rules'), name)}
              </Link>
            ))}
            <Link to={paths.whatIf()} className="btn btn-quiet">
              {t('policies.what_if.title')}
            </Link>
            {user.isAdmin && (
              <Link to={paths.sectors} className="btn btn-quiet">
                {t('policies.sectors.title')}
              </Link>
            )}
          </>
        )
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {ruleSets.map((ruleSet) => (
          <article key={ruleSet.key} className="card-box p-4">
            <p className="mb-1 flex flex-wrap gap-2">
              <Chip tone={ruleSet.status === 'in_force' ? 'green' : 'amber'}>{t(`states.rule_set.${ruleSet.status}`)}</Chip>
              <span className="text-sm text-mute">
                {ruleSet.union ? '' : `${ruleSet.key} · `}
                {t('policies.version', { version: ruleSet.version })}
              </span>
            </p>
            <h2 className="mb-2 font-bold">
              <Link to={paths.policy(ruleSet.key)} className="plain-link">
                {ruleSet.document}
              </Link>
            </h2>
            <Facts
              rows={[
                [t('policies.number'), ruleSet.documentNumber],
                [t('policies.issued'), <Day key="day" at={ruleSet.issuedOn} />],
                [t('policies.governs'), ruleSet.union?.name ?? t('policies.everybody')],
                [t('policies.value'), t('policies.counts', ruleSet)],
              ]}
            />
            {ruleSet.pending && (
              <p className="mt-2 text-sm text-ink-amber">
                {t('policies.pending', { version: ruleSet.pending.version, day: formatDay(ruleSet.pending.effectiveFrom, language) })}
              </p>
            )}
          </article>
        ))}
      </div>
    </Page>
  )
}
