/**
 * Where this installation may send by itself, at an address that a browser named: the open internet over
 * TLS, and no machine of the house it stands in. The name is looked up once, and what was looked up is
 * what is connected to, so that a name cannot mean one machine when asked and another when used.
 */
import { lookup as ask, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Whether an address (IPv4 or IPv6, as text) at a port may be connected to. */
export type MayReach = (address: string, port: number) => boolean

/** What the registries of special addresses (IANA, RFC 6890 and later) keep from the open internet. */
const CLOSED = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv6')
/** All of IPv6 that is given out for the open internet. */
const OPEN = new BlockList()
OPEN.addSubnet('2000::', 3, 'ipv6')

const TLS_PORT = 443

/** The open internet, at the one port of TLS. */
export const inTheOpen: MayReach = (address, port) => {
  if (port !== TLS_PORT) return false
  const family = isIP(address)
  if (family === 4) return !CLOSED.check(address, 'ipv4')
  return family === 6 && OPEN.check(address, 'ipv6') && !CLOSED.check(address, 'ipv6')
}

/** `endpoint` as an address we may send to as far as its words tell, or null. Its name is looked up when it is used. */
export function endpointIn(endpoint: string, mayReach: MayReach = inTheOpen): URL | null {
  const url = URL.parse(endpoint)
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 || mayReach(host, portOf(url)) ? url : null
}

export function portOf({ port }: URL): number {
  return port === '' ? TLS_PORT : Number(port)
}

/** Looks a name up for a connection to `port`; fails where any of its addresses may not be reached. */
export function guarded(mayReach: MayReach, port: number): LookupFunction {
  return (hostname, options, done) => {
    ask(hostname, { ...options, all: true }, (problem, found: LookupAddress[]) => {
      if (problem !== null) return done(problem, '', 0)
      const [first] = found
      if (first === undefined || found.some(({ address }) => !mayReach(address, port)))
        return done(new Error('An address that is not reached from here.'), '', 0)
      if (options.all === true) done(null, found)
      else done(null, first.address, first.family)
    })
  }
}
