/** The pusher of this installation, under keys it keeps in its own database. */
import { openPusher, type Pusher, type PusherOptions } from '../platform/push/push.ts'
import type { Ledger } from '../record/kind.ts'
import { findPushKeys } from './push-keys-store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string; readonly url: string }

/** Reads its keys when they are first needed; makes them where there are none. */
export function pusherOf(
  { ledger, now, url }: Around,
  stand: Pick<PusherOptions, 'mayReach' | 'ca'> = {},
): Pusher {
  const { db, vault } = ledger
  return openPusher({
    url,
    keys: (make) => findPushKeys({ db, master: vault.master, now: now() }, make),
    ...stand,
  })
}
