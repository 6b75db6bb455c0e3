import { Fragment, type ReactNode } from 'react'
import type { RichDoc, RichMark, RichNode } from '~server/core/rich-text'

function marked(mark: RichMark, inner: ReactNode): ReactNode {
  if (mark.type === 'bold') return <strong>{inner}</strong>
  if (mark.type === 'code') return <code>{inner}</code>
  const href = mark.attrs?.href
  return (
    <a href={href} className="text-link" rel="nofollow noopener noreferrer" {...(href?.startsWith('/') ? {} : { target: '_blank' })}>
      {inner}
    </a>
  )
}

function render(node: RichNode, key: number): ReactNode {
  const children = node.content?.map(render)
  switch (node.type) {
    case 'text':
      return <Fragment key={key}>{(node.marks ?? []).reduceRight<ReactNode>((inner, mark) => marked(mark, inner), node.text)}</Fragment>
    case 'hardBreak':
      return <br key={key} />
    case 'heading': {
      // The page's own headings are h1 and h2: a text's start below them.
      const Heading = node.attrs?.level === 2 ? 'h3' : node.attrs?.level === 3 ? 'h4' : 'h5'
      return <Heading key={key}>{children}</Heading>
    }
    case 'bulletList':
      return <ul key={key}>{children}</ul>
    case 'orderedList':
      return (
        <ol key={key} start={node.attrs?.start}>
          {children}
        </ol>
      )
    case 'listItem':
      return <li key={key}>{children}</li>
    case 'blockquote':
      return <blockquote key={key}>{children}</blockquote>
    default:
      return <p key={key}>{children}</p>
  }
}

/** A long text. Built as elements, never as HTML: nothing in it can run. */
export function RichText({ doc }: { doc: RichDoc }) {
  return <div className="prose-text">{doc.content?.map(render)}</div>
}
