/** By what a mail is known as an answer to one of ours: the address it came to, or what it answers. Pure. */
import { sameAddress } from '../../correspondence/mail/addresses.ts'
import { idsIn, type Mail } from '../../correspondence/mail/mail.ts'
import type { Notice } from '../../platform/mail/dsn.ts'
import type { ReplyAddresses } from '../../platform/mail/reply-address.ts'

/** Addresses and ids are looked at up to here: a mail to thousands is none of ours. */
const LOOKED_AT_MAX = 100
/** Where mail servers write down for whom a mail came, beside `To`. */
const FOR_WHOM = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']

/** The token of the email that is answered; null where it is none of ours. The address comes first. */
export function tokenAmong(
  {
    to,
    mail,
    notice,
  }: {
    readonly to: readonly string[]
    readonly mail: Mail | null
    readonly notice: Notice | null
  },
  { tokenIn, tokenInId }: ReplyAddresses,
): string | null {
  const known = mail === null ? [] : addressesOf(mail)
  for (const address of [...to, ...known].slice(0, LOOKED_AT_MAX)) {
    const token = tokenIn(sameAddress(address).replaceAll(/^<|>$/g, ''))
    if (token !== null) return token
  }
  const ids = [
    ...(mail?.inReplyTo === null || mail === null ? [] : [mail.inReplyTo]),
    ...(mail?.references.toReversed() ?? []),
    ...(notice?.about ?? []),
  ]
  for (const id of ids.slice(0, LOOKED_AT_MAX)) {
    const token = tokenInId(id)
    if (token !== null) return token
  }
  return null
}

function addressesOf({ to, cc, deliveredTo, headers }: Mail): string[] {
  const written = headers
    .filter(({ name }) => FOR_WHOM.includes(name.toLowerCase()))
    .map(({ value }) => value.trim())
  return [
    ...written,
    ...deliveredTo,
    ...[...to, ...cc].flatMap(({ address }) => (address === null ? [] : [address])),
  ]
}

/** The same from the headers of a mail alone (`to`, `cc`, `in-reply-to` ... as an IMAP server gives them). */
export function tokenInHeaders(headers: string, addresses: ReplyAddresses): string | null {
  const lines = headers.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const found: { readonly name: string; readonly value: string }[] = lines.map((line) => {
    const at = line.indexOf(':')
    return { name: line.slice(0, Math.max(0, at)).toLowerCase(), value: line.slice(at + 1) }
  })
  const addressed = found
    .filter(({ name }) => [...FOR_WHOM, 'to', 'cc'].includes(name))
    .flatMap(({ value }) => value.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? [])
  for (const address of addressed.slice(0, LOOKED_AT_MAX)) {
    const token = addresses.tokenIn(address)
    if (token !== null) return token
  }
  const ids = found
    .filter(({ name }) => ['in-reply-to', 'references'].includes(name))
    .flatMap(({ value }) => idsIn(value))
  for (const id of ids.slice(-LOOKED_AT_MAX)) {
    const token = addresses.tokenInId(id)
    if (token !== null) return token
  }
  return null
}
