import { Link, useLoaderData } from '@remix-run/react'
import { getTitles } from '~server/workshops/get-titles'
import { grantTitleSchema, revokeTitleSchema } from '~server/workshops/title.schema'
import { grantTitle, revokeTitle } from '~server/workshops/titles'
import { SelectField, TextArea, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { formatDay } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ name?: string } | undefined> = {
  title: (t, data) => data?.name ?? t('workshops.titles'),
  live: ['workshop', 'alliance'],
}

export const loader = userLoaderOf(async ({ actor, params, context }) => ({
  ...(await getTitles(actor, params.workshopId ?? '')),
  ...{ key: formKey(), ...sentencesOf(context.language, 'formation') },
}))

export const action = actionOf({
  grant: intent(grantTitleSchema, async ({ actor, input, params }) => {
    await grantTitle(actor, params.workshopId ?? '', input)
    return paths.workshopTitles(params.workshopId ?? '')
  }),
  revoke: intent(revokeTitleSchema, async ({ actor, input, params }) => {
    await revokeTitle(actor, params.workshopId ?? '', input)
    return paths.workshopTitles(params.workshopId ?? '')
  }),
})

type TitlesData = Awaited<ReturnType<typeof getTitles>>

/** Named titles of a workshop, for officers of the unions above it. */
export default function Titles() {
  const { t } = useText()
  const { id, name, titles, led, kinds, key } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('formation.titles')}
      lead={t('formation.titles_lead')}
      crumbs={[
        { to: paths.workshops(), label: t('workshops.title') },
        { to: paths.workshop(id), label: name },
      ]}
      narrow
    >
      <Section title={t('workshops.titles')}>
        {titles.length === 0 && <p className="text-mute">{t('workshops.no_titles')}</p>}
        <ul className="divide-y divide-line">
          {titles.map((title) => (
            <TitleRow key={title.titleId} title={title} />
          ))}
        </ul>
      </Section>
      {led.length > 0 && (
        <Section title={t('formation.title_led')}>
          <ul className="space-y-1">
            {led.map((alliance) => (
              <li key={alliance.id}>
                <Link to={paths.alliance(alliance.id)} className="plain-link">
                  {alliance.name}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('formation.grant')}>
        <ActionForm intent="grant" key={titles.length}>
          <HiddenKey value={key} />
          <SelectField
            name="kind"
            label={t('formation.title_kind')}
            required
            options={kinds.map((kind) => ({ value: kind, label: t(`workshops.title_kinds.${kind}`) }))}
          />
          <TextField name="issuedBy" label={t('formation.title_by')} required maxLength={60} />
          <TextField name="issuedOn" label={t('formation.title_on')} type="date" required />
          <Submit>{t('formation.grant')}</Submit>
        </ActionForm>
      </Section>
    </Page>
  )
}

function TitleRow({ title: { titleId, kind, issuedBy, issuedOn, revokedOn } }: { title: TitlesData['titles'][number] }) {
  const { t, language } = useText()
  return (
    <li className="py-3">
      <p className="font-medium">{t(`workshops.title_kinds.${kind}`)}</p>
      <p className="text-sm text-mute">{t('workshops.title_by', { by: issuedBy, day: formatDay(issuedOn, language) })}</p>
      {revokedOn ? (
        <p className="text-sm text-ink-red">{t('workshops.title_revoked', { day: formatDay(revokedOn, language) })}</p>
      ) : (
        <details className="mt-2">
          <summary className="btn btn-quiet">{t('formation.revoke')}</summary>
          <div className="mt-2 rounded-md border border-line p-3">
            <ActionForm intent="revoke">
              <input type="hidden" name="titleId" value={titleId} />
              <TextArea name="reason" label={t('common.reason')} hint={t('formation.revoke_hint')} required rows={3} />
              <Submit kind="quiet">{t('formation.revoke')}</Submit>
            </ActionForm>
          </div>
        </details>
      )}
    </li>
  )
}
