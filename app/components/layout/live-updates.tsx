import { Link, useMatches, useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Socket } from 'socket.io-client'
import type { Changed, ClientToServer, ServerToClient } from '~server/realtime/messages'
import type { PageMatch } from '~/handle'
import { onChanged, tellChanged } from '~/hooks/changed'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'

const QUIET_MS = 150
/** So that a thousand tabs do not ask in the same moment. */
const SPREAD_MS = 250
const TOAST_MS = 8_000
const LATER_MS = 3_000
const MOST_TOASTS = 3

/** The one socket of the tab, for people who are signed in. The library comes after the page stands. */
function useSocket(userId: string | undefined): void {
  useEffect(() => {
    if (!userId) return
    let socket: Socket<ServerToClient, ClientToServer> | undefined
    let later: ReturnType<typeof setTimeout> | undefined
    let ended = false
    void import('socket.io-client').then(({ io }) => {
      if (ended) return
      socket = io({ path: '/live', transports: ['websocket', 'polling'], reconnectionDelayMax: 8_000, randomizationFactor: 0.8 })
      let before = false
      socket.on('connect', () => {
        // What happened while the line was down is not sent again: the page asks.
        if (before) tellChanged('reconnected')
        before = true
        document.documentElement.dataset.live = 'on'
      })
      socket.on('disconnect', (reason) => {
        document.documentElement.dataset.live = 'off'
        // Sent away: the session has ended, or could not be looked at. The next handshake tells which.
        if (reason === 'io server disconnect') socket?.connect()
      })
      socket.on('connect_error', ({ message }) => {
        // A handshake that was answered is not tried again by itself; this answer means "later".
        if (message === 'unavailable') later = setTimeout(() => socket?.connect(), LATER_MS * (1 + Math.random()))
      })
      socket.on('changed', tellChanged)
    })
    return () => {
      ended = true
      clearTimeout(later)
      socket?.close()
    }
  }, [userId])
}

/** Asks the page's loaders again when something that it shows has changed. */
function useFreshness(): void {
  const { revalidate } = useRevalidator()
  const matches = useMatches() as PageMatch[]
  const shown = useRef<ReadonlySet<string>>(new Set())
  shown.current = new Set(matches.flatMap((match) => match.handle?.live ?? []))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onChanged((message) => {
      if (message !== 'reconnected' && !shown.current.has(message.entity)) return
      clearTimeout(timer)
      timer = setTimeout(revalidate, QUIET_MS + Math.random() * SPREAD_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [revalidate])
}

interface Toast {
  readonly key: number
  readonly message: Changed
}

/** Says what somebody else did. */
export function LiveUpdates() {
  const { find } = useText()
  const user = useUser()
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const userId = user?.id
  useSocket(userId)
  useFreshness()
  useEffect(() => {
    let next = 0
    return onChanged((message) => {
      if (message === 'reconnected' || message.event === null || message.actorId === userId) return
      const key = ++next
      setToasts((shown) => [...shown.filter((toast) => toast.message.id !== message.id), { key, message }].slice(-MOST_TOASTS))
      setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.key !== key)), TOAST_MS)
    })
  }, [userId])
  return (
    <div
      role="status"
      aria-live="polite"
      className="no-print fixed right-4 bottom-16 z-30 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 md:bottom-4"
    >
      {toasts.map(({ key, message }) => (
        <div key={key} className="card-box border-l-4 border-l-info px-3 py-2 shadow-lg" data-toast={message.event}>
          <p className="text-sm">
            <span className="font-medium">{find([`events.${message.event}`, 'events.unknown'], { actor: message.actorName })}</span>
            {message.label && <span className="text-mute"> · </span>}
            {message.url ? (
              <Link to={message.url} className="text-link">
                {message.label}
              </Link>
            ) : (
              message.label
            )}
          </p>
        </div>
      ))}
    </div>
  )
}
