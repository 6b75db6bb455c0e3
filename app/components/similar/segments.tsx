import type { Segment } from '~search/hit'

/** A text with the found words marked. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  return <>{segments.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>))}</>
}
