import type { Changed } from '~server/realtime/messages'

type Listener = (message: Changed | 'reconnected') => void
const listeners = new Set<Listener>()

/** Calls back when something that this person may read has changed, or when the line was down. Returns how to stop. */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Hands a message of the tab's one socket to all that listen. */
export function tellChanged(message: Changed | 'reconnected'): void {
  listeners.forEach((listener) => listener(message))
}
