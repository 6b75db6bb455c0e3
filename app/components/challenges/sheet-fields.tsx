import { sectorOptions } from '~/components/status/sector-name'
import { ChoiceField, SelectField, TextArea, TextField } from '~/components/ui/field'
import { LongTextField } from '~/components/ui/long-text-field'
import { Cell, RowsField } from '~/components/ui/rows-field'
import { useText } from '~/hooks/use-text'

interface SheetFieldsProps {
  readonly values: {
    readonly title?: string
    /** Light Markdown. */
    readonly background?: string
    readonly indicators?: string
    readonly sectorKey?: string
    readonly budget?: string
    readonly termDays?: number
    readonly terms?: string
    readonly reach?: string
    /** As <input type="datetime-local"> shows it, in 北京时间. */
    readonly deadlineAt?: string
    readonly criteria?: readonly { readonly title: string; readonly weight: number }[]
    readonly checks?: readonly { readonly title: string }[]
  }
}

const SPARE_ROWS = 3

/** The sheet of a challenge (CH-03): everything that a bidder needs to know. */
export function SheetFields({ values }: SheetFieldsProps) {
  const { t } = useText()
  const { criteria = [], checks = [] } = values
  return (
    <>
      <TextField name="title" label={t('challenges.name')} defaultValue={values.title} maxLength={200} required />
      <LongTextField name="background" label={t('challenges.background')} defaultValue={values.background} required />
      <TextArea
        name="indicators"
        label={t('challenges.indicators')}
        hint={t('challenges.indicators_hint')}
        defaultValue={values.indicators}
        rows={4}
        required
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField name="sectorKey" label={t('common.sector')} options={sectorOptions(t)} defaultValue={values.sectorKey} required />
        <TextField
          name="deadlineAt"
          type="datetime-local"
          label={t('challenges.deadline')}
          hint={t('challenges.deadline_hint')}
          defaultValue={values.deadlineAt}
          required
        />
        <TextField
          name="budget"
          inputMode="decimal"
          label={t('challenges.budget')}
          hint={t('challenges.budget_hint')}
          defaultValue={values.budget}
          required
        />
        <TextField
          name="termDays"
          inputMode="numeric"
          label={t('challenges.term')}
          hint={t('challenges.term_hint')}
          defaultValue={values.termDays === undefined ? undefined : String(values.termDays)}
          required
        />
      </div>
      <ChoiceField
        name="reach"
        legend={t('challenges.reach')}
        defaultValue={values.reach ?? 'public'}
        options={(['public', 'sector', 'alliance'] as const).map((value) => ({
          value,
          label: t(`challenges.reaches.${value}`),
          hint: t(`challenges.reach_hints.${value}`),
        }))}
      />
      <RowsField
        name="criteria"
        legend={t('challenges.criteria')}
        hint={t('challenges.criteria_hint')}
        count={Math.max(criteria.length + 1, SPARE_ROWS)}
        max={12}
      >
        {(row) => (
          <div className="grid grid-cols-[1fr_6rem] gap-2">
            <Cell name={`criteria.${row}.title`} label={t('challenges.criterion')} defaultValue={criteria[row]?.title} />
            <Cell
              name={`criteria.${row}.weight`}
              label={t('challenges.weight')}
              inputMode="numeric"
              defaultValue={criteria[row] === undefined ? undefined : String(criteria[row].weight)}
            />
          </div>
        )}
      </RowsField>
      <RowsField
        name="checks"
        legend={t('challenges.checks')}
        hint={t('challenges.checks_hint')}
        count={Math.max(checks.length + 1, SPARE_ROWS)}
        max={20}
      >
        {(row) => <Cell name={`checks.${row}.title`} label={`${t('challenges.check')} ${row + 1}`} defaultValue={checks[row]?.title} />}
      </RowsField>
      <TextArea
        name="terms"
        label={t('challenges.terms')}
        hint={t('challenges.terms_hint')}
        defaultValue={values.terms}
        rows={4}
        required
      />
    </>
  )
}
