import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'

interface MenuDetailsProps {
  readonly label: string
  readonly icon: ReactNode
  readonly align?: 'left' | 'right'
  readonly className?: string
  readonly children: ReactNode
}

/** A menu that opens without scripts; with them Escape, a press outside and going on close it. */
export function MenuDetails({ label, icon, align = 'left', className = '', children }: MenuDetailsProps) {
  const details = useRef<HTMLDetailsElement>(null)
  const { key } = useLocation()
  useEffect(() => {
    if (details.current) details.current.open = false
  }, [key])
  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current
      if (!menu?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        menu.querySelector('summary')?.focus()
      } else if (menu.contains(event.target as Node)) return
      menu.open = false
    }
    document.addEventListener('keydown', close)
    document.addEventListener('pointerdown', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('pointerdown', close)
    }
  }, [])
  return (
    <details ref={details} className={`relative ${className}`}>
      <summary className="btn btn-ghost list-none px-2" aria-label={label}>
        {icon}
      </summary>
      <div className={`card-box absolute z-30 mt-1 w-56 p-2 ${align === 'right' ? 'right-0' : 'left-0'}`}>{children}</div>
    </details>
  )
}
