import type { ReactNode } from 'react'

/** Nothing here yet, and what one can do about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="card-box px-4 py-10 text-center text-mute">
      <p>{children}</p>
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
