import { Form, useActionData, useNavigation } from '@remix-run/react'
import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react'
import type { FormAnswer } from '~/http/refusal'
import { Notice } from './notice'

const AnswerContext = createContext<FormAnswer | null>(null)

/** The refusal that came back to the form in which a field stands; null while there is none. */
export function useFormAnswer(): FormAnswer | null {
  return useContext(AnswerContext)
}

function useAnswerFor(intents: readonly string[], of: ActionFormProps['of']): FormAnswer | null {
  const given: unknown = useActionData()
  const answer = given as FormAnswer | undefined
  if (!answer || !intents.includes(answer.intent)) return null
  return of === undefined || answer.typed[of[0]] === of[1] ? answer : null
}

interface ActionFormProps {
  readonly intent: string
  /** Further intents that buttons of this form post. */
  readonly also?: readonly string[]
  /** Where a page has several forms of one intent: the hidden field and its value that tell this one from the others. */
  readonly of?: readonly [name: string, value: string]
  /** Where it is posted; the page itself when left out. */
  readonly to?: string
  readonly files?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** A form of one intent: shows what was refused, keeps what was typed, puts the focus on the first fault. */
export function ActionForm({ intent, also = [], of, to, files = false, className = '', children }: ActionFormProps) {
  const answer = useAnswerFor([intent, ...also], of)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (answer) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refusal]')?.focus()
  }, [answer])
  return (
    <AnswerContext.Provider value={answer}>
      <Form
        ref={form}
        method="post"
        className={className}
        {...(to !== undefined && { action: to })}
        {...(files && { encType: 'multipart/form-data' as const })}
      >
        <input type="hidden" name="intent" value={intent} />
        {of && <input type="hidden" name={of[0]} value={of[1]} />}
        <div className="col-span-full">
          <FormRefusal />
        </div>
        {children}
      </Form>
    </AnswerContext.Provider>
  )
}

/** Refusals after which the page, asked again, may no longer have the form: the thing has moved on meanwhile. */
const MOVED_ON: ReadonlySet<string> = new Set(['conflict', 'already_answered', 'already_scored', 'deadline_passed'])

/** Says above the page's content that its thing has moved on; every route whose page has forms shows it once. */
export function MovedOn() {
  const given: unknown = useActionData()
  const refusal = (given as Partial<FormAnswer> | undefined)?.refusal
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusal) place.current?.querySelector<HTMLElement>('[data-refusal]')?.focus()
  }, [refusal])
  if (!refusal || !MOVED_ON.has(refusal.code)) return null
  return (
    <div ref={place}>
      <Notice tone="red" focusable>
        {refusal.sentence}
      </Notice>
    </div>
  )
}

/** The sentence above the form, with the clauses where a rule refused. */
function FormRefusal() {
  const answer = useFormAnswer()
  if (!answer?.refusal || MOVED_ON.has(answer.refusal.code)) return null
  const { refusal, faults } = answer
  const general = faults.filter((fault) => fault.field === '')
  return (
    <Notice tone="red" focusable>
      <p>{refusal.sentence}</p>
      {general.map((fault) => (
        <p key={fault.sentence}>{fault.sentence}</p>
      ))}
      {refusal.clauses.map((clause) => (
        <p key={clause} className="text-sm">
          {clause}
        </p>
      ))}
    </Notice>
  )
}

/** The sentence beside a field that was refused. */
export function useFault(field: string): string | undefined {
  return useFormAnswer()?.faults.find((fault) => fault.field === field)?.sentence
}

/** What stood in the field when the form was refused; undefined when it was not. */
export function useTyped(field: string): string | undefined {
  const typed = useFormAnswer()?.typed[field]
  return typeof typed === 'string' ? typed : undefined
}

interface SubmitProps {
  readonly children: ReactNode
  readonly kind?: 'primary' | 'quiet'
  /** Another intent than the form's: the same fields for another purpose, not all of them needed. */
  readonly intent?: string
}

/** Sends its form; waits visibly while the answer is on its way. */
export function Submit({ children, kind = 'primary', intent }: SubmitProps) {
  const navigation = useNavigation()
  const sent = navigation.state !== 'idle' && navigation.formMethod === 'POST'
  return (
    <button
      type="submit"
      className={`btn ${kind === 'primary' ? 'btn-primary' : 'btn-quiet'}`}
      aria-busy={sent}
      {...(intent !== undefined && { name: 'intent', value: intent, formNoValidate: true })}
    >
      {children}
    </button>
  )
}
