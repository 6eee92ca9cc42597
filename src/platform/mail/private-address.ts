/** Addresses that say nothing of who sent a mail: this machine's, and those of a network behind a router. */
import { BlockList } from 'node:net'

const PRIVATE = new BlockList()
// RFC 6890 and RFC 4193.
PRIVATE.addSubnet('127.0.0.0', 8)
PRIVATE.addSubnet('10.0.0.0', 8)
PRIVATE.addSubnet('172.16.0.0', 12)
PRIVATE.addSubnet('192.168.0.0', 16)
PRIVATE.addSubnet('169.254.0.0', 16)
PRIVATE.addAddress('::1', 'ipv6')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')
PRIVATE.addSubnet('fe80::', 10, 'ipv6')

export function isPrivateAddress(ip: string): boolean {
  const plain = ip.replace(/^::ffff:/i, '')
  return PRIVATE.check(plain, plain.includes(':') ? 'ipv6' : 'ipv4')
}
