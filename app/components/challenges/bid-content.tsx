import type { BidView } from '~server/challenges/bids/get-bid'
import { Bars } from '~/components/ui/bars'
import { Facts } from '~/components/ui/facts'
import { FileList } from '~/components/ui/file-list'
import { Money } from '~/components/ui/money'
import { Section } from '~/components/ui/page'
import { RichText } from '~/components/ui/rich-text'
import { Moment } from '~/components/ui/when'
import { useText } from '~/hooks/use-text'
import { formatScore } from '~/i18n/format'

/** What a bid says: for its team, and once open for those who judge it. */
export function BidContent({ bid }: { bid: BidView }) {
  const { t } = useText()
  return (
    <div className="grid items-start gap-x-5 lg:grid-cols-[3fr_2fr]">
      <Section title={t('bids.plan')}>
        <RichText doc={bid.plan} />
        <FileList files={bid.files} />
      </Section>
      <div>
        <Section>
          <Facts
            rows={[
              [t('bids.bidder'), bid.bidderName],
              [t('common.unit'), bid.bidderUnit],
              [t('bids.cost'), <Money key="cost" fen={bid.costFen} />],
              [t('bids.submitted_at'), bid.submittedAt && <Moment key="at" at={bid.submittedAt} />],
              [t('bids.score'), bid.scoreMilli !== null && formatScore(bid.scoreMilli)],
            ]}
          />
        </Section>
        <Section title={t('bids.milestones')}>
          <Bars
            label={t('bids.milestones')}
            bars={bid.milestones.map((milestone, index) => ({
              label: `${index + 1}`,
              value: milestone.sharePercent,
              text: `${milestone.sharePercent}%`,
            }))}
          />
          <ol className="mt-2 list-decimal space-y-1 pl-5">
            {bid.milestones.map((milestone) => (
              <li key={milestone.title}>
                {milestone.title}
                <span className="text-sm text-mute"> {t('bids.due_on_day', { day: milestone.dueInDays })}</span>
              </li>
            ))}
          </ol>
        </Section>
        <Section title={t('bids.team')}>
          <p>
            {bid.leader} <span className="text-sm text-mute">{t('bids.leader')}</span>
          </p>
          {bid.members.map((member) => (
            <p key={member.username}>
              {member.name} <span className="text-sm text-mute">{member.duty}</span>
            </p>
          ))}
        </Section>
      </div>
    </div>
  )
}
