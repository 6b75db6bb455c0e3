import type { LinksFunction } from '@remix-run/node'
import { Links, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError, type ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { lazy, Suspense, type ReactNode } from 'react'
import { loaderOf } from '~/http/loader'
import { ErrorPage } from './components/layout/error-page'
import { Footer } from './components/layout/footer'
import { Header } from './components/layout/header'
import { PhoneBar } from './components/layout/phone-bar'
import { useNonce } from './components/ui/nonce'
import type { PageMatch } from './handle'
import { useRoot } from './hooks/use-root'
import { useText } from './hooks/use-text'
import { TextContext, type Text } from './i18n/text'
import styles from './styles/app.css?url'

/** Only for people who are signed in: visitors have no socket, and the page is there before it. */
const LiveUpdates = lazy(() => import('./components/layout/live-updates').then((module) => ({ default: module.LiveUpdates })))

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const loader = loaderOf(({ actor, context }) => {
  const user = actor.kind === 'user' ? actor : null
  return Promise.resolve({
    user: user && {
      id: user.userId,
      name: user.name,
      isAdmin: user.isAdmin,
      isExpert: user.isExpert,
      mayFound: user.ledWorkshopIds.length > 0,
      maySponsor: user.staffedAllianceIds.length > 0,
    },
    theme: context.theme,
    now: new Date(),
  })
})

export type RootData = Awaited<ReturnType<typeof loader>>

// The server's time travels with every answer; deadlines count from it.
export const shouldRevalidate = (_args: ShouldRevalidateFunctionArgs) => true

/** The page's sentences, with those that its loaders brought (i18n/on-demand.ts). */
function usePageText(): Text {
  const text = useText()
  const brought = useMatches().flatMap(({ data }) => (data as { sentences?: object } | undefined)?.sentences ?? [])
  return brought.length > 0 ? text.with(brought) : text
}

export function Layout({ children }: { children: ReactNode }) {
  const text = usePageText()
  const { t, language } = text
  const root = useRoot()
  const nonce = useNonce()
  const error = useRouteError()
  const failed = error !== undefined && error !== null
  const matches = useMatches() as PageMatch[]
  const page = matches.findLast((match) => match.handle?.title)
  const title = failed ? t('errorPage.page_title') : page?.handle?.title?.(t, page.data)
  const theme = root?.theme ?? 'auto'
  return (
    <TextContext.Provider value={text}>
      <html lang={language} {...(theme !== 'auto' && { 'data-theme': theme })}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
          <title>{title ? `${title} · ${t('app.name')}` : t('app.title')}</title>
          <Links />
          <noscript>
            <link rel="stylesheet" href="/no-script.css" />
          </noscript>
        </head>
        <body className="flex min-h-dvh flex-col pb-14 md:pb-0">
          <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-base-100 focus:p-2">
            {t('app.skip')}
          </a>
          <Header />
          <main id="main" className="mx-auto w-full max-w-[1136px] flex-1 px-4 py-5 sm:py-6">
            {children}
          </main>
          <Footer />
          <PhoneBar />
          {root?.user && (
            <Suspense>
              <LiveUpdates />
            </Suspense>
          )}
          <ScrollRestoration nonce={nonce} />
          <Scripts nonce={nonce} />
        </body>
      </html>
    </TextContext.Provider>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}
