import { useText } from '~/hooks/use-text'
import { formatDay, formatTime, machineTime } from '~/i18n/format'

/** A day in 北京时间. */
export function Day({ at }: { at: Date }) {
  const { language } = useText()
  return <time dateTime={machineTime(at)}>{formatDay(at, language)}</time>
}

/** A moment in 北京时间. */
export function Moment({ at }: { at: Date }) {
  const { language } = useText()
  return <time dateTime={machineTime(at)}>{formatTime(at, language)}</time>
}
