/** How a page names a sentence found in a message: by the message's page address, never by its number. */
import type { Write } from '../record/kind.ts'
import { findByAddress } from '../record/store.ts'

/** `12-9f3c01ab` as a page names it. */
export function namedOnPage({
  id,
  address,
}: {
  readonly id: string
  readonly address: string
}): string {
  return id.replace(/^\d+/, address)
}

/** The other way round; empty where no message this member may read has that address. */
export async function idNamed(write: Write, named: string): Promise<string> {
  const [, address, rest] = /^([\w-]{22})(-[0-9a-f]{8})$/.exec(named) ?? []
  const message = address === undefined ? null : await findByAddress(write, address)
  return message === null ? '' : `${message.seq}${rest}`
}
