import { useText } from '~/hooks/use-text'
import { formatMoney } from '~/i18n/format'

export function Money({ fen }: { fen: bigint }) {
  const { language } = useText()
  return <span className="whitespace-nowrap">{formatMoney(fen, language)}</span>
}
