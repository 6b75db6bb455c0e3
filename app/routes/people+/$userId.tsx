import { Link, useLoaderData } from '@remix-run/react'
import { getPerson } from '~server/accounts/profile/get-person'
import { confirmHonour, withdrawHonour } from '~server/accounts/profile/honours'
import { honourIdSchema, withdrawHonourSchema } from '~server/accounts/profile/profile.schema'
import { Timeline } from '~/components/events/timeline'
import { HonourLine } from '~/components/records/honours'
import { ProfileFacts } from '~/components/records/profile-facts'
import { Disclosure } from '~/components/ui/disclosure'
import { TextArea } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ name?: string } | undefined> = {
  title: (t, data) => data?.name ?? t('workshops.members'),
  live: ['user', 'workshop'],
}

export const loader = userLoaderOf(async ({ actor, params, context }) => ({
  ...(await getPerson(actor, params.userId ?? '')),
  ...sentencesOf(context.language, 'records'),
}))

export const action = actionOf({
  confirm: intent(honourIdSchema, async ({ actor, input, params }) => {
    await confirmHonour(actor, params.userId ?? '', input.honourId)
    return paths.person(params.userId ?? '')
  }),
  withdraw: intent(withdrawHonourSchema, async ({ actor, input, params }) => {
    await withdrawHonour(actor, params.userId ?? '', input.honourId, input.reason)
    return paths.person(params.userId ?? '')
  }),
})

type PersonData = Awaited<ReturnType<typeof getPerson>>

export default function Person() {
  const { t } = useText()
  const person = useLoaderData<typeof loader>()
  return (
    <Page
      title={person.name}
      lead={person.unit}
      actions={
        person.isOwn && (
          <Link to={paths.profile} className="btn btn-quiet">
            {t('common.edit')}
          </Link>
        )
      }
      narrow
    >
      {person.workshops.length > 0 && (
        <Section title={t('workshops.title')}>
          <ul className="space-y-1">
            {person.workshops.map(({ id, name, role }) => (
              <li key={id}>
                <Link to={paths.workshop(id)} className="plain-link">
                  {name}
                </Link>{' '}
                <span className="text-sm text-mute">{t(`workshops.roles.${role}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('records.profile.title')}>
        <ProfileFacts fields={person.fields} />
      </Section>
      <Section id="honours" title={t('records.profile.honours')}>
        {person.honours.length === 0 && <p className="text-mute">{t('records.basics.not_recorded')}</p>}
        <ul className="divide-y divide-line">
          {person.honours.map((honour) => (
            <li key={honour.id} className="py-2">
              <HonourLine honour={honour} />
              {person.mayConfirm && <Judgement honour={honour} />}
            </li>
          ))}
        </ul>
      </Section>
      {person.timeline.length > 0 && (
        <Section title={t('records.timeline')}>
          <Timeline entries={person.timeline} />
        </Section>
      )}
    </Page>
  )
}

/** The officer confirms what is on the certificate, or takes that back with a reason. */
function Judgement({ honour }: { honour: PersonData['honours'][number] }) {
  const { t } = useText()
  const of = ['honourId', honour.id] as const
  if (!honour.confirmed)
    return (
      <ActionForm intent="confirm" of={of} className="mt-2">
        <Submit>{t('records.confirm')}</Submit>
      </ActionForm>
    )
  return (
    <Disclosure label={t('records.withdraw')} intent="withdraw" of={of}>
      <ActionForm intent="withdraw" of={of}>
        <TextArea name="reason" label={t('common.reason')} hint={t('common.reason_hint')} rows={3} required />
        <Submit kind="quiet">{t('records.withdraw')}</Submit>
      </ActionForm>
    </Disclosure>
  )
}
