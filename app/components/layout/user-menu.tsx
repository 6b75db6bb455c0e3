import { Form, Link, useLocation } from '@remix-run/react'
import type { RootData } from '~/root'
import { useRoot } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { MenuDetails } from './menu-details'
import { Icon } from '~/components/ui/icon'

const row = 'block w-full rounded-md px-3 py-1.5 text-left no-underline hover:bg-soft-gray'

export function UserMenu({ user }: { user: NonNullable<RootData['user']> }) {
  const { t } = useText()
  return (
    <MenuDetails
      align="right"
      label={t('nav.account', { name: user.name })}
      icon={
        <>
          <Icon name="circle-user" size={20} />
          <span className="hidden max-w-24 truncate sm:inline lg:hidden xl:inline xl:max-w-36">{user.name}</span>
        </>
      }
    >
      <p className="px-3 py-1 text-sm text-mute sm:hidden">{user.name}</p>
      <Link to={paths.bids} className={row}>
        {t('nav.my_bids')}
      </Link>
      <Link to={paths.problems({ mine: true })} className={row}>
        {t('nav.my_problems')}
      </Link>
      <Link to={paths.settings} className={row}>
        {t('nav.settings')}
      </Link>
      {user.isAdmin && (
        <Link to={paths.users()} className={row}>
          {t('nav.users')}
        </Link>
      )}
      <ThemeSwitch />
      <Form method="post" action={paths.signOut} reloadDocument>
        <button type="submit" className={row}>
          {t('nav.sign_out')}
        </button>
      </Form>
    </MenuDetails>
  )
}

/** Light, dark, or as the machine says. */
export function ThemeSwitch() {
  const { t } = useText()
  const theme = useRoot()?.theme ?? 'auto'
  const { pathname, search } = useLocation()
  return (
    <form method="post" action={paths.preferences} className="my-1 flex gap-1 border-line py-2">
      <input type="hidden" name="redirectTo" value={pathname + search} />
      {(['auto', 'light', 'dark'] as const).map((value) => (
        <button
          key={value}
          type="submit"
          name="theme"
          value={value}
          aria-pressed={theme === value}
          className={`btn btn-sm flex-1 px-2 whitespace-nowrap ${theme === value ? 'bg-soft-red text-ink-red' : 'btn-ghost'}`}
        >
          {t(`nav.theme_${value}`)}
        </button>
      ))}
    </form>
  )
}
