/** The keys by which push services know this installation, the private one sealed under the master key. */
import type { Database } from '../platform/database/database.ts'
import { seal, unseal, type Key } from '../platform/files/keys.ts'
import type { PushKeys } from '../platform/push/push.ts'

declare module '../platform/database/database.ts' {
  interface Tables {
    'auth.push_key': { one: boolean; public: string; sealed: Buffer; made: string }
  }
}

const ABOUT = 'push key'

/** The keys, made by `make` where there are none; two that make them at once get the same. */
export async function findPushKeys(
  { db, master, now }: { readonly db: Database; readonly master: Key; readonly now: string },
  make: () => Promise<PushKeys>,
): Promise<PushKeys> {
  const known = await readKeys(db, master)
  if (known !== null) return known
  const made = await make()
  const sealed = seal(master, Buffer.from(made.privateKey), ABOUT)
  await db
    .insertInto('auth.push_key')
    .values({ one: true, public: made.publicKey, sealed, made: now })
    .onConflict((on) => on.column('one').doNothing())
    .execute()
  return (await readKeys(db, master)) ?? made
}

async function readKeys(db: Database, master: Key): Promise<PushKeys | null> {
  const row = await db.selectFrom('auth.push_key').select(['public', 'sealed']).executeTakeFirst()
  if (row === undefined) return null
  return { publicKey: row.public, privateKey: unseal(master, row.sealed, ABOUT).toString('utf8') }
}
