import { Link } from '@remix-run/react'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { ThemeSwitch } from './user-menu'

export function Footer() {
  const { t } = useText()
  const user = useUser()
  return (
    <footer className="no-print mt-8 border-t border-line py-6 text-sm text-mute">
      <div className="mx-auto flex w-full max-w-[1136px] flex-wrap items-center justify-between gap-4 px-4">
        <p>{t('app.footer')}</p>
        <Link to={paths.policies} className="text-link">
          {t('app.policies')}
        </Link>
        {!user && <ThemeSwitch />}
      </div>
    </footer>
  )
}
