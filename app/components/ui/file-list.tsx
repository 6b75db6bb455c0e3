import type { FileItem } from '~server/files/attach-files'
import { formatSize } from '~/i18n/format'
import { paths } from '~/paths'
import { Icon } from './icon'

/** Files to download, with their sizes; pictures are shown. */
export function FileList({ files }: { files: readonly FileItem[] }) {
  if (files.length === 0) return null
  const pictures = files.filter(({ mediaType }) => mediaType.startsWith('image/'))
  return (
    <div className="mt-3">
      {pictures.length > 0 && (
        <div className="mb-2 flex flex-wrap gap-2">
          {pictures.map(({ id, name }) => (
            <a key={id} href={paths.file(id)}>
              <img
                src={paths.file(id)}
                alt={name}
                loading="lazy"
                className="h-28 w-auto max-w-full rounded-md border border-line object-cover"
              />
            </a>
          ))}
        </div>
      )}
      <ul className="space-y-1 text-sm">
        {files.map(({ id, name, size }) => (
          <li key={id} className="flex items-center gap-1">
            <Icon name="paperclip" size={14} className="shrink-0 text-mute" />
            <a href={paths.file(id)} className="text-link">
              <bdi>{name}</bdi>
            </a>
            <span className="text-mute">{formatSize(size)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
