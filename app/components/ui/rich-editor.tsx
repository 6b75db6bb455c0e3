import { Markdown } from '@tiptap/markdown'
import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useState } from 'react'
import { useText } from '~/hooks/use-text'

interface RichEditorProps {
  readonly id: string
  readonly name: string
  readonly label: string
  /** Light Markdown, or the JSON of a document that came back from a refused form. */
  readonly text: string
  /** Back to the plain textarea, with the text as Markdown. */
  readonly onPlain: (markdown: string) => void
}

/** What the server takes (server/core/rich-text.ts); the rest of the kit is off. */
const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    ...{ codeBlock: false, horizontalRule: false, italic: false, strike: false, underline: false },
    link: { openOnClick: false, protocols: ['http', 'https', 'mailto'] },
  }),
  Markdown,
]

function start(text: string) {
  return text.startsWith('{"type":"doc"') ? { content: JSON.parse(text) as object } : { content: text, contentType: 'markdown' as const }
}

/** Tiptap over the long-text field; posts the document as JSON, which the server checks node by node. */
export default function RichEditor({ id, name, label, text, onPlain }: RichEditorProps) {
  const { t } = useText()
  const [json, setJson] = useState(text)
  const editor = useEditor({
    extensions,
    ...start(text),
    // A strict CSP allows no style element; what it would hold is in app.css.
    injectCSS: false,
    immediatelyRender: false,
    editorProps: { attributes: { id, class: 'textarea h-auto', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label } },
    onCreate: ({ editor: made }) => setJson(JSON.stringify(made.getJSON())),
    onUpdate: ({ editor: changed }) => setJson(JSON.stringify(changed.getJSON())),
  })
  return (
    <div>
      <input type="hidden" name={name} value={json} />
      {editor && <Toolbar editor={editor} onPlain={() => onPlain(editor.getMarkdown())} />}
      <EditorContent editor={editor} />
      {!editor && <p className="text-sm text-mute">{t('common.loading')}</p>}
    </div>
  )
}

function Toolbar({ editor, onPlain }: { editor: Editor; onPlain: () => void }) {
  const { t } = useText()
  const chain = () => editor.chain().focus()
  const tools = [
    [t('editor.heading'), () => chain().toggleHeading({ level: 2 }).run()],
    [t('editor.bold'), () => chain().toggleBold().run()],
    [t('editor.bullets'), () => chain().toggleBulletList().run()],
    [t('editor.numbers'), () => chain().toggleOrderedList().run()],
    [t('editor.quote'), () => chain().toggleBlockquote().run()],
    [t('editor.undo'), () => chain().undo().run()],
  ] as const
  return (
    <div role="toolbar" aria-label={t('editor.toolbar')} className="mb-1 flex flex-wrap gap-1">
      {tools.map(([label, run]) => (
        <button key={label} type="button" className="btn btn-quiet btn-sm" onClick={run}>
          {label}
        </button>
      ))}
      <button type="button" className="btn btn-quiet btn-sm ml-auto" onClick={onPlain}>
        {t('editor.plain')}
      </button>
    </div>
  )
}
