import { createReadStream } from 'node:fs'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { getFile } from '~server/files/get-file'
import { isShownInline } from '~server/files/media-types'
import { loaderOf } from '~/http/loader'

/** A file, for those who may read what it hangs on. Pictures are shown, everything else is only saved; nothing in it runs. */
export const loader = loaderOf(async ({ actor, params }) => {
  const file = await getFile(actor, params.fileId ?? '')
  const disposition = isShownInline(file.mediaType) ? 'inline' : 'attachment'
  return new Response(createReadableStreamFromReadable(createReadStream(file.path)), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
})
