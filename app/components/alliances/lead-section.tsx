import { SelectField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import type { FormationData } from './way-to-name'

/** Who leads, and the hand-over to another member (AL-13): proposed by one side, agreed to by the other. */
export function LeadSection({ formation }: { formation: FormationData }) {
  const { t } = useText()
  const { lead, leadWorkshop, actions, mayAnswerLead, version } = formation
  const mayPropose = actions.includes('propose_lead') && lead.others.length > 0 && !lead.asked
  return (
    <Section title={t('formation.lead')}>
      <p>{leadWorkshop}</p>
      {lead.asked && <p className="mt-2 text-ink-amber">{t('formation.lead_asked', { workshop: lead.asked.name })}</p>}
      {mayAnswerLead && (
        <div className="no-print mt-3 flex flex-wrap gap-2">
          {lead.isMine && (
            <ActionForm intent="accept_lead">
              <Submit>{t('formation.accept_lead')}</Submit>
            </ActionForm>
          )}
          <ActionForm intent="decline_lead">
            <Submit kind="quiet">{lead.isMine ? t('formation.decline_lead') : t('formation.withdraw_lead')}</Submit>
          </ActionForm>
        </div>
      )}
      {mayPropose && (
        <ActionForm intent="propose_lead" className="no-print mt-4 max-w-md">
          <input type="hidden" name="version" value={version} />
          <SelectField
            name="workshopId"
            label={t('formation.next_lead')}
            hint={t('formation.lead_hint')}
            required
            options={lead.others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Submit kind="quiet">{t('formation.propose_lead')}</Submit>
        </ActionForm>
      )}
    </Section>
  )
}
