import type { ReactNode } from 'react'
import { useActionData } from '@remix-run/react'
import type { FormAnswer } from '~/http/refusal'

interface DisclosureProps {
  readonly label: ReactNode
  /** The intent of the form inside, and which one where there are several: a refusal opens it. */
  readonly intent: string
  readonly of?: readonly [name: string, value: string]
  readonly children: ReactNode
}

/** A form that is out of the way until it is wanted. Opens without scripts, and after a refusal. */
export function Disclosure({ label, intent, of, children }: DisclosureProps) {
  const given: unknown = useActionData()
  const answer = given as FormAnswer | undefined
  const refused = answer?.intent === intent && (of === undefined || answer.typed[of[0]] === of[1])
  return (
    <details className="no-print mt-2" open={refused}>
      <summary className="btn btn-quiet btn-sm">{label}</summary>
      <div className="mt-2 rounded-md border border-line p-3">{children}</div>
    </details>
  )
}
