/**
 * Where to go after signing in: a path of ours, else "/". Everything that a browser could take for another site is
 * refused: "//evil", "/\evil", "/.//evil", control characters, schemes (row 20). What is kept can be sent in a header.
 */
export function safeRedirect(to: string | null | undefined): string {
  if (!to || to.length > 500 || !/^\/(?![/\\])/.test(to)) return '/'
  if (/[\u0000-\u0020\u007f\\]/.test(to)) return '/'
  let path: string
  let decoded: string
  try {
    const { pathname, search, hash } = new URL(to, 'https://here.invalid')
    path = pathname + search + hash
    decoded = decodeURIComponent(path)
  } catch {
    return '/'
  }
  return /^\/(?![/\\])/.test(decoded) && !/[\u0000-\u001f\u007f\\]/.test(decoded) ? path : '/'
}
