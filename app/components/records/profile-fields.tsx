import type { ReactNode } from 'react'
import { EDUCATIONS, GENDERS, POLITICAL_STATUSES, PROFESSIONAL_RANKS, VOCATIONAL_LEVELS } from '~server/workshops/record.words'
import type { PersonProfile } from '~server/core/database'
import type { ProfileField } from '~server/accounts/profile/profile.schema'
import { SelectField, TextField } from '~/components/ui/field'
import { useFormAnswer } from '~/components/ui/form'
import { useText } from '~/hooks/use-text'
import { wordOptions } from './options'

interface ProfileFieldsProps {
  readonly profile: Pick<PersonProfile, ProfileField | 'openFields'> | null
}

/** The fields of a person (S3 附件4), each with the tick that opens it to everybody who is signed in. */
export function ProfileFields({ profile }: ProfileFieldsProps) {
  const text = useText()
  const { t } = text
  const typed = useFormAnswer()?.typed
  const ticked = typed ? typed['openFields[]'] : profile?.openFields
  const open: readonly string[] = Array.isArray(ticked) ? (ticked as string[]) : []
  const choice = (
    name: 'gender' | 'education' | 'politicalStatus' | 'professionalRank' | 'vocationalLevel',
    group: string,
    words: readonly string[],
  ) => (
    <SelectField
      name={name}
      label={t(`records.fields.${name}`)}
      options={wordOptions(text, group, words)}
      defaultValue={profile?.[name] ?? ''}
      empty={t('records.profile.unsaid')}
    />
  )
  const words = (name: 'ethnicity' | 'specialty' | 'phone' | 'email', maxLength: number) => (
    <TextField name={name} label={t(`records.fields.${name}`)} defaultValue={profile?.[name]} maxLength={maxLength} />
  )
  const fields: readonly (readonly [ProfileField, ReactNode])[] = [
    ['gender', choice('gender', 'genders', GENDERS)],
    [
      'bornOn',
      <TextField
        key="bornOn"
        name="bornOn"
        type="date"
        label={t('records.fields.bornOn')}
        defaultValue={profile?.bornOn?.toISOString().slice(0, 10)}
      />,
    ],
    ['education', choice('education', 'educations', EDUCATIONS)],
    ['ethnicity', words('ethnicity', 30)],
    ['politicalStatus', choice('politicalStatus', 'political_statuses', POLITICAL_STATUSES)],
    ['specialty', words('specialty', 100)],
    ['professionalRank', choice('professionalRank', 'professional_ranks', PROFESSIONAL_RANKS)],
    ['vocationalLevel', choice('vocationalLevel', 'vocational_levels', VOCATIONAL_LEVELS)],
    [
      'skills',
      <TextField
        key="skills"
        name="skills"
        label={t('records.fields.skills')}
        hint={t('records.profile.skills_hint')}
        defaultValue={profile?.skills.join(' ')}
      />,
    ],
    ['phone', words('phone', 30)],
    ['email', words('email', 120)],
  ]
  return (
    <div className="grid gap-x-6 sm:grid-cols-2">
      {fields.map(([name, field]) => (
        <div key={name} className="mb-3 border-b border-line pb-2">
          {field}
          <label className="-mt-2 flex min-h-9 items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="checkbox checkbox-sm"
              name="openFields[]"
              value={name}
              defaultChecked={open.includes(name)}
              aria-label={t('records.profile.open_field', { field: t(`records.fields.${name}`) })}
            />
            {t('records.profile.open')}
          </label>
        </div>
      ))}
    </div>
  )
}
