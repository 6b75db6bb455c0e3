import type { VisibleProfile } from '~server/accounts/profile/visible-profile'
import { Facts } from '~/components/ui/facts'
import { Day } from '~/components/ui/when'
import { useText } from '~/hooks/use-text'
import { wordName } from './options'

/** What the reader is told of a person. */
export function ProfileFacts({ fields }: { fields: VisibleProfile }) {
  const text = useText()
  const { t, list } = text
  if (Object.keys(fields).length === 0) return <p className="text-mute">{t('records.profile.nothing_open')}</p>
  const word = (group: string, value: string | null | undefined) => value && wordName(text, group, value)
  return (
    <Facts
      rows={[
        [t('records.fields.gender'), word('genders', fields.gender)],
        [t('records.fields.bornOn'), fields.bornOn && <Day key="born" at={fields.bornOn} />],
        [t('records.fields.education'), word('educations', fields.education)],
        [t('records.fields.ethnicity'), fields.ethnicity],
        [t('records.fields.politicalStatus'), word('political_statuses', fields.politicalStatus)],
        [t('records.fields.specialty'), fields.specialty],
        [t('records.fields.professionalRank'), word('professional_ranks', fields.professionalRank)],
        [t('records.fields.vocationalLevel'), word('vocational_levels', fields.vocationalLevel)],
        [t('records.fields.skills'), fields.skills && list(fields.skills)],
        [t('records.fields.phone'), fields.phone],
        [t('records.fields.email'), fields.email],
      ]}
    />
  )
}
