import type { getWork } from '~server/challenges/milestones/get-work'
import { StatusChip } from '~/components/status/status-chip'
import { FileField, TextArea } from '~/components/ui/field'
import { FileList } from '~/components/ui/file-list'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Notice } from '~/components/ui/notice'
import { Moment } from '~/components/ui/when'
import { useText } from '~/hooks/use-text'
import { formatDay } from '~/i18n/format'

type MilestoneRow = Awaited<ReturnType<typeof getWork>>['milestones'][number]

/** A milestone with its reports and what this person may do with it. */
export function MilestoneBlock({ milestone, formKey, accept }: { milestone: MilestoneRow; formKey: string; accept: string }) {
  const { t, language } = useText()
  const { actions } = milestone
  const own = <input type="hidden" name="milestoneId" value={milestone.id} />
  return (
    <article className="card-box p-4" data-milestone={milestone.ordinal}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-bold">
          {milestone.ordinal}. {milestone.title}
        </h2>
        <StatusChip entity="milestone" status={milestone.status} />
        <span className="ml-auto text-sm text-mute">
          {t('work.share', { percent: milestone.sharePercent })} · {t('work.due', { day: formatDay(milestone.dueOn, language) })}
        </span>
      </header>
      {milestone.returnReason && (
        <div className="mt-3">
          <Notice tone="amber">
            {t('work.returned_because')}
            {t('common.colon')}
            {milestone.returnReason}
          </Notice>
        </div>
      )}
      {milestone.reports.length > 0 && (
        <ul className="mt-3 space-y-3" aria-label={t('work.reports')}>
          {milestone.reports.map((report) => (
            <li key={report.id} className="border-l-2 border-line pl-3">
              <p className="text-sm text-mute">
                {report.author} · <Moment at={report.createdAt} />
              </p>
              <p className="whitespace-pre-line">{report.text}</p>
              <FileList files={report.files} />
            </li>
          ))}
        </ul>
      )}
      <div className="no-print mt-3">
        {milestone.mayReport && (
          <details className="mb-2">
            <summary className="btn btn-quiet">{t('work.report')}</summary>
            <ActionForm intent="report" files className="mt-3">
              <HiddenKey value={formKey} />
              {own}
              <TextArea name="text" label={t('work.report_text')} required />
              <FileField label={t('work.evidence')} accept={accept} />
              <Submit kind="quiet">{t('work.report')}</Submit>
            </ActionForm>
          </details>
        )}
        <div className="flex flex-wrap items-start gap-2">
          {actions.includes('submit') && (
            <ActionForm intent="submit">
              {own}
              <Submit>{t('work.submit')}</Submit>
            </ActionForm>
          )}
          {actions.includes('accept') && (
            <ActionForm intent="accept">
              {own}
              <input type="hidden" name="reason" value="" />
              <Submit>{t('work.accept')}</Submit>
            </ActionForm>
          )}
          {actions.includes('return') && (
            <details>
              <summary className="btn btn-quiet">{t('work.return')}</summary>
              <ActionForm intent="return" className="mt-3">
                {own}
                <TextArea name="reason" label={t('common.reason')} required rows={3} />
                <Submit kind="quiet">{t('work.return')}</Submit>
              </ActionForm>
            </details>
          )}
        </div>
      </div>
    </article>
  )
}
