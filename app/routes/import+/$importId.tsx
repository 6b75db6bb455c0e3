import { Link, useLoaderData } from '@remix-run/react'
import { confirmImport, getImport } from '~server/imports/confirm-import'
import { confirmImportSchema } from '~server/imports/import.schema'
import { ActionForm, Submit } from '~/components/ui/form'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { fieldSentence } from '~/i18n/sentences'
import { textOf } from '~/i18n/server'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('partners.import') }

export const loader = userLoaderOf(async ({ actor, params, context }) => {
  const found = await getImport(actor, params.importId ?? '')
  const text = textOf(context.language)
  const faults = found.faults.map((fault) => ({ line: fault.line, field: fault.field, sentence: fieldSentence(fault, text) }))
  return { ...found, faults, ...sentencesOf(context.language, 'partners') }
})

export const action = actionOf({
  confirm: intent(confirmImportSchema, async ({ actor, params }) => {
    await confirmImport(actor, params.importId ?? '')
    return paths.importOf(params.importId ?? '')
  }),
})

const COUNTS = ['fresh', 'changed', 'same', 'faulty'] as const

export default function Import() {
  const { t } = useText()
  const { kind, fileName, counts, faults, doneAt } = useLoaderData<typeof loader>()
  const toWrite = counts.fresh + counts.changed
  return (
    <Page
      title={`${t(`partners.import_kinds.${kind}`)}${t('common.colon')}${fileName}`}
      crumbs={[{ to: paths.imports, label: t('partners.import') }]}
      narrow
    >
      {doneAt && <Notice tone="green">{t('partners.import_finished')}</Notice>}
      <Section>
        <dl className="mb-4 grid grid-cols-2 gap-4 sm:grid-cols-4">
          {COUNTS.map((name) => (
            <div key={name}>
              <dt className="text-sm text-mute">{t(`partners.import_counts.${name}`)}</dt>
              <dd className={`text-2xl font-bold tabular-nums ${name === 'faulty' && counts.faulty > 0 ? 'text-ink-red' : ''}`}>
                {counts[name]}
              </dd>
            </div>
          ))}
        </dl>
        {!doneAt && toWrite === 0 && <p>{t('partners.import_nothing')}</p>}
        <div className="no-print flex flex-wrap gap-3">
          {!doneAt && toWrite > 0 && (
            <ActionForm intent="confirm">
              <Submit>{t('partners.import_confirm', { count: toWrite })}</Submit>
            </ActionForm>
          )}
          <Link to={paths.imports} className="btn btn-quiet">
            {t('partners.import_again')}
          </Link>
        </div>
        {doneAt && kind === 'people' && <p className="mt-4 text-sm">{t('partners.import_passwords')}</p>}
      </Section>
      {faults.length > 0 && (
        <Section title={t('partners.import_faults')}>
          <p className="mb-3 text-sm text-mute">{t('partners.import_faults_hint')}</p>
          <ul className="divide-y divide-line">
            {faults.map(({ line, field, sentence }, place) => (
              <li key={place} className="py-1.5">
                <span className="font-medium tabular-nums">{t('partners.import_line', { line })}</span> <FieldName field={field} />
                {sentence}
              </li>
            ))}
          </ul>
          {faults.length >= 500 && <p className="mt-2 text-sm text-mute">{t('partners.import_faults_more', { count: faults.length })}</p>}
        </Section>
      )}
    </Page>
  )
}

function FieldName({ field }: { field: string }) {
  const { t, find } = useText()
  if (field === '') return null
  return (
    <>
      {find([`partners.columns.${field.split('.')[0] ?? ''}`, 'partners.columns.name'])}
      {t('common.colon')}
    </>
  )
}
