import type { getFormation } from '~server/alliances/get-formation'
import { Requirements } from '~/components/rules/requirements'
import { TextArea, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import { ReasonForm } from '~/components/ui/reason-form'
import { useText } from '~/hooks/use-text'

export type FormationData = Awaited<ReturnType<typeof getFormation>>

const STEPS = ['draft', 'submitted', 'recommended', 'named'] as const

/** Where the alliance stands on its way to a name, what it lacks, and what the person who looks at it may do next. */
export function WayToName({ formation }: { formation: FormationData }) {
  const { t } = useText()
  const { status, unions } = formation
  const by = { draft: null, submitted: unions.unit, recommended: unions.governing, named: null }
  return (
    <Section title={t('formation.way')}>
      {status !== 'dissolved' && (
        <ol className="mb-4 grid gap-2 sm:grid-cols-4">
          {STEPS.map((step, place) => {
            const current = step === status
            return (
              <li
                key={step}
                aria-current={current ? 'step' : undefined}
                className={`rounded-md border px-3 py-2 ${current ? 'border-primary font-medium' : 'border-line text-mute'}`}
              >
                {place + 1}. {t(`formation.steps.${step}`)}
                {by[step] && <span className="block text-sm">{t('formation.by_union', { union: by[step] })}</span>}
              </li>
            )
          })}
        </ol>
      )}
      {status === 'draft' && <Lacking formation={formation} />}
      {(status === 'submitted' || status === 'recommended') && <Requirements requirements={formation.requirements} />}
      <Decide formation={formation} />
    </Section>
  )
}

/** Everything that has to be there before it can be submitted, with what is missing. */
function Lacking({ formation }: { formation: FormationData }) {
  const { t, find, list } = useText()
  const { requirements, readiness, actions, version } = formation
  const principles = list(readiness.principles.map((key) => find([`formation.principle.${key}`, 'formation.principle.other'])))
  const lacks = [
    ...(readiness.principles.length > 0 ? [t('formation.lack_principles', { names: principles })] : []),
    ...(readiness.charterVersion === 0 ? [t('formation.lack_charter')] : []),
    ...(readiness.charterVersion > 0 && readiness.unsigned.length > 0
      ? [t('formation.lack_signatures', { names: list(readiness.unsigned) })]
      : []),
  ]
  const ready = lacks.length === 0 && requirements.every(({ state }) => state === 'met')
  return (
    <>
      <Requirements requirements={requirements} />
      {lacks.length > 0 && (
        <div className="mt-4">
          <h3 className="font-medium">{t('formation.lacks')}</h3>
          <ul className="list-disc pl-5 text-ink-amber">
            {lacks.map((lack) => (
              <li key={lack}>{lack}</li>
            ))}
          </ul>
        </div>
      )}
      {ready && <p className="mt-4 font-medium text-ink-green">{t('formation.ready')}</p>}
      {actions.includes('submit') && (
        <ActionForm intent="submit" className="no-print mt-4">
          <input type="hidden" name="version" value={version} />
          <p className="mb-2 text-sm text-mute">{t('formation.submit_hint')}</p>
          <Submit kind={ready ? 'primary' : 'quiet'}>{t('formation.submit')}</Submit>
        </ActionForm>
      )}
    </>
  )
}

/** What a union decides. */
function Decide({ formation: { actions, version } }: { formation: FormationData }) {
  const { t } = useText()
  if (!actions.some((action) => action === 'recommend' || action === 'name' || action === 'return')) return null
  return (
    <div className="no-print mt-5 max-w-xl border-t border-line pt-4">
      {actions.includes('recommend') && (
        <ActionForm intent="recommend" className="mb-4">
          <input type="hidden" name="version" value={version} />
          <TextArea name="reason" label={t('formation.opinion')} rows={3} />
          <Submit>{t('formation.recommend')}</Submit>
        </ActionForm>
      )}
      {actions.includes('name') && (
        <ActionForm intent="name" className="mb-4">
          <input type="hidden" name="version" value={version} />
          <TextField name="documentNumber" label={t('formation.document_number')} hint={t('formation.name_hint')} required maxLength={60} />
          <TextArea name="reason" label={t('formation.opinion')} rows={3} />
          <Submit>{t('formation.name')}</Submit>
        </ActionForm>
      )}
      {actions.includes('return') && (
        <ReasonForm intent="return" label={t('formation.return')} hint={t('formation.return_hint')} required version={version} />
      )}
    </div>
  )
}
