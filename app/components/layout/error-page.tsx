import { isRouteErrorResponse, Link, useLocation, useRouteError } from '@remix-run/react'
import type { Refusal } from '~/http/refusal'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { Page } from '../ui/page'

/** Every refusal and every fault of ours as a page: one sentence, a number for the administrator, a way on. */
export function ErrorPage() {
  const { t } = useText()
  const error = useRouteError()
  const { pathname } = useLocation()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const refusal = isRouteErrorResponse(error) ? readRefusal(error.data) : null
  const known = refusal
    ? refusal.sentence
    : status === 404
      ? t('errorPage.not_found')
      : status === 413
        ? t('errorPage.too_large')
        : status < 500
          ? t('errorPage.unreadable')
          : t('errorPage.unexpected')
  return (
    <Page
      title={status === 404 ? t('errorPage.title_404') : status < 500 ? t('errorPage.title_refused') : t('errorPage.title_fault')}
      narrow
    >
      <div className="card-box p-5">
        <p>{known}</p>
        {refusal?.requestId && <p className="mt-2 text-sm text-mute">{t('errorPage.number', { number: refusal.requestId })}</p>}
        <p className="mt-4 flex flex-wrap gap-2">
          <Link to={paths.home} className="btn btn-quiet">
            {t('errorPage.home')}
          </Link>
          {status === 401 && (
            <Link to={paths.signIn(pathname)} className="btn btn-primary">
              {t('nav.sign_in')}
            </Link>
          )}
        </p>
      </div>
    </Page>
  )
}

function readRefusal(data: unknown): Refusal | null {
  try {
    const value: unknown = typeof data === 'string' ? JSON.parse(data) : data
    return value !== null && typeof value === 'object' && 'sentence' in value ? (value as Refusal) : null
  } catch {
    return null
  }
}
