import { createReadStream } from 'node:fs'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { getFile } from '~server/files/get-file'
import { isShownInline } from '~server/files/media-types'
import { byteRange } from '~/http/byte-range'
import { loaderOf } from '~/http/loader'
import { textOf } from '~/i18n/server'

/**
 * A file, or one part of it, for those who may read what it hangs on. Pictures are shown, everything else is only saved;
 * nothing in it runs.
 */
export const loader = loaderOf(async ({ actor, params, request, context }) => {
  const { path, size, mediaType, name } = await getFile(actor, params.fileId ?? '')
  // Without a tag of ours nobody can know that his part is of this file; then he gets all of it.
  const asked = request.headers.has('if-range') ? null : byteRange(request.headers.get('range'), size)
  if (asked === 'unsatisfiable') {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Range': `bytes */${size}` }
    return new Response(textOf(context.language).t('errorPage.no_such_range'), { status: 416, headers })
  }
  const { start, end } = asked ?? { start: 0, end: size - 1 }
  const disposition = isShownInline(mediaType) ? 'inline' : 'attachment'
  // For HEAD nobody would read the file, nor close it.
  const body = request.method === 'HEAD' ? null : createReadableStreamFromReadable(createReadStream(path, { start, end }))
  return new Response(body, {
    status: asked ? 206 : 200,
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(end - start + 1),
      'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Accept-Ranges': 'bytes',
      ...(asked && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    },
  })
})
