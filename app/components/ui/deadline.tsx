import { useEffect, useState } from 'react'
import { useRoot } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import type { Translate } from '~/i18n/text'
import { formatTime, machineTime } from '~/i18n/format'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What is left, in the two largest units. */
function left(ms: number, t: Translate): string {
  if (ms <= 0) return t('common.deadline_over')
  const days = Math.floor(ms / DAY)
  const hours = Math.floor((ms % DAY) / HOUR)
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  const seconds = Math.floor((ms % MINUTE) / 1000)
  if (days > 0) return t('common.left_days', { days, hours })
  if (hours > 0) return t('common.left_hours', { hours, minutes })
  return t('common.left_minutes', { minutes, seconds })
}

/** A deadline: date, time in 北京时间 and what is left. The server's clock counts: the browser's may be a day off (row 39). */
export function Deadline({ at }: { at: Date }) {
  const { t, language } = useText()
  const serverNow = useRoot()?.now
  const [elapsed, setElapsed] = useState(0)
  const known = serverNow?.getTime()
  useEffect(() => {
    const from = performance.now()
    setElapsed(0)
    const timer = setInterval(() => setElapsed(performance.now() - from), 1000)
    return () => clearInterval(timer)
  }, [known])
  const remaining = known === undefined ? null : at.getTime() - known - elapsed
  return (
    <span>
      <time dateTime={machineTime(at)}>{formatTime(at, language)}</time>
      {t('common.beijing_time')}
      {remaining !== null && (
        <>
          <span className="text-mute">{' · '}</span>
          <span className={`whitespace-nowrap ${remaining > 0 && remaining < DAY ? 'font-medium text-ink-red' : 'text-mute'}`}>
            {left(remaining, t)}
          </span>
        </>
      )}
    </span>
  )
}
