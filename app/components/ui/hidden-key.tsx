/** The number of a submission: a form that is sent twice is carried out once (server/core/once.ts). */
export function HiddenKey({ value }: { value: string }) {
  return <input type="hidden" name="key" value={value} />
}
