import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { charterSchema, signSchema } from '~server/alliances/alliance.schema'
import { signCharter, writeCharter } from '~server/alliances/charter'
import { getCharter } from '~server/alliances/get-charter'
import { AllianceFrame } from '~/components/alliances/alliance-frame'
import { Chip } from '~/components/ui/chip'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { LongTextField } from '~/components/ui/long-text-field'
import { Section } from '~/components/ui/page'
import { RichText } from '~/components/ui/rich-text'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { loaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { formatTime } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ name?: string } | undefined> = {
  title: (t, data) => data?.name ?? t('alliances.title'),
  live: ['alliance'],
}

const versionNumber = z.coerce.number().int().min(1).max(10_000).optional()

export const loader = loaderOf(async ({ actor, params, url, context }) => {
  const { version } = readQuery(url, { version: versionNumber })
  return {
    ...(await getCharter(actor, params.allianceId ?? '', version)),
    ...{ key: formKey(), ...sentencesOf(context.language, 'formation') },
  }
})

export const action = actionOf({
  write_charter: intent(charterSchema, async ({ actor, input, params }) => {
    await writeCharter(actor, params.allianceId ?? '', input)
    return paths.allianceCharter(params.allianceId ?? '')
  }),
  sign_charter: intent(signSchema, async ({ actor, input: { memberId, version }, params }) => {
    await signCharter(actor, { allianceId: params.allianceId ?? '', memberId }, version)
    return paths.allianceCharter(params.allianceId ?? '')
  }),
})

type CharterData = Awaited<ReturnType<typeof getCharter>>

export default function Charter() {
  const text = useText()
  const { t, language } = text
  const charter = useLoaderData<typeof loader>()
  const { version, isNewest, versions } = charter
  return (
    <AllianceFrame alliance={charter} lead={t('formation.charter_lead')}>
      <Section
        title={t('formation.charter')}
        aside={version !== null && `${t('formation.charter_version', { version })}${isNewest ? ` · ${t('formation.charter_newest')}` : ''}`}
      >
        {version !== null && !isNewest && <p className="mb-3 text-sm font-medium text-ink-amber">{t('formation.charter_older')}</p>}
        {charter.body ? <RichText doc={charter.body} /> : <p className="text-mute">{t('formation.no_charter')}</p>}
      </Section>
      {version !== null && <Signatures charter={charter} />}
      {versions.length > 1 && (
        <Section title={t('formation.versions')}>
          <ul className="space-y-1">
            {versions.map((row) => (
              <li key={row.version}>
                <Link to={`${paths.allianceCharter(charter.id)}?version=${row.version}`} className="plain-link">
                  {t('formation.charter_version', { version: row.version })}
                </Link>{' '}
                <span className="text-sm text-mute">
                  {t('formation.charter_written', { by: row.by, time: formatTime(row.writtenAt, language) })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {charter.mayWrite && (
        <Section title={version === null ? t('formation.write_first') : t('formation.write')}>
          <ActionForm intent="write_charter" key={charter.newest}>
            <HiddenKey value={charter.key} />
            <input type="hidden" name="version" value={charter.newest} />
            <LongTextField name="body" label={t('formation.body')} required rows={18} defaultValue={startingText(charter, text)} />
            <Submit>{t('formation.save_charter')}</Submit>
          </ActionForm>
        </Section>
      )}
    </AllianceFrame>
  )
}

/** What stands there already; of a charter that is not written yet the headings of its mechanisms (S0 四(三)1). */
function startingText({ markdown, mechanisms }: CharterData, { find }: ReturnType<typeof useText>): string {
  if (markdown) return markdown
  return mechanisms.map((key) => `## ${find([`formation.mechanism.${key}`, 'formation.mechanism.other'])}\n\n`).join('')
}

function Signatures({ charter }: { charter: CharterData }) {
  const { t, language } = useText()
  return (
    <Section title={t('formation.signatures')}>
      <ul className="divide-y divide-line">
        {charter.signatures.map(({ workshop, by, at }) => (
          <li key={workshop} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1 basis-56">{workshop}</span>
            <span className="text-sm text-mute">{t('formation.signed_by', { by, time: formatTime(at, language) })}</span>
          </li>
        ))}
        {charter.unsigned.map(({ memberId, workshop, mine }) => (
          <li key={memberId} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
            <span className="min-w-0 flex-1 basis-56">{workshop}</span>
            {mine ? (
              <ActionForm intent="sign_charter">
                <input type="hidden" name="memberId" value={memberId} />
                <input type="hidden" name="version" value={charter.newest} />
                <Submit>{t('formation.sign')}</Submit>
              </ActionForm>
            ) : (
              <Chip tone="amber">{t('formation.not_signed')}</Chip>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
