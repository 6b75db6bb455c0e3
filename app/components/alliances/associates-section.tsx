import { SelectField, TextField } from '~/components/ui/field'
import { Chip } from '~/components/ui/chip'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import { AssociateNames } from './associate-list'
import type { FormationData } from './way-to-name'

/** Societies and experts, those of before too; the lead takes them in and notes when they go. */
export function Associates({ formation, formKey }: { formation: FormationData; formKey: string }) {
  const { t, find } = useText()
  const { associates, associateKinds, actions } = formation
  const mayChange = actions.includes('associate')
  return (
    <Section title={t('formation.associates')}>
      <p className="mb-3 text-sm text-mute">{t('formation.associates_lead')}</p>
      {associates.length === 0 && <p className="text-mute">{t('formation.no_associates')}</p>}
      <AssociateNames
        associates={associates}
        beside={(row) => {
          if (row.leftAt) return <Chip>{t('formation.left')}</Chip>
          if (!mayChange) return null
          return (
            <ActionForm intent="end_associate">
              <input type="hidden" name="associateId" value={row.id} />
              <Submit kind="quiet">{t('formation.end_associate')}</Submit>
            </ActionForm>
          )
        }}
      />
      {mayChange && (
        <ActionForm intent="add_associate" className="no-print mt-4 grid max-w-3xl gap-x-4 sm:grid-cols-3" key={associates.length}>
          <HiddenKey value={formKey} />
          <SelectField
            name="kind"
            label={t('formation.associate_kind')}
            required
            options={associateKinds.map((kind) => ({
              value: kind,
              label: find([`formation.associate_kinds.${kind}`, 'formation.associate_kinds.other']),
            }))}
          />
          <TextField name="name" label={t('formation.associate_name')} required maxLength={80} />
          <TextField name="part" label={t('formation.associate_part')} maxLength={200} />
          <div>
            <Submit kind="quiet">{t('formation.add_associate')}</Submit>
          </div>
        </ActionForm>
      )}
    </Section>
  )
}
