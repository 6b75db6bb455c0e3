import { useLoaderData } from '@remix-run/react'
import { getRecordPlans } from '~server/workshops/record/get-record'
import { addPlanItem, removePlanItem, reportPlanItem, writePlan } from '~server/workshops/record/plans'
import { itemDoneSchema, itemIdSchema, planItemSchema, planSchema } from '~server/workshops/record/record.schema'
import { PlanItems } from '~/components/records/plan-items'
import { Disclosure } from '~/components/ui/disclosure'
import { Lines } from '~/components/ui/facts'
import { TextArea, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { loaderOf } from '~/http/loader'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('workshops.title') }

export const loader = loaderOf(async ({ actor, params }) => ({ ...(await getRecordPlans(actor, params.workshopId ?? '')), key: formKey() }))

const here = (params: Readonly<Record<string, string | undefined>>) => paths.workshopRecord(params.workshopId ?? '', 'plans')

export const action = actionOf({
  plan: intent(planSchema, async ({ actor, input, params }) => {
    await writePlan(actor, params.workshopId ?? '', input)
    return here(params)
  }),
  add_item: intent(planItemSchema, async ({ actor, input, params }) => {
    await addPlanItem(actor, params.workshopId ?? '', input)
    return here(params)
  }),
  report_item: intent(itemDoneSchema, async ({ actor, input, params }) => {
    await reportPlanItem(actor, params.workshopId ?? '', input)
    return here(params)
  }),
  remove_item: intent(itemIdSchema, async ({ actor, input, params }) => {
    await removePlanItem(actor, params.workshopId ?? '', input.itemId)
    return here(params)
  }),
})

export default function RecordPlans() {
  const { t } = useText()
  const { plans, may, today, key } = useLoaderData<typeof loader>()
  const day = today.toISOString().slice(0, 10)
  return (
    <>
      {plans.length === 0 && (
        <Section>
          <p className="text-mute">{t('records.plans.none')}</p>
        </Section>
      )}
      {plans.map((plan) => (
        <Section
          key={plan.planId}
          id={`plan-${plan.year}`}
          title={t('records.plans.of_year', { year: plan.year })}
          aside={t('records.plans.done_count', { done: plan.items.filter(({ doneOn }) => doneOn).length, count: plan.items.length })}
        >
          <Lines text={plan.goals} />
          <PlanItems plan={plan} mayKeep={may.keep} today={day} formKey={key} />
        </Section>
      ))}
      {may.keep && (
        <Section>
          <Disclosure label={t('records.plans.write')} intent="plan">
            <ActionForm intent="plan">
              <TextField name="year" inputMode="numeric" label={t('common.year')} defaultValue={day.slice(0, 4)} required />
              <TextArea name="goals" label={t('records.plans.goals')} hint={t('records.plans.again')} required />
              <Submit>{t('common.save')}</Submit>
            </ActionForm>
          </Disclosure>
        </Section>
      )}
    </>
  )
}
