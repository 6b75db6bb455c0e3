import { ACTIVITIES, ORIENTATIONS, WORKSHOP_KINDS } from '~server/workshops/record.words'
import { ChoiceField, SelectField, TextArea, TextField } from '~/components/ui/field'
import { TickField } from '~/components/ui/tick-field'
import { useText } from '~/hooks/use-text'
import { wordOptions } from './options'

interface BasicsFieldsProps {
  readonly values: {
    readonly name: string
    readonly field: string
    readonly about: string
    readonly kind: string
    readonly activities: readonly string[]
    readonly orientation: string | null
    readonly subSectorId: string | null
    readonly foundedOn: Date
    readonly version: number
  }
  readonly subSectors: readonly { readonly id: string; readonly name: string }[]
}

/** Name, field, the two type systems, sub-sector, founding day. */
export function BasicsFields({ values, subSectors }: BasicsFieldsProps) {
  const text = useText()
  const { t } = text
  return (
    <>
      <input type="hidden" name="version" value={values.version} />
      <TextField name="name" label={t('records.basics.name')} defaultValue={values.name} maxLength={120} required />
      <ChoiceField
        name="kind"
        legend={t('workshops.kind')}
        options={wordOptions(text, 'kinds', WORKSHOP_KINDS)}
        defaultValue={values.kind}
      />
      <TickField
        name="activities"
        legend={t('records.basics.activities')}
        hint={t('records.basics.activities_hint')}
        options={wordOptions(text, 'activities', ACTIVITIES)}
        defaultValue={values.activities}
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField
          name="orientation"
          label={t('records.basics.orientation')}
          options={wordOptions(text, 'orientations', ORIENTATIONS)}
          defaultValue={values.orientation ?? ''}
          empty={t('common.none')}
        />
        {subSectors.length > 0 && (
          <SelectField
            name="subSectorId"
            label={t('records.basics.sub_sector')}
            options={subSectors.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={values.subSectorId ?? ''}
            empty={t('common.none')}
          />
        )}
        <TextField
          name="foundedOn"
          type="date"
          label={t('workshops.founded')}
          defaultValue={values.foundedOn.toISOString().slice(0, 10)}
          required
        />
        <TextField name="field" label={t('workshops.field')} defaultValue={values.field} maxLength={200} />
      </div>
      <TextArea name="about" label={t('records.basics.about')} defaultValue={values.about} rows={5} />
    </>
  )
}
