import { sectorOptions } from '~/components/status/sector-name'
import { ChoiceField, SelectField, TextArea, TextField } from '~/components/ui/field'
import { Fold } from '~/components/ui/fold'
import { LongTextField } from '~/components/ui/long-text-field'
import { useText } from '~/hooks/use-text'

const CATEGORIES = ['pain_point', 'difficulty', 'major_task', 'future_direction'] as const

/** What the problem is: the fields that everybody fills in. */
export function ProblemWords({ title, body }: { title?: string; body?: string }) {
  const { t } = useText()
  return (
    <>
      <TextField
        name="title"
        label={t('problems.name')}
        placeholder={t('problems.name_example')}
        defaultValue={title}
        maxLength={200}
        required
      />
      <LongTextField name="body" label={t('problems.body')} hint={t('problems.body_hint')} defaultValue={body} rows={6} required />
    </>
  )
}

interface ProblemPlaceProps {
  readonly alliances: readonly { readonly id: string; readonly name: string }[]
  /** Shown only where a problem is reported: it stays where it was reported from. */
  readonly workshops?: readonly { readonly id: string; readonly name: string }[]
  readonly values: {
    readonly category?: string
    readonly sectorKey?: string
    readonly visibility?: string
    readonly allianceId?: string | null
    readonly workshopId?: string
    readonly distinction?: string
  }
}

/** Where the problem belongs: answered beforehand from who reports it, so that a minute is enough. */
export function ProblemPlace({ alliances, workshops = [], values }: ProblemPlaceProps) {
  const { t } = useText()
  return (
    <>
      <ChoiceField
        name="category"
        legend={t('problems.category')}
        defaultValue={values.category ?? 'pain_point'}
        options={CATEGORIES.map((value) => ({ value, label: t(`problems.categories.${value}`) }))}
      />
      <Fold label={t('problems.more')} fields={['sectorKey', 'allianceId', 'visibility', 'workshopId', 'distinction']}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField name="sectorKey" label={t('common.sector')} options={sectorOptions(t)} defaultValue={values.sectorKey} required />
          <SelectField
            name="allianceId"
            label={t('problems.alliance')}
            empty={t('problems.no_alliance')}
            options={alliances.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={values.allianceId ?? ''}
          />
        </div>
        {workshops.length > 0 && (
          <SelectField
            name="workshopId"
            label={t('problems.workshop')}
            empty={t('problems.no_workshop')}
            defaultValue={values.workshopId ?? ''}
            options={workshops.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <ChoiceField
          name="visibility"
          legend={t('problems.visibility')}
          defaultValue={values.visibility ?? 'signed_in'}
          options={(['signed_in', 'alliance'] as const).map((value) => ({
            value,
            label: t(`problems.visibilities.${value}`),
            hint: t(`problems.visibility_hints.${value}`),
          }))}
        />
        <TextArea
          name="distinction"
          label={t('problems.distinction')}
          hint={t('problems.distinction_hint')}
          defaultValue={values.distinction}
          rows={3}
        />
      </Fold>
    </>
  )
}
