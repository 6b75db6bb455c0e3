import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { createText, TextContext } from './i18n/text'

/** Only the sentences of the page's language travel. */
async function load() {
  if (document.documentElement.lang === 'en') return createText('en', (await import('./i18n/en')).catalogue)
  return createText('zh-CN', (await import('./i18n/zh-CN')).catalogue)
}

void load().then((text) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <TextContext.Provider value={text}>
          <RemixBrowser />
        </TextContext.Provider>
      </StrictMode>,
    )
  })
})
