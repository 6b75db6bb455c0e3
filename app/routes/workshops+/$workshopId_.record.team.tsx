import { Link, useLoaderData } from '@remix-run/react'
import { getRecordTeam } from '~server/workshops/record/get-record'
import { addMemberSchema, changeMemberSchema, endMembershipSchema, handOverSchema } from '~server/workshops/record/record.schema'
import { addMember, changeMember, endMembership, handOverLeadership } from '~server/workshops/record/team'
import { MemberActs, RoleFields } from '~/components/records/member-acts'
import { Chip } from '~/components/ui/chip'
import { Disclosure } from '~/components/ui/disclosure'
import { TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { formatDay } from '~/i18n/format'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('workshops.members') }

export const loader = loaderOf(({ actor, params }) => getRecordTeam(actor, params.workshopId ?? ''))

const here = (params: Readonly<Record<string, string | undefined>>) => paths.workshopRecord(params.workshopId ?? '', 'team')

export const action = actionOf({
  add: intent(addMemberSchema, async ({ actor, input, params }) => {
    await addMember(actor, params.workshopId ?? '', input)
    return here(params)
  }),
  change: intent(changeMemberSchema, async ({ actor, input, params }) => {
    await changeMember(actor, params.workshopId ?? '', input)
    return here(params)
  }),
  end: intent(endMembershipSchema, async ({ actor, input, params }) => {
    await endMembership(actor, params.workshopId ?? '', input)
    return here(params)
  }),
  hand_over: intent(handOverSchema, async ({ actor, input, params }) => {
    await handOverLeadership(actor, params.workshopId ?? '', input.memberId)
    return here(params)
  }),
})

type Team = Awaited<ReturnType<typeof getRecordTeam>>

export default function RecordTeam() {
  const { t } = useText()
  const team = useLoaderData<typeof loader>()
  const today = team.today.toISOString().slice(0, 10)
  return (
    <>
      <Section title={t('workshops.members')} aside={t('workshops.member_count', { count: team.count })}>
        {team.members.length === 0 && (
          <p className="text-mute">{t(team.count > 0 ? 'workshops.members_sign_in' : 'records.basics.not_recorded')}</p>
        )}
        <ul className="divide-y divide-line">
          {team.members.map((member) => (
            <li key={member.memberId} className="py-3">
              <Member member={member} />
              {member.role !== 'leader' && <MemberActs member={{ ...member, role: member.role }} may={team.may} today={today} />}
            </li>
          ))}
        </ul>
        {team.may.keepTeam && (
          <Disclosure label={t('records.team.add')} intent="add">
            <ActionForm intent="add">
              <TextField name="username" label={t('accounts.username')} hint={t('records.team.username_hint')} required />
              <RoleFields />
              <TextField name="joinedOn" type="date" label={t('records.team.joined')} defaultValue={today} required />
              <Submit>{t('records.team.add')}</Submit>
            </ActionForm>
          </Disclosure>
        )}
      </Section>
      {team.former.length > 0 && (
        <Section title={t('records.team.former')}>
          <ul className="divide-y divide-line">
            {team.former.map((member) => (
              <li key={member.memberId} className="py-2">
                <Member member={member} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Member({ member }: { member: Team['members'][number] }) {
  const { t, language } = useText()
  const { user, role, duty, joinedAt, leftAt } = member
  return (
    <p>
      <Link to={paths.person(user.id)} className="plain-link font-medium">
        {user.name}
      </Link>{' '}
      <Chip tone={role === 'leader' ? 'red' : role === 'core_member' ? 'blue' : 'gray'}>{t(`workshops.roles.${role}`)}</Chip>{' '}
      <span className="text-mute">{duty}</span>
      <span className="block text-sm text-mute">
        {leftAt
          ? t('records.team.from_to', { from: formatDay(joinedAt, language), to: formatDay(leftAt, language) })
          : t('records.team.since', { day: formatDay(joinedAt, language) })}
      </span>
    </p>
  )
}
