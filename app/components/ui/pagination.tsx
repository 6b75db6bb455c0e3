import { Link, useLocation } from '@remix-run/react'
import { useText } from '~/hooks/use-text'

/** Leads through the pages of a list; the address keeps the filters. */
export function Pagination({ page, total, pageSize }: { page: number; total: number; pageSize: number }) {
  const { t } = useText()
  const { pathname, search } = useLocation()
  const pages = Math.max(1, Math.ceil(total / pageSize))
  if (pages === 1) return null
  const to = (number: number) => {
    const query = new URLSearchParams(search)
    query.set('page', String(number))
    return `${pathname}?${query}`
  }
  return (
    <nav aria-label={t('common.pages')} className="no-print mt-5 flex items-center justify-center gap-3">
      {page > 1 && (
        <Link className="btn btn-quiet" to={to(page - 1)} rel="prev">
          {t('common.previous')}
        </Link>
      )}
      <span className="text-sm text-mute">{t('common.page_of', { page, pages, total })}</span>
      {page < pages && (
        <Link className="btn btn-quiet" to={to(page + 1)} rel="next">
          {t('common.next')}
        </Link>
      )}
    </nav>
  )
}
