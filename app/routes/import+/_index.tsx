import { Link, useLoaderData } from '@remix-run/react'
import { listImports } from '~server/imports/confirm-import'
import { COLUMNS, IMPORT_KINDS, previewImportSchema } from '~server/imports/import.schema'
import { previewImport } from '~server/imports/preview-import'
import { OneFileField } from '~/components/imports/one-file-field'
import { ChoiceField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import { Moment } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('partners.import') }

export const loader = userLoaderOf(async ({ actor, context }) => ({
  imports: await listImports(actor),
  kinds: IMPORT_KINDS.map((kind) => ({ kind, ...COLUMNS[kind] })),
  ...sentencesOf(context.language, 'partners'),
}))

export const action = actionOf({
  preview: intent(previewImportSchema, async ({ actor, input, files }) =>
    paths.importOf((await previewImport(actor, input.kind, files)).id),
  ),
})

export default function Imports() {
  const { t, list } = useText()
  const { imports, kinds } = useLoaderData<typeof loader>()
  return (
    <Page title={t('partners.import')} lead={t('partners.import_lead')} narrow>
      <Section>
        <ActionForm intent="preview" files>
          <ChoiceField
            name="kind"
            legend={t('partners.import_kind')}
            options={kinds.map(({ kind }) => ({ value: kind, label: t(`partners.import_kinds.${kind}`) }))}
          />
          <OneFileField label={t('partners.import_file')} hint={t('partners.import_file_hint')} accept=".xlsx,.csv,.jsonl" />
          <Submit>{t('partners.import_preview')}</Submit>
        </ActionForm>
      </Section>
      <Section title={t('partners.import_columns')}>
        {kinds.map(({ kind, needed, more }) => (
          <div key={kind} className="mb-3">
            <h3 className="font-medium">{t(`partners.import_kinds.${kind}`)}</h3>
            <p className="text-sm">
              {t('partners.import_needed')}
              {t('common.colon')}
              {list(needed)}
            </p>
            <p className="text-sm text-mute">
              {t('partners.import_more')}
              {t('common.colon')}
              {list(more)}
            </p>
          </div>
        ))}
        <ul className="list-disc space-y-1 pl-5 text-sm">
          <li>{t('partners.import_order')}</li>
          <li>{t('partners.import_profile')}</li>
          <li>{t('partners.import_passwords')}</li>
        </ul>
      </Section>
      <Section title={t('partners.import_recent')} aside={t('partners.import_forgotten')}>
        {imports.length === 0 && <p className="text-mute">{t('partners.import_none')}</p>}
        <ul className="divide-y divide-line">
          {imports.map((sent) => (
            <li key={sent.id} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
              <Link to={paths.importOf(sent.id)} className="plain-link min-w-0 break-words">
                {sent.fileName}
              </Link>
              <span className="text-sm text-mute">
                {t(`partners.import_kinds.${sent.kind}`)} · <Moment at={sent.createdAt} /> ·{' '}
                {t(sent.doneAt ? 'partners.import_done' : 'partners.import_waiting')}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
