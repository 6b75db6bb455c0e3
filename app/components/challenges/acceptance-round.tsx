import { Fragment } from 'react'
import type { getAcceptance } from '~server/challenges/acceptance/get-acceptance'
import { Recusal } from '~/components/challenges/recusal'
import { StatusChip } from '~/components/status/status-chip'
import { Chip } from '~/components/ui/chip'
import { ChoiceField, TextArea } from '~/components/ui/field'
import { FileList } from '~/components/ui/file-list'
import { ActionForm, Submit } from '~/components/ui/form'
import { Lines } from '~/components/ui/facts'
import { Section } from '~/components/ui/page'
import { Moment } from '~/components/ui/when'
import { useText } from '~/hooks/use-text'

type AcceptanceData = Awaited<ReturnType<typeof getAcceptance>>
interface RoundProps {
  readonly round: AcceptanceData['rounds'][number]
  readonly checks: AcceptanceData['checks']
}

/** One round of 验收: the team's summary, the panel's findings against the listing, the conclusion. */
export function AcceptanceRound({ round, checks }: RoundProps) {
  const { t } = useText()
  return (
    <Section title={t('acceptance.round', { round: round.round })} aside={<StatusChip entity="acceptance" status={round.status} />}>
      <p className="text-sm text-mute">
        <Moment at={round.requestedAt} />
      </p>
      <Lines text={round.summary} />
      <FileList files={round.files} />
      {round.votes.length > 0 && (
        <div className="mt-4 overflow-x-auto">
          <table className="data-table">
            <caption className="sr-only">{t('acceptance.votes')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('acceptance.votes')}</th>
                {checks.map((check) => (
                  <th key={check.id} scope="col">
                    {check.title}
                  </th>
                ))}
                <th scope="col">{t('acceptance.verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {round.votes.map((vote) => (
                <Fragment key={vote.id}>
                  <tr>
                    <th scope="row">{vote.expert}</th>
                    {checks.map((check) => (
                      <td key={check.id}>
                        {vote.findings[check.id] === undefined
                          ? '—'
                          : vote.findings[check.id]
                            ? t('acceptance.met')
                            : t('acceptance.not_met')}
                      </td>
                    ))}
                    <td>
                      {vote.passes === null ? (
                        t('acceptance.waiting')
                      ) : (
                        <Chip tone={vote.passes ? 'green' : 'orange'}>{vote.passes ? t('acceptance.passes') : t('acceptance.fails')}</Chip>
                      )}
                    </td>
                  </tr>
                  {(vote.recusal || vote.opinion) && (
                    <tr className="remark">
                      <td colSpan={checks.length + 2}>
                        {vote.recusal && <Recusal reason={vote.recusal} />} {vote.opinion}
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {round.conclusion && (
        <div className="mt-4">
          <h3 className="font-bold">{t('acceptance.conclusion')}</h3>
          <Lines text={round.conclusion} />
        </div>
      )}
      {round.ownVote?.status === 'assigned' && round.status === 'in_panel' && (
        <ActionForm intent="cast" className="mt-5 border-t border-line pt-4">
          <h3 className="mb-3 font-bold">{t('acceptance.vote')}</h3>
          <input type="hidden" name="voteId" value={round.ownVote.id} />
          {checks.map((check) => (
            <ChoiceField
              key={check.id}
              name={`findings.${check.id}`}
              legend={check.title}
              options={[
                { value: 'met', label: t('acceptance.met') },
                { value: 'not_met', label: t('acceptance.not_met') },
              ]}
            />
          ))}
          <ChoiceField
            name="passes"
            legend={t('acceptance.verdict')}
            options={[
              { value: 'yes', label: t('acceptance.passes') },
              { value: 'no', label: t('acceptance.fails') },
            ]}
          />
          <TextArea name="opinion" label={t('acceptance.opinion')} required />
          <Submit>{t('acceptance.cast')}</Submit>
        </ActionForm>
      )}
    </Section>
  )
}
