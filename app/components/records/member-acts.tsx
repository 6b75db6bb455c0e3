import { Disclosure } from '~/components/ui/disclosure'
import { SelectField, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { useText } from '~/hooks/use-text'

const ROLES = ['core_member', 'member'] as const

/** Role and duty of a member. */
export function RoleFields({ role = 'member', duty = '' }: { role?: string; duty?: string }) {
  const { t } = useText()
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <SelectField
        name="role"
        label={t('records.team.role')}
        options={ROLES.map((value) => ({ value, label: t(`workshops.roles.${value}`) }))}
        defaultValue={role}
        required
      />
      <TextField name="duty" label={t('records.team.duty')} defaultValue={duty} maxLength={100} />
    </div>
  )
}

interface MemberActsProps {
  readonly member: { readonly memberId: string; readonly role: string; readonly duty: string }
  readonly may: { readonly keepTeam: boolean; readonly handOver: boolean }
  readonly today: string
}

/** What the leader does with a membership; the union may make somebody the leader too. */
export function MemberActs({ member, may, today }: MemberActsProps) {
  const { t } = useText()
  const of = ['memberId', member.memberId] as const
  return (
    <div className="flex flex-wrap items-start gap-2">
      {may.keepTeam && (
        <>
          <Disclosure label={t('records.team.change')} intent="change" of={of}>
            <ActionForm intent="change" of={of}>
              <RoleFields role={member.role} duty={member.duty} />
              <Submit>{t('common.save')}</Submit>
            </ActionForm>
          </Disclosure>
          <Disclosure label={t('records.team.end')} intent="end" of={of}>
            <ActionForm intent="end" of={of}>
              <TextField
                name="leftOn"
                type="date"
                label={t('records.team.left')}
                hint={t('records.team.end_hint')}
                defaultValue={today}
                required
              />
              <Submit>{t('records.team.end')}</Submit>
            </ActionForm>
          </Disclosure>
        </>
      )}
      {may.handOver && (
        <Disclosure label={t('records.team.hand_over')} intent="hand_over" of={of}>
          <ActionForm intent="hand_over" of={of}>
            <p className="mb-2 text-sm">{t('records.team.hand_over_hint')}</p>
            <Submit>{t('records.team.hand_over')}</Submit>
          </ActionForm>
        </Disclosure>
      )}
    </div>
  )
}
