import { useLoaderData } from '@remix-run/react'
import { getChallengeTimeline } from '~server/challenges/get-challenge'
import { Timeline } from '~/components/events/timeline'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'

export const loader = loaderOf(async ({ actor, params }) => ({ timeline: await getChallengeTimeline(actor, params.challengeId ?? '') }))

export default function ChallengeTimeline() {
  const { t } = useText()
  const { timeline } = useLoaderData<typeof loader>()
  return (
    <Section title={t('challenges.tabs.timeline')} aside={t('challenges.timeline_lead')}>
      <Timeline entries={timeline} />
    </Section>
  )
}
