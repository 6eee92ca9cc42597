/** What is kept of an account, gathered. */
import { findAddress, findSince } from '../../platform/sign-in/address-store.ts'
import { countRecoveryCodes, hasSecondStep } from '../../platform/sign-in/authenticator.ts'
import { findPasskeys } from '../../platform/sign-in/passkeys.ts'
import { findSessions } from '../../platform/sign-in/session-store.ts'
import type { Account } from '../../platform/web/route.ts'
import type { Ledger } from '../../record/kind.ts'
import { findPlaces } from './store.ts'

export type Kept = Awaited<ReturnType<typeof keptOf>>

/** Everything outside records that is kept of an account, and its places at them. Secrets are kept as hashes only, and are not in it. */
export async function keptOf(ledger: Ledger, account: Account, now: string) {
  const { db } = ledger
  const sessions = await findSessions(db, account, now)
  return {
    name: account.name,
    address: await findAddress(db, account),
    since: await findSince(db, account),
    passkeys: (await findPasskeys(db, account)).map(({ name, created, used }) => ({
      name,
      created,
      used,
    })),
    secondStep: await hasSecondStep(db, account),
    recoveryCodesLeft: await countRecoveryCodes(db, account),
    signedIn: sessions.map(({ device, created, seen }) => ({ device, since: created, seen })),
    ...(await findPlaces(ledger, account)),
  }
}
