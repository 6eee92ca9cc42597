/** The second step: codes from an authenticator app (RFC 6238), and recovery codes for when it is lost. */
import { randomBytes } from 'node:crypto'
import type { Secret, TOTP } from 'otpauth'
import type { Database } from '../database/database.ts'
import { seal, unseal, type Key } from '../files/keys.ts'
import { hashOf } from '../secret.ts'
import type { Account } from '../web/route.ts'
import { CODES, forgetTries, mayTry } from './attempts.ts'

/** 160 bits, as RFC 4226 (4, R6) recommends. */
const SECRET_BYTES = 20
const PERIOD_SECONDS = 30
/** A clock may be one step off either way (RFC 6238 5.2). */
const WINDOW = 1
const RECOVERY_CODES = 10
/** Letters and digits that are not taken for one another; 24 of them are 120 bits, so that a plain hash is enough. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const RECOVERY_LETTERS = 24

type Keeping = { readonly db: Database; readonly key: Key; readonly account: Account }

const about = (account: Account) => `authenticator ${account.id}`

/** Whether an account asks for a code after a link. */
export async function hasSecondStep(db: Database, account: Account): Promise<boolean> {
  const row = await db
    .selectFrom('auth.authenticator')
    .select('account_id')
    .where('account_id', '=', account.id)
    .where('since', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** What an app needs to know: the secret in letters, and the address its picture holds. */
export type Enrolment = { readonly secret: string; readonly uri: string }

async function totpOf(account: Account, bytes: Uint8Array): Promise<TOTP> {
  const { Secret, TOTP } = await import('otpauth')
  const secret: Secret = new Secret({ buffer: new Uint8Array(bytes).buffer })
  return new TOTP({ issuer: 'Heard', label: account.name, secret, period: PERIOD_SECONDS })
}

/** A new secret for an account that has no second step yet; it counts once a first code was typed. */
export async function newAuthenticator({ db, key, account }: Keeping): Promise<void> {
  const sealed = seal(key, randomBytes(SECRET_BYTES), about(account))
  await db
    .insertInto('auth.authenticator')
    .values({ account_id: account.id, sealed, step: 0, since: null })
    .onConflict((on) =>
      on.column('account_id').doUpdateSet({ sealed }).where('auth.authenticator.since', 'is', null),
    )
    .execute()
}

/** What to show the app that is being set up; null where none is, or where it already counts. */
export async function findEnrolment({ db, key, account }: Keeping): Promise<Enrolment | null> {
  const row = await db
    .selectFrom('auth.authenticator')
    .select('sealed')
    .where('account_id', '=', account.id)
    .where('since', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const totp = await totpOf(account, unseal(key, row.sealed, about(account)))
  return { secret: totp.secret.base32, uri: totp.toString() }
}

export type CodeTried = 'right' | 'wrong' | 'too many'

/**
 * Tries a code of the app. A code is taken once, and no code of an earlier time step after it
 * (RFC 6238 5.2). `first` is the one that ends setting up; otherwise the app must be set up. One try at a
 * time: the row is held while it is looked at.
 */
export async function tryAppCode(
  { db, key, account }: Keeping,
  { typed, first = false }: { readonly typed: string; readonly first?: boolean },
  now: string,
): Promise<CodeTried> {
  const what = `code of ${account.id}`
  if (!(await mayTry(db, what, CODES, now))) return 'too many'
  const token = typed.replaceAll(/\s/g, '')
  const right = await db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('auth.authenticator')
      .selectAll()
      .where('account_id', '=', account.id)
      .where('since', first ? 'is' : 'is not', null)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined || !/^\d{6}$/.test(token)) return false
    const totp = await totpOf(account, unseal(key, row.sealed, about(account)))
    const timestamp = Date.parse(now)
    const off = totp.validate({ token, timestamp, window: WINDOW })
    const step = off === null ? null : totp.counter({ timestamp }) + off
    if (step === null || step <= row.step) return false
    await tx
      .updateTable('auth.authenticator')
      .set({ step, since: row.since ?? now })
      .where('account_id', '=', account.id)
      .execute()
    return true
  })
  if (right) await forgetTries(db, what)
  return right ? 'right' : 'wrong'
}

function asKept(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

/** `ABCD-EFGH-JKLM-NPQR-STUV-WXYZ`: 32 letters divide 256, so each is as likely as any other. */
function newRecoveryCode(): string {
  const letters = [...randomBytes(RECOVERY_LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length])
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** Ten new recovery codes, to be shown once; the ones before no longer work. */
export async function newRecoveryCodes(db: Database, account: Account): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  const rows = codes.map((code) => ({
    hash: hashOf(asKept(code)),
    account_id: account.id,
    used: null,
  }))
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('auth.recovery_code').where('account_id', '=', account.id).execute()
    await tx.insertInto('auth.recovery_code').values(rows).execute()
  })
  return codes
}

/** Uses a recovery code up; counts as a try of a code. */
export async function tryRecoveryCode(
  db: Database,
  account: Account,
  typed: string,
  now: string,
): Promise<CodeTried> {
  const what = `code of ${account.id}`
  if (!(await mayTry(db, what, CODES, now))) return 'too many'
  const { numUpdatedRows } = await db
    .updateTable('auth.recovery_code')
    .set({ used: now })
    .where('account_id', '=', account.id)
    .where('hash', '=', hashOf(asKept(typed)))
    .where('used', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return 'wrong'
  await forgetTries(db, what)
  return 'right'
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Database, account: Account): Promise<number> {
  const rows = await db
    .selectFrom('auth.recovery_code')
    .select('hash')
    .where('account_id', '=', account.id)
    .where('used', 'is', null)
    .execute()
  return rows.length
}

/** An account's second step, or one being set up, is no more. */
export async function endSecondStep(db: Database, account: Account): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('auth.recovery_code').where('account_id', '=', account.id).execute()
    await tx.deleteFrom('auth.authenticator').where('account_id', '=', account.id).execute()
  })
}
