const ALWAYS: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'permissions-policy': /microphone=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'x-request-id': /^[0-9a-f]{10}$/,
  'cache-control': /^private, no-store$/,
}
const POLICY = [
  `default-src 'self'`,
  `style-src 'self'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
]
const NONCE = /script-src 'self' 'nonce-([A-Za-z0-9+/=]{20,})'$/

/** What is wrong with the headers of an answer of a route, and with the scripts of its page. */
export function headerFaults(answer: Response, body: string): string[] {
  const faults = Object.entries(ALWAYS).flatMap(([name, shape]) =>
    shape.test(answer.headers.get(name) ?? '') ? [] : [`${name}: ${answer.headers.get(name)}`],
  )
  for (const name of ['etag', 'last-modified', 'x-powered-by', 'server', 'access-control-allow-origin'])
    if (answer.headers.has(name)) faults.push(`${name} is there`)
  const policy = (answer.headers.get('content-security-policy') ?? '').split(/; |, /)
  // A file brings a stricter policy of its own: nothing at all.
  if (policy.includes('sandbox')) return policy.includes(`default-src 'none'`) ? faults : [...faults, 'a file that may load something']
  faults.push(...POLICY.filter((part) => !policy.includes(part)))
  const nonce = policy.map((part) => NONCE.exec(part)?.[1]).find(Boolean)
  if (!nonce) faults.push('no nonce')
  if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) return faults
  for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) if (!tag.includes(`nonce="${nonce}"`)) faults.push(`${tag} without the nonce`)
  if (!/<script\b/.test(body)) faults.push('a page without scripts')
  for (const [tag] of body.matchAll(/<[a-z][^>]*\s(?:on[a-z]+|style)=/g)) faults.push(`${tag} is blocked by the policy`)
  return faults
}
