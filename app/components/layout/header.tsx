import { Form, Link, NavLink, useLocation } from '@remix-run/react'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import type { Translate } from '~/i18n/text'
import { paths } from '~/paths'
import { MenuDetails } from './menu-details'
import { TodoLink } from './todo-link'
import { UserMenu } from './user-menu'
import { Icon } from '~/components/ui/icon'

const mainLinks = (t: Translate) =>
  [
    [paths.challenges(), t('nav.challenges')],
    [paths.problems(), t('nav.problems')],
    [paths.results(), t('nav.results')],
    [paths.resources(), t('nav.resources')],
    [paths.alliances(), t('nav.alliances')],
    [paths.workshops(), t('nav.workshops')],
  ] as const

const linkLook = ({ isActive }: { isActive: boolean }) =>
  `rounded-md px-2 py-1.5 text-[0.9375rem] whitespace-nowrap no-underline xl:px-3 ${isActive ? 'bg-soft-red font-medium text-ink-red' : 'hover:bg-soft-gray'}`

export function Header() {
  const { t, language } = useText()
  const user = useUser()
  const links = mainLinks(t)
  return (
    <header className="no-print sticky top-0 z-20 border-b border-line bg-base-100">
      <div className="mx-auto flex h-16 w-full max-w-[1280px] items-center gap-2 px-4">
        <MenuDetails label={t('nav.menu')} icon={<Icon name="menu" size={20} />} className="lg:hidden">
          {links.map(([to, label]) => (
            <NavLink key={to} to={to} className={(state) => `block ${linkLook(state)}`}>
              {label}
            </NavLink>
          ))}
        </MenuDetails>
        <Link
          to={paths.home}
          className="mr-2 flex shrink-0 items-center gap-2 text-lg font-bold whitespace-nowrap text-primary no-underline"
        >
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {/* The English name is too long for a phone, the Chinese one for the smallest; the sign stays. */}
          <span className={language === 'en' ? 'max-sm:sr-only' : 'max-[22rem]:sr-only'}>{t('app.name')}</span>
        </Link>
        <nav aria-label={t('nav.main')} className="hidden shrink-0 gap-1 lg:flex">
          {links.map(([to, label]) => (
            <NavLink key={to} to={to} className={linkLook}>
              {label}
            </NavLink>
          ))}
        </nav>
        <div className="ml-auto flex min-w-0 items-center gap-1">
          <SearchBox />
          <Link to={paths.search()} className="btn btn-ghost btn-square md:hidden" aria-label={t('search.title')}>
            <Icon name="search" size={20} />
          </Link>
          <LanguageSwitch />
          {user ? (
            <>
              <TodoLink />
              <UserMenu user={user} />
            </>
          ) : (
            <SignInLink />
          )}
        </div>
      </div>
    </header>
  )
}

function SearchBox() {
  const { t } = useText()
  return (
    <Form action={paths.search()} role="search" className="hidden min-w-0 md:block">
      <label className="input h-10 w-36 max-w-full xl:w-56">
        <Icon name="search" size={16} className="text-mute" />
        <input type="search" name="q" aria-label={t('search.title')} placeholder={t('search.placeholder')} maxLength={200} />
      </label>
    </Form>
  )
}

function SignInLink() {
  const { t } = useText()
  const { pathname, search } = useLocation()
  const to = pathname === '/sign-in' ? paths.signIn() : paths.signIn(pathname + search)
  return (
    <Link to={to} className="btn btn-primary">
      {t('nav.sign_in')}
    </Link>
  )
}

/** The other language, one press away. A full document: the sentences come with it. */
function LanguageSwitch() {
  const { t, language } = useText()
  const { pathname, search } = useLocation()
  return (
    <form method="post" action={paths.preferences}>
      <input type="hidden" name="redirectTo" value={pathname + search} />
      <input type="hidden" name="language" value={language === 'en' ? 'zh-CN' : 'en'} />
      <button
        type="submit"
        className="btn btn-ghost px-2 whitespace-nowrap"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        aria-label={t('nav.other_language')}
      >
        {language === 'en' ? '中文' : 'EN'}
      </button>
    </form>
  )
}
