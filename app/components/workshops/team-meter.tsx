import type { Count, TeamMeter } from '~server/workshops/checks/team-meter'
import { CountBars } from '~/components/ui/count-bars'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'

interface LadderProps {
  readonly title: string
  readonly counts: readonly Count[]
  readonly size: number
  readonly nameOf: (word: string) => string
}

function Ladder({ title, counts, size, nameOf }: LadderProps) {
  const { t } = useText()
  const bars = counts.map(({ name, count }) => ({
    name: name === '' ? t('checks.meter.unrecorded') : nameOf(name),
    ...{ count, of: size, text: t('checks.meter.people', { count }) },
  }))
  return (
    <div>
      <h3 className="mb-2 font-medium">{title}</h3>
      <CountBars bars={bars} />
    </div>
  )
}

function Skills({ skills }: { skills: readonly Count[] }) {
  const { t, list } = useText()
  const single = skills.filter(({ count }) => count === 1).map(({ name }) => name)
  return (
    <div>
      <h3 className="mb-2 font-medium">{t('checks.meter.skills')}</h3>
      {skills.length === 0 ? (
        <p className="text-mute">{t('checks.meter.no_skills')}</p>
      ) : (
        <>
          <p className="mb-2 text-sm">
            {single.length > 0 ? t('checks.meter.single', { names: list(single) }) : t('checks.meter.no_single')}
          </p>
          <CountBars bars={skills.map(({ name, count }) => ({ name, count, text: t('checks.meter.people', { count }) }))} />
        </>
      )}
    </div>
  )
}

/** 团队图: rungs, degrees, ranks and skills as numbers with bars. */
export function TeamMeterCharts({ meter }: { meter: TeamMeter }) {
  const { t, find } = useText()
  const { size, ages, educations, ranks, specialties, skills } = meter
  return (
    <Section title={t('checks.meter.title')} aside={t('checks.meter.people', { count: size })} id="team">
      <p className="mb-4 text-sm text-mute">
        {t('checks.meter.lead')} {t('checks.meter.own')}
      </p>
      <div className="grid gap-6 lg:grid-cols-2">
        <Ladder
          title={t('checks.meter.ages')}
          {...{ counts: ages, size, nameOf: (word) => find([`checks.meter.age.${word}`, 'common.none']) }}
        />
        <Ladder
          title={t('checks.meter.educations')}
          {...{ counts: educations, size, nameOf: (word) => find([`records.educations.${word}`, 'records.educations.other']) }}
        />
        <Ladder
          title={t('checks.meter.ranks')}
          {...{ counts: ranks, size, nameOf: (word) => find([`records.professional_ranks.${word}`, 'records.professional_ranks.other']) }}
        />
        {skills && <Skills skills={skills} />}
      </div>
      <p className="mt-4 text-sm">{t('checks.meter.specialties', { count: specialties })}</p>
    </Section>
  )
}
