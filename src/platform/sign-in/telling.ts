/** Sending what signing in has to say. Nobody waits for it: how long it takes would tell who is known. */
import type { Account } from '../web/route.ts'
import { findAddress } from './address-store.ts'
import type { Around } from './browser.ts'
import { changeWords, type Change, type Words } from './letters.ts'

/** Sends `words` to an address, later and by itself. A mail that fails is asked for again by whoever wanted it. */
export function sendLater(
  { mailer }: Pick<Around, 'mailer'>,
  to: string,
  { subject, text }: Words,
): void {
  if (mailer === null) return
  void mailer.send({ to, subject, text }).catch(() => {})
}

/** Tells an account of a change to how it signs in, where it has an address and mail goes out. */
export async function tell(around: Around, account: Account, change: Change): Promise<void> {
  const address = await findAddress(around.db, account)
  if (address !== null) sendLater(around, address, changeWords(around.url, change))
}
