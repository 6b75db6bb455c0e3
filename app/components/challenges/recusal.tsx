import { useText } from '~/hooks/use-text'

/** Why somebody stands aside: a reason that the rules found, or the one that was typed. */
export function Recusal({ reason }: { reason: string }) {
  const { t } = useText()
  if (reason === 'on_team' || reason === 'own_unit') return <>{t(`reviews.recusal.${reason}`)}</>
  return <>{reason}</>
}
