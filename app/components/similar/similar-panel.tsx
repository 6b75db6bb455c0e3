import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Match } from '~search/similar'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { Matches } from './matches'

const PAUSE_MS = 350
const LEAST_CHARACTERS = 4

interface SimilarPanelProps {
  /** The field of the same form that is looked at beside `title`. */
  readonly text?: string
  /** What a page without scripts asked for by its button. */
  readonly found: readonly Match[] | null
  readonly exceptId?: string
}

/** 查重 while typing, inside the form that it watches: asks when the fingers rest, shows the nearest with their reasons. */
export function SimilarPanel({ text, found, exceptId }: SimilarPanelProps) {
  const { t } = useText()
  const { load, data, state } = useFetcher<{ matches: readonly Match[] }>()
  const asked = useRef('')
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = panel.current?.closest('form')
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const valueOf = (name: string) => element.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)?.value.trim() ?? ''
    const ask = () => {
      const title = valueOf('title')
      const summary = text ? valueOf(text).slice(0, 600) : ''
      if (title.length < LEAST_CHARACTERS) return
      const query = new URLSearchParams({ title, summary, ...(exceptId !== undefined && { except: exceptId }) })
      const address = `${paths.similar}?${query}`
      if (address === asked.current) return
      asked.current = address
      load(address)
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(ask, PAUSE_MS)
    }
    element.addEventListener('input', later)
    ask()
    return () => {
      clearTimeout(timer)
      element.removeEventListener('input', later)
    }
  }, [text, exceptId, load])
  const matches = data?.matches ?? found
  return (
    <Section title={t('similar.title')} aside={state === 'loading' ? t('similar.checking') : null}>
      <div ref={panel} aria-live="polite" data-similar={matches?.length ?? ''}>
        {!matches ? (
          <p className="text-mute">{t('similar.waiting')}</p>
        ) : matches.length === 0 ? (
          <p className="text-mute">{t('similar.none')}</p>
        ) : (
          <Matches matches={matches} />
        )}
      </div>
    </Section>
  )
}
