/** Links and codes that show who somebody is, as several routes take them. */
import type { Account } from '../web/route.ts'
import { tryAppCode, tryRecoveryCode, type CodeTried } from './authenticator.ts'
import type { Around } from './browser.ts'
import { tell } from './telling.ts'

/** Where a sign-in link with this secret points. */
export function linkFor(url: string, secret: string): string {
  return new URL(`/sign-in/${secret}`, url).href
}

/** Tries what was typed as a code of the app or as a recovery code, by its shape. Tells of what should be known. */
export async function tryCode(around: Around, account: Account, typed: string): Promise<CodeTried> {
  const { db, key } = around
  const now = around.now()
  if (/^[\d\s]{0,12}$/.test(typed)) return tryAppCode({ db, key, account }, { typed }, now)
  const tried = await tryRecoveryCode(db, account, typed, now)
  if (tried === 'right') await tell(around, account, 'recovery code used')
  return tried
}

export const CODE_SLIPS = {
  wrong: [
    {
      field: 'code',
      text: 'Type the code that the app shows now. Each works once: if you have just used one, wait for the next.',
    },
  ],
  'too many': [
    { field: 'code', text: 'Too many wrong codes. Wait 15 minutes, then type the newest one.' },
  ],
} as const
