/** The eight groups of an IPv6 address, four digits each, however it is written; its zone has no part in it. */
function groupsOf(address: string): string[] {
  const [plain = ''] = address.toLowerCase().split('%')
  const [dotted = '', a, b, c, d] = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(plain) ?? []
  const pair = (high?: string, low?: string) => (Number(high) * 256 + Number(low)).toString(16)
  const hex = dotted ? `${plain.slice(0, -dotted.length)}${pair(a, b)}:${pair(c, d)}` : plain
  const [head = '', tail = ''] = hex.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return groups.map((group) => group.padStart(4, '0'))
}

/**
 * The network that an address belongs to: IPv4 whole (some proxies add its port), IPv6 by its /64 (one customer has
 * 2^64 of them), IPv4 written as IPv6 as IPv4. Limits count by this.
 */
export function networkOf(address: string | undefined): string {
  if (!address?.includes(':')) return address ?? ''
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)
  if (withPort?.[1]) return withPort[1]
  const groups = groupsOf(address)
  if (!groups.join(':').startsWith('0000:0000:0000:0000:0000:ffff:')) return `${groups.slice(0, 4).join(':')}::/64`
  const bytes = groups.slice(6, 8).flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255])
  return bytes.join('.')
}
