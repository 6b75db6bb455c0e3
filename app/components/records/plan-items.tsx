import { PLAN_KINDS } from '~server/workshops/record.words'
import { Chip } from '~/components/ui/chip'
import { Disclosure } from '~/components/ui/disclosure'
import { Lines } from '~/components/ui/facts'
import { SelectField, TextArea, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { useText } from '~/hooks/use-text'
import { formatDay } from '~/i18n/format'
import { wordName, wordOptions } from './options'

interface Item {
  readonly id: string
  readonly month: number
  readonly kind: string
  readonly title: string
  readonly doneOn: Date | null
  readonly report: string
}

interface PlanItemsProps {
  readonly plan: { readonly planId: string; readonly items: readonly Item[] }
  readonly mayKeep: boolean
  readonly today: string
  readonly formKey: string
}

/** The activities of a year by month: planned, done, and what came of each. */
export function PlanItems({ plan, mayKeep, today, formKey }: PlanItemsProps) {
  const text = useText()
  const { t } = text
  const of = ['planId', plan.planId] as const
  return (
    <>
      <ul className="mt-3 divide-y divide-line">
        {plan.items.map((item) => (
          <li key={item.id} className="py-2">
            <PlanItem item={item} mayKeep={mayKeep} today={today} />
          </li>
        ))}
      </ul>
      {mayKeep && (
        <Disclosure label={t('records.plans.add')} intent="add_item" of={of}>
          <ActionForm intent="add_item" of={of}>
            <HiddenKey value={formKey} />
            <div className="grid gap-x-4 sm:grid-cols-2">
              <TextField name="month" inputMode="numeric" label={t('records.plans.month')} required />
              <SelectField name="kind" label={t('records.kind')} options={wordOptions(text, 'plan_kinds', PLAN_KINDS)} required />
            </div>
            <TextField name="title" label={t('records.plans.title')} maxLength={120} required />
            <Submit>{t('records.plans.add')}</Submit>
          </ActionForm>
        </Disclosure>
      )}
    </>
  )
}

function PlanItem({ item, mayKeep, today }: { item: Item; mayKeep: boolean; today: string }) {
  const text = useText()
  const { t, language } = text
  const of = ['itemId', item.id] as const
  return (
    <>
      <p>
        <span className="text-mute">{t('records.plans.in_month', { month: item.month })}</span> {item.title}{' '}
        <Chip tone={item.kind === 'ideological' ? 'red' : 'gray'}>{wordName(text, 'plan_kinds', item.kind)}</Chip>{' '}
        <Chip tone={item.doneOn ? 'green' : 'amber'}>
          {item.doneOn ? t('records.plans.done_on', { day: formatDay(item.doneOn, language) }) : t('records.plans.open')}
        </Chip>
      </p>
      {item.report && (
        <div className="text-sm text-mute">
          <Lines text={item.report} />
        </div>
      )}
      {mayKeep && (
        <div className="flex flex-wrap items-start gap-2">
          <Disclosure label={t('records.plans.report')} intent="report_item" of={of}>
            <ActionForm intent="report_item" of={of}>
              <TextField
                name="doneOn"
                type="date"
                label={t('records.plans.day')}
                defaultValue={item.doneOn?.toISOString().slice(0, 10) ?? today}
                required
              />
              <TextArea name="report" label={t('records.plans.report_text')} defaultValue={item.report} rows={3} required />
              <Submit>{t('common.save')}</Submit>
            </ActionForm>
          </Disclosure>
          <ActionForm intent="remove_item" of={of} className="no-print mt-2">
            <Submit kind="quiet">{t('records.remove')}</Submit>
          </ActionForm>
        </div>
      )}
    </>
  )
}
