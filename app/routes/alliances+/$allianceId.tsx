import { Link, useLoaderData } from '@remix-run/react'
import { inviteSchema, memberSchema } from '~server/alliances/alliance.schema'
import { acceptInvitation, declineInvitation, leaveAlliance, withdrawInvitation } from '~server/alliances/answer-invitation'
import { getAlliance } from '~server/alliances/get-alliance'
import { inviteWorkshop } from '~server/alliances/invite-workshop'
import { Requirements } from '~/components/rules/requirements'
import { AllianceFrame } from '~/components/alliances/alliance-frame'
import { AllianceStanding } from '~/components/alliances/alliance-standing'
import { AssociateNames } from '~/components/alliances/associate-list'
import { Timeline } from '~/components/events/timeline'
import { SectorName, sectorName } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Bars } from '~/components/ui/bars'
import { Chip } from '~/components/ui/chip'
import { Facts } from '~/components/ui/facts'
import { SelectField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import { PathOfNames } from '~/components/ui/path-of-names'
import { Day } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ name?: string } | undefined> = {
  title: (t, data) => data?.name ?? t('alliances.title'),
  live: ['alliance', 'challenge'],
  shared: true,
}

export const loader = loaderOf(async ({ actor, params, context }) => ({
  ...(await getAlliance(actor, params.allianceId ?? '')),
  ...sentencesOf(context.language, 'actions', 'rules', 'formation'),
}))

const here = (params: Readonly<Record<string, string | undefined>>) => paths.alliance(params.allianceId ?? '')

export const action = actionOf({
  invite: intent(inviteSchema, async ({ actor, input, params }) => {
    await inviteWorkshop(actor, { allianceId: params.allianceId ?? '', workshopId: input.workshopId })
    return here(params)
  }),
  accept_invitation: intent(memberSchema, async ({ actor, input, params }) => {
    await acceptInvitation(actor, { allianceId: params.allianceId ?? '', ...input })
    return here(params)
  }),
  decline_invitation: intent(memberSchema, async ({ actor, input, params }) => {
    await declineInvitation(actor, { allianceId: params.allianceId ?? '', ...input })
    // Until the alliance is named who declined may read it no more.
    return paths.alliances()
  }),
  withdraw_invitation: intent(memberSchema, async ({ actor, input, params }) => {
    await withdrawInvitation(actor, { allianceId: params.allianceId ?? '', ...input })
    return here(params)
  }),
  leave: intent(memberSchema, async ({ actor, input, params }) => {
    await leaveAlliance(actor, { allianceId: params.allianceId ?? '', ...input })
    return paths.alliances()
  }),
})

type AllianceData = Awaited<ReturnType<typeof getAlliance>>

export default function Alliance() {
  const text = useText()
  const { t } = text
  const alliance = useLoaderData<typeof loader>()
  const accepted = alliance.members.filter(({ status }) => status === 'accepted')
  const sectors = [...new Set(accepted.map(({ workshop }) => workshop.sectorKey))]
  return (
    <AllianceFrame alliance={alliance} lead={alliance.purpose}>
      <AllianceStanding alliance={alliance} />
      <div className="grid gap-x-5 lg:grid-cols-[3fr_2fr]">
        <Section
          title={t('alliances.requirements')}
          aside={
            <Chip tone={alliance.isValid ? 'green' : 'amber'}>{alliance.isValid ? t('alliances.valid') : t('alliances.invalid')}</Chip>
          }
        >
          <Requirements requirements={alliance.requirements} />
        </Section>
        <Section title={t('alliances.spread')}>
          <Bars
            label={t('alliances.spread')}
            bars={sectors.map((key) => ({
              label: sectorName(text, key),
              value: accepted.filter(({ workshop }) => workshop.sectorKey === key).length,
            }))}
          />
          <Facts
            className="mt-4"
            rows={[
              [t('alliances.governing_union'), <PathOfNames key="unions" names={alliance.governingUnions} />],
              [t('alliances.founded'), <Day key="day" at={alliance.foundedOn} />],
              [t('formation.named_on'), alliance.namedOn && <Day key="named" at={alliance.namedOn} />],
            ]}
          />
        </Section>
      </div>
      <Section title={t('alliances.member_workshops')} aside={t('alliances.workshop_count', { count: accepted.length })}>
        <ul className="divide-y divide-line">
          {alliance.members.map((member) => (
            <MemberRow key={member.id} member={member} />
          ))}
        </ul>
        {alliance.mayInvite && (
          <ActionForm intent="invite" className="mt-4 max-w-md">
            <SelectField
              name="workshopId"
              label={t('alliances.invite')}
              empty={t('alliances.invite_choose')}
              required
              options={alliance.invitable.map(({ id, name, sectorKey }) => ({
                value: id,
                label: text.note(name, sectorName(text, sectorKey)),
              }))}
            />
            <Submit>{t('alliances.invite')}</Submit>
          </ActionForm>
        )}
      </Section>
      {alliance.associates.length > 0 && (
        <Section title={t('formation.associates')} aside={t('formation.associates_lead')}>
          <AssociateNames associates={alliance.associates} />
        </Section>
      )}
      {alliance.challenges.length > 0 && (
        <Section title={t('alliances.challenges')}>
          <ul className="space-y-2">
            {alliance.challenges.map((challenge) => (
              <li key={challenge.id} className="flex flex-wrap items-center gap-2">
                <StatusChip entity="challenge" status={challenge.status} />
                <Link to={paths.challenge(challenge.id)} className="plain-link">
                  {challenge.title}
                </Link>
                <span className="text-sm text-mute">{challenge.number}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('alliances.timeline')}>
        <Timeline entries={alliance.timeline} />
      </Section>
    </AllianceFrame>
  )
}

function MemberRow({ member }: { member: AllianceData['members'][number] }) {
  const { t } = useText()
  const { workshop } = member
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <Link to={paths.workshop(workshop.id)} className="plain-link font-medium">
          {workshop.name}
        </Link>{' '}
        {member.isLead && <Chip tone="red">{t('workshops.alliance_lead')}</Chip>}{' '}
        {workshop.titles.map((kind) => (
          <Chip key={kind} tone="amber">
            {t(`workshops.title_short.${kind}`)}
          </Chip>
        ))}
        <p className="text-sm text-mute">
          <SectorName sectorKey={workshop.sectorKey} /> · {workshop.unit} · {t('workshops.leader')} {workshop.leader ?? t('common.none')}
        </p>
      </div>
      <StatusChip entity="alliance_member" status={member.status} />
      {member.actions.map((action) => (
        <ActionForm key={action} intent={action}>
          <input type="hidden" name="memberId" value={member.id} />
          <Submit kind={action === 'accept_invitation' ? 'primary' : 'quiet'}>{t(`actions.${action}`)}</Submit>
        </ActionForm>
      ))}
    </li>
  )
}
