/**
 * Addresses and Message-IDs that only this installation can make: a random token and its signature. A mail
 * to such an address, or in answer to such a message, names what it answers; nobody guesses one, and
 * one that was changed by a letter is nobody's.
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Key } from '../files/keys.ts'

/** 80 bits each, in letters and digits that no mail program changes: case does not count. */
const BYTES = 10
const LENGTH = 16
const SIGNED = /^[0-9a-v]{32}$/

export type ReplyAddresses = {
  /** `answers+<signed token>@example.org`, or null where this installation receives no mail. */
  readonly addressFor: (token: string) => string | null
  /** A Message-ID without angle brackets (RFC 5322 3.6.4). */
  readonly messageIdFor: (token: string) => string
  /** The token of an address of ours, signature and all; null for any other. */
  readonly tokenIn: (address: string) => string | null
  /** The token of a Message-ID of ours, without angle brackets; null for any other. */
  readonly tokenInId: (messageId: string) => string | null
}

/** A new token: 16 letters and digits. */
export function newToken(): string {
  return lettersOf(randomBytes(BYTES))
}

/** The key that signs them, where none was kept from before: it serves nothing else. */
export function replyKeyOf(master: Key): Key {
  return Buffer.from(hkdfSync('sha256', master, '', 'reply addresses', 32))
}

/**
 * `base` is where mail for us arrives (`answers@example.org`), or null; `host` names this installation in
 * Message-IDs. The signing key is made from the master key, or `kept` from before that was changed.
 */
export function replyAddresses(
  master: Key,
  base: string | null,
  host: string,
  kept: Key | null = null,
): ReplyAddresses {
  const key = kept ?? replyKeyOf(master)
  const signed = (token: string) =>
    token + lettersOf(createHmac('sha256', key).update(token).digest().subarray(0, BYTES))
  const read = (text: string): string | null => {
    const given = text.toLowerCase()
    if (!SIGNED.test(given)) return null
    const token = given.slice(0, LENGTH)
    return timingSafeEqual(Buffer.from(signed(token)), Buffer.from(given)) ? token : null
  }
  const at = base?.lastIndexOf('@') ?? -1
  const [local, domain] = [base?.slice(0, at) ?? '', base?.slice(at + 1).toLowerCase() ?? '']
  return {
    addressFor: (token) => (base === null ? null : `${local}+${signed(token)}@${domain}`),
    messageIdFor: (token) => `${signed(token)}.ask@${host}`,
    tokenIn(address) {
      const [name = '', where] = splitAt(address.trim())
      const prefix = `${local}+`.toLowerCase()
      if (base === null || where?.toLowerCase() !== domain) return null
      return name.toLowerCase().startsWith(prefix) ? read(name.slice(prefix.length)) : null
    },
    tokenInId(messageId) {
      const [name = '', where] = splitAt(messageId.trim())
      if (where?.toLowerCase() !== host.toLowerCase() || !name.endsWith('.ask')) return null
      return read(name.slice(0, -'.ask'.length))
    },
  }
}

function splitAt(address: string): readonly [string, string] | readonly [] {
  const at = address.lastIndexOf('@')
  return at === -1 ? [] : [address.slice(0, at), address.slice(at + 1)]
}

function lettersOf(bytes: Uint8Array): string {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
    .toString(32)
    .padStart(LENGTH, '0')
}
