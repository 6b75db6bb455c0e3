import { NavLink } from '@remix-run/react'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { Icon } from '~/components/ui/icon'

/** The five places that people on a phone go to, at the thumb. */
export function PhoneBar() {
  const { t } = useText()
  const user = useUser()
  const places = [
    [paths.home, t('nav.home'), 'house'],
    [paths.challenges(), t('nav.challenges'), 'hammer'],
    [paths.newProblem(), t('nav.report'), 'lightbulb'],
    [paths.results(), t('nav.results'), 'trophy'],
    [user ? paths.todos : paths.signIn(), user ? t('nav.todos') : t('nav.sign_in'), 'list-todo'],
  ] as const
  return (
    <nav aria-label={t('nav.quick')} className="no-print fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-base-100 md:hidden">
      {places.map(([to, label, icon]) => (
        <NavLink
          key={to}
          to={to}
          end={to === paths.home}
          className={({ isActive }) =>
            `flex h-14 flex-1 flex-col items-center justify-center text-xs no-underline ${isActive ? 'font-medium text-primary' : 'text-mute'}`
          }
        >
          <Icon name={icon} size={20} />
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
