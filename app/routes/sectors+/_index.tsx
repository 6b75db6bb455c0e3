import { useLoaderData } from '@remix-run/react'
import { addSubSector, listSubSectors, reinstateSubSector, retireSubSector } from '~server/sectors/keep-sub-sectors'
import { addSubSectorSchema, subSectorSchema } from '~server/sectors/sub-sector.schema'
import { sectorName } from '~/components/status/sector-name'
import { Chip } from '~/components/ui/chip'
import { SelectField, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('policies.sectors.title'), live: ['sub_sector'] }

export const loader = userLoaderOf(async ({ actor, context }) => ({
  sectors: await listSubSectors(actor),
  ...sentencesOf(context.language, 'policies'),
}))

export const action = actionOf({
  add: intent(addSubSectorSchema, async ({ actor, input }) => {
    await addSubSector(actor, input)
    return paths.sectors
  }),
  retire: intent(subSectorSchema, async ({ actor, input }) => {
    await retireSubSector(actor, input.subSectorId)
    return paths.sectors
  }),
  reinstate: intent(subSectorSchema, async ({ actor, input }) => {
    await reinstateSubSector(actor, input.subSectorId)
    return paths.sectors
  }),
})

export default function Sectors() {
  const text = useText()
  const { t } = text
  const { sectors } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('policies.sectors.title')}
      lead={t('policies.sectors.lead')}
      crumbs={[{ to: paths.policies, label: t('policies.title') }]}
    >
      <Section title={t('policies.sectors.add')}>
        <ActionForm intent="add" className="grid max-w-2xl gap-x-4 sm:grid-cols-2">
          <SelectField
            name="sectorKey"
            label={t('policies.sectors.sector')}
            options={sectors.map(({ key }) => ({ value: key, label: sectorName(text, key) }))}
            required
          />
          <TextField name="name" label={t('policies.sectors.name')} maxLength={30} required />
          <Submit>{t('policies.sectors.add')}</Submit>
        </ActionForm>
      </Section>
      {sectors.map(({ key, subSectors }) => (
        <Section key={key} title={sectorName(text, key)}>
          {subSectors.length === 0 && <p className="text-mute">{t('policies.sectors.none')}</p>}
          <ul className="divide-y divide-line">
            {subSectors.map((subSector) => (
              <li key={subSector.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <span>
                  {subSector.name} {subSector.retired && <Chip>{t('policies.sectors.retired')}</Chip>}{' '}
                  <span className="text-sm text-mute">{t('policies.sectors.workshops', { count: subSector.workshops })}</span>
                </span>
                <ActionForm intent={subSector.retired ? 'reinstate' : 'retire'}>
                  <input type="hidden" name="subSectorId" value={subSector.id} />
                  <Submit kind="quiet">{subSector.retired ? t('policies.sectors.reinstate') : t('policies.sectors.retire')}</Submit>
                </ActionForm>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  )
}
