/**
 * Passkeys (WebAuthn Level 3), by SimpleWebAuthn. The key's own check of the person (its PIN, a finger, a
 * face) is always asked for, so that a passkey is two factors in one. What a browser is asked to sign is
 * kept as a hash, for five minutes, and counts once.
 */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../database/database.ts'
import { hashOf } from '../secret.ts'
import type { Account } from '../web/route.ts'
import { minutesAfter } from './tables.ts'

const CHALLENGE_MINUTES = 5

type Place = { readonly db: Database; readonly now: string; readonly url: string }

/** Loaded at the first passkey: it weighs more than everything else of signing in. */
const library = () => import('@simplewebauthn/server')

async function keepChallenge({ db, now }: Place, challenge: string, account: Account | null) {
  await db
    .insertInto('auth.passkey_challenge')
    .values({
      hash: hashOf(challenge),
      account_id: account?.id ?? null,
      expires: minutesAfter(now, CHALLENGE_MINUTES),
    })
    .execute()
}

/** Uses a challenge up; false where it was not asked, was used, is too old or was for somebody else. */
async function spendChallenge({ db, now }: Place, challenge: string, account: Account | null) {
  const { numDeletedRows } = await db
    .deleteFrom('auth.passkey_challenge')
    .where('hash', '=', hashOf(challenge))
    .where('account_id', account === null ? 'is' : '=', account?.id ?? null)
    .where('expires', '>', now)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export type Passkey = {
  readonly id: string
  readonly name: string
  readonly created: string
  readonly used: string | null
}

/** The passkeys of an account, the oldest first. */
export async function findPasskeys(db: Database, account: Account): Promise<readonly Passkey[]> {
  return db
    .selectFrom('auth.passkey')
    .select(['id', 'name', 'created', 'used'])
    .where('account_id', '=', account.id)
    .orderBy('created')
    .orderBy('id')
    .execute()
}

type Transports = ('ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb')[]

/** What the browser needs to make a passkey for `account` (PublicKeyCredentialCreationOptionsJSON). */
export async function askForPasskey(place: Place, account: Account): Promise<object> {
  const { generateRegistrationOptions } = await library()
  const known = await place.db
    .selectFrom('auth.passkey')
    .select(['credential', 'transports'])
    .where('account_id', '=', account.id)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: 'Heard',
    rpID: new URL(place.url).hostname,
    userID: Buffer.from(account.id),
    userName: account.name,
    userDisplayName: account.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ credential, transports }) => ({
      id: credential,
      transports: transports as Transports,
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(place, options.challenge, account)
  return options
}

const Base64Url = z.string().regex(/^[\w-]+$/)
const Answer = z.object({
  id: Base64Url.max(2000),
  rawId: Base64Url.max(2000),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
})
const Made = Answer.extend({
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z
      .array(
        z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']).catch('usb'),
      )
      .max(10)
      .default([]),
  }),
})
const Signed = Answer.extend({
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url.optional(),
  }),
})

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Whatever the library finds wrong with what a browser sent is one answer to us: it does not hold. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch(() => null)
}

/** Keeps the passkey a browser made for `account` under `name`; false where its answer does not hold. */
export async function keepPasskey(
  place: Place,
  account: Account,
  { answer, name }: { readonly answer: string; readonly name: string },
): Promise<boolean> {
  const made = Made.safeParse(readJson(answer))
  if (!made.success) return false
  const { verifyRegistrationResponse } = await library()
  const checked = await orNull(
    verifyRegistrationResponse({
      response: made.data,
      expectedChallenge: (challenge) => spendChallenge(place, challenge, account),
      expectedOrigin: new URL(place.url).origin,
      expectedRPID: new URL(place.url).hostname,
      requireUserVerification: true,
    }),
  )
  if (checked === null || !checked.verified) return false
  const { credential } = checked.registrationInfo
  const { numInsertedOrUpdatedRows } = await place.db
    .insertInto('auth.passkey')
    .values({
      id: randomUUID(),
      account_id: account.id,
      credential: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: made.data.response.transports,
      name,
      created: place.now,
      used: null,
    })
    .onConflict((on) => on.column('credential').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What the browser needs to sign in by whichever passkey it has (PublicKeyCredentialRequestOptionsJSON). */
export async function askToSign(place: Place): Promise<object> {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: new URL(place.url).hostname,
    userVerification: 'required',
  })
  await keepChallenge(place, options.challenge, null)
  return options
}

/** Whose passkey signed what this browser was asked to sign, or null where that does not hold. */
export async function whoSigned(place: Place, answer: string): Promise<Account | null> {
  const signed = Signed.safeParse(readJson(answer))
  if (!signed.success) return null
  const kept = await place.db
    .selectFrom('auth.passkey')
    .innerJoin('auth.account', 'auth.account.id', 'auth.passkey.account_id')
    .selectAll('auth.passkey')
    .select('auth.account.name as accountName')
    .where('auth.passkey.credential', '=', signed.data.id)
    .executeTakeFirst()
  if (kept === undefined) return null
  const { verifyAuthenticationResponse } = await library()
  const { userHandle, ...response } = signed.data.response
  const checked = await orNull(
    verifyAuthenticationResponse({
      response: {
        ...signed.data,
        response: { ...response, ...(userHandle !== undefined && { userHandle }) },
      },
      expectedChallenge: (challenge) => spendChallenge(place, challenge, null),
      expectedOrigin: new URL(place.url).origin,
      expectedRPID: new URL(place.url).hostname,
      credential: {
        id: kept.credential,
        publicKey: new Uint8Array(kept.public_key),
        counter: kept.counter,
        transports: kept.transports as Transports,
      },
      requireUserVerification: true,
    }),
  )
  if (checked === null || !checked.verified) return null
  await place.db
    .updateTable('auth.passkey')
    .set({ counter: checked.authenticationInfo.newCounter, used: place.now })
    .where('id', '=', kept.id)
    .execute()
  return { id: kept.account_id, name: kept.accountName }
}

/** Gives a passkey another name; nothing where it is not the account's. */
export async function namePasskey(
  db: Database,
  account: Account,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  await db
    .updateTable('auth.passkey')
    .set({ name })
    .where('account_id', '=', account.id)
    .where('id', '=', id)
    .execute()
}

/** Takes a passkey away; false where it is not the account's. */
export async function removePasskey(db: Database, account: Account, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('auth.passkey')
    .where('account_id', '=', account.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Takes every passkey of an account away. */
export async function removePasskeys(db: Database, account: Account): Promise<void> {
  await db.deleteFrom('auth.passkey').where('account_id', '=', account.id).execute()
}
