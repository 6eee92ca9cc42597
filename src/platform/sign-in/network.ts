/** Where a request comes from, as far as it is counted by. */
import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The part of an address that one household or school has: an IPv4 address whole, of IPv6 the first 64
 * bits (RFC 4291 2.5.4), IPv4 within IPv6 as itself; `unknown` for what is no address.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (isIP(plain) === 4) return plain
  if (isIP(plain) === 0) return 'unknown'
  const groupsOf = (part: string) => part.split(':').filter((group) => group !== '')
  const [head = '', tail = ''] = plain.toLowerCase().split('::')
  const [first, last] = [groupsOf(head), groupsOf(tail)]
  const between = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return [...first, ...between, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * The network a request comes from. Over https we stand behind a proxy, whose own entry in
 * X-Forwarded-For is the last: what comes before it, anybody can write.
 */
export function networkHere(c: Context, url: string): string {
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  if (url.startsWith('https:') && told !== undefined) return networkOf(told)
  try {
    return networkOf(getConnInfo(c).remote.address ?? '')
  } catch {
    // Asked without a connection, as tests do.
    return 'unknown'
  }
}
