import { useLoaderData } from '@remix-run/react'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { getRecordBasics } from '~server/workshops/record/get-record'
import { basicsSchema, statementIdSchema, statementSchema, withdrawStatementSchema } from '~server/workshops/record/record.schema'
import { reviseWorkshop } from '~server/workshops/record/revise-workshop'
import { confirmStatement, makeStatement, withdrawStatement } from '~server/workshops/record/statements'
import { Timeline } from '~/components/events/timeline'
import { BasicsFields } from '~/components/records/basics-fields'
import { wordName } from '~/components/records/options'
import { Statements } from '~/components/records/statements'
import { SectorName } from '~/components/status/sector-name'
import { Chip } from '~/components/ui/chip'
import { Disclosure } from '~/components/ui/disclosure'
import { Facts, Lines } from '~/components/ui/facts'
import { ActionForm, Submit } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import { Day } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { paths } from '~/paths'

export const handle: PageHandle<{ name?: string } | undefined> = { title: (t, data) => data?.name ?? t('workshops.title') }

export const loader = loaderOf(async ({ actor, params }) => ({
  ...(await getRecordBasics(actor, params.workshopId ?? '')),
  accept: ACCEPTED_EXTENSIONS.join(','),
}))

const here = (params: Readonly<Record<string, string | undefined>>) => paths.workshopRecord(params.workshopId ?? '')

export const action = actionOf({
  revise: intent(basicsSchema, async ({ actor, input, params }) => {
    await reviseWorkshop(actor, params.workshopId ?? '', input)
    return here(params)
  }),
  state: intent(statementSchema, async ({ actor, input, params, files }) => {
    await makeStatement(actor, params.workshopId ?? '', input, files)
    return here(params)
  }),
  confirm: intent(statementIdSchema, async ({ actor, input, params }) => {
    await confirmStatement(actor, params.workshopId ?? '', input.statementId)
    return here(params)
  }),
  withdraw: intent(withdrawStatementSchema, async ({ actor, input, params }) => {
    await withdrawStatement(actor, params.workshopId ?? '', input.statementId, input.reason)
    return here(params)
  }),
})

export default function RecordBasics() {
  const text = useText()
  const { t, list } = text
  const record = useLoaderData<typeof loader>()
  return (
    <>
      <Section>
        <Facts
          rows={[
            [t('records.basics.name'), record.name],
            [t('workshops.unit'), record.unit],
            [t('records.basics.employer'), wordName(text, 'employers', record.employerKind)],
            [t('records.basics.staff'), record.staffCount],
            [t('common.sector'), <SectorName key="sector" sectorKey={record.sectorKey} />],
            [t('records.basics.sub_sector'), record.subSector],
            [t('workshops.leader'), record.leader],
            [t('workshops.kind'), wordName(text, 'kinds', record.kind)],
            [t('records.basics.activities'), list(record.activities.map((word) => wordName(text, 'activities', word)))],
            [t('records.basics.orientation'), record.orientation && wordName(text, 'orientations', record.orientation)],
            [t('workshops.field'), record.field],
            [t('workshops.founded'), <Day key="day" at={record.foundedOn} />],
          ]}
        />
        {record.about && (
          <div className="mt-4">
            <Lines text={record.about} />
          </div>
        )}
        {record.may.keep && (
          <Disclosure label={t('common.edit')} intent="revise">
            <ActionForm intent="revise">
              <BasicsFields values={record} subSectors={record.subSectors} />
              <Submit>{t('common.save')}</Submit>
            </ActionForm>
          </Disclosure>
        )}
      </Section>
      <Section id="supports" title={t('records.supports_title')}>
        <ul className="flex flex-wrap gap-3">
          {record.supports.map(({ support, shown }) => (
            <li key={support}>
              {wordName(text, 'supports', support)}{' '}
              <Chip tone={shown ? 'green' : 'gray'}>{t(shown ? 'records.recorded' : 'records.basics.not_recorded')}</Chip>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm text-mute">{t('records.supports_hint')}</p>
      </Section>
      {record.may.lookInside && (
        <Section id="statements" title={t('records.statements_title')}>
          <Statements statements={record.statements} may={record.may} accept={record.accept} />
        </Section>
      )}
      {record.timeline.length > 0 && (
        <Section title={t('records.timeline')}>
          <Timeline entries={record.timeline} />
        </Section>
      )}
    </>
  )
}
