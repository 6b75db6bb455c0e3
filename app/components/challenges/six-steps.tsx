import { STEPS } from '~server/challenges/challenge.states'
import { useText } from '~/hooks/use-text'
import { Icon } from '~/components/ui/icon'

/** 问题收集→课题立项→项目跟进→集中攻关→成果转化→总结推广, and where this one stands. */
export function SixSteps({ current, ended = false }: { current: number; ended?: boolean }) {
  const { t, language } = useText()
  // Six English names do not fit side by side on a phone: there only the current one is written out, below.
  const names = language === 'en' ? 'max-sm:sr-only' : ''
  return (
    <div className="card-box mb-5 px-1 py-4 sm:px-4">
      <ol className="flex" aria-label={t('steps.title')}>
        {STEPS.map((step, index) => {
          const done = index < current
          const here = index === current
          const filled = (done || here) && !ended
          return (
            <li key={step} aria-current={here ? 'step' : undefined} className="flex min-w-0 flex-1 flex-col items-center gap-1">
              <span className="flex w-full items-center">
                <span className={`h-0.5 flex-1 ${index === 0 ? 'opacity-0' : filled ? 'bg-primary' : 'bg-base-300'}`} />
                <span
                  className={`flex size-8 items-center justify-center rounded-full text-sm ${filled ? 'bg-primary text-primary-content' : 'bg-base-300'}`}
                >
                  {done && !ended ? <Icon name="check" size={16} /> : index + 1}
                </span>
                <span
                  className={`h-0.5 flex-1 ${index === STEPS.length - 1 ? 'opacity-0' : done && !ended ? 'bg-primary' : 'bg-base-300'}`}
                />
              </span>
              <span className={`text-xs whitespace-nowrap sm:text-sm ${names} ${here ? 'font-medium text-primary' : ''}`}>
                {t(`steps.${step}`)}
              </span>
            </li>
          )
        })}
      </ol>
      {language === 'en' && STEPS[current] && (
        <p aria-hidden className="mt-2 text-center text-sm font-medium text-primary sm:hidden">
          {t(`steps.${STEPS[current]}`)}
        </p>
      )}
    </div>
  )
}
