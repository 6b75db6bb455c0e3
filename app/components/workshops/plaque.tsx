import type { getPlaque } from '~server/workshops/get-plaque'
import { Icon } from '~/components/ui/icon'
import { Moment } from '~/components/ui/when'
import { useText } from '~/hooks/use-text'
import { formatDay } from '~/i18n/format'

type PlaqueData = Awaited<ReturnType<typeof getPlaque>>

const LOOKS = {
  registered: { icon: 'info', ink: 'text-ink-blue' },
  titled: { icon: 'circle-check', ink: 'text-ink-green' },
  delisted: { icon: 'circle-x', ink: 'text-ink-red' },
} as const

/** A scanner wants dark on light, whatever the theme. */
function Code({ code, label }: { code: PlaqueData['code']; label: string }) {
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${code.size} ${code.size}`} className="plaque-code" shapeRendering="crispEdges">
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  )
}

/** What is printed and hung: name, titles with who gave them, how they stand now, and the code to check it. */
export function Plaque({ plaque, card }: { plaque: Omit<PlaqueData, 'isExample'>; card: boolean }) {
  const { t, language } = useText()
  const { name, unit, foundedOn, titles, status, code, address, checkedAt } = plaque
  const { icon, ink } = LOOKS[status]
  return (
    <article className={`card-box plaque ${card ? 'plaque-card' : ''}`}>
      <div className={`min-w-0 flex-1 ${card ? '' : 'basis-72'}`}>
        <h2 className="text-xl font-bold">{name}</h2>
        <p className="mt-1 text-mute">
          {unit} · {t('plaque.founded', { day: formatDay(foundedOn, language) })}
        </p>
        <ul className="mt-3 space-y-1">
          {titles.map(({ kind, issuedBy, issuedOn, revokedOn }) => (
            <li key={`${kind} ${issuedOn.toISOString()}`}>
              <span className={revokedOn ? 'line-through' : 'font-medium'}>{t(`workshops.title_kinds.${kind}`)}</span>
              <span className="block text-sm text-mute">
                {revokedOn
                  ? t('plaque.revoked', { day: formatDay(revokedOn, language) })
                  : t('plaque.issued', { by: issuedBy, day: formatDay(issuedOn, language) })}
              </span>
            </li>
          ))}
        </ul>
        <p className={`mt-3 flex items-center gap-2 font-bold ${ink}`}>
          <Icon name={icon} size={20} className="shrink-0" />
          {t('plaque.status_of')}
          {t('common.colon')}
          {t(`plaque.status.${status}`)}
        </p>
        <p className="text-sm text-mute">
          {t('plaque.checked')}
          {t('common.colon')}
          <Moment at={checkedAt} />
          {t('common.beijing_time')}
        </p>
      </div>
      <figure className="mx-auto text-center">
        <Code code={code} label={t('plaque.code', { address })} />
        <figcaption className="text-sm">{t('plaque.scan')}</figcaption>
      </figure>
    </article>
  )
}
