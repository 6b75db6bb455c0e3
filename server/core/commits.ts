type Listener = () => void

const listeners = new Set<Listener>()

/** Calls `listener` after each commit of a use case: of this process at once, of another one when its NOTIFY arrives. */
export function onCommit(listener: Listener): void {
  listeners.add(listener)
}

/** Says that something was committed. */
export function announceCommit(): void {
  for (const listener of listeners) listener()
}
