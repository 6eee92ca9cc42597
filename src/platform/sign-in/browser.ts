/** Who is signed in in this browser: its cookies, and signing it in. */
import type { MiddlewareHandler } from 'hono'
import type { Database } from '../database/database.ts'
import type { Key } from '../files/keys.ts'
import type { Mailer } from '../mail/mailer.ts'
import { dropOwn, giveOwn, readOwn } from '../web/cookies.ts'
import { ownPath } from '../web/reading-page.tsx'
import { note } from '../web/refusals.ts'
import type { Account, Ctx, Env } from '../web/route.ts'
import { hasSecondStep } from './authenticator.ts'
import { deviceOf } from './device.ts'
import { findPasskeys } from './passkeys.ts'
import {
  beginHalf,
  beginSession,
  endHalf,
  endHalves,
  endSession,
  findHalf,
  findSignedIn,
  SESSION_DAYS,
  type Session,
} from './session-store.ts'

declare module 'hono' {
  interface ContextVariableMap {
    session?: Session | null
    /** Signs an account in in this browser; use `signInAs`. */
    signIn?: (account: Account, next: string) => Promise<string>
  }
}

export type Around = {
  readonly db: Database
  readonly now: () => string
  /** Where people reach us. */
  readonly url: string
  /** The master key: secrets of authenticator apps are sealed under it. */
  readonly key: Key
  /** Null where this installation sends no mail. */
  readonly mailer: Mailer | null
  /** Whether this installation lets the account in by two steps only. */
  readonly needsTwoSteps: (account: Account) => Promise<boolean>
}

const SESSION = 'heard-session'
const HALF = 'heard-second-step'
const NEXT = 'heard-next'
const NEXT_MINUTES = 15

/** Leads whoever is not signed in to where they can; a page they asked for is kept in mind meanwhile. */
export function leadToSignIn(c: Ctx): Response {
  // What a script asked for by itself (Fetch Metadata) is no page to lead to.
  const isPage = (c.req.header('sec-fetch-dest') ?? 'document') === 'document'
  if (c.req.method === 'GET' && isPage) {
    const { pathname, search } = new URL(c.req.url)
    giveOwn(c, NEXT, pathname + search, NEXT_MINUTES * 60)
  }
  return c.redirect('/sign-in', 303)
}

/** The page of ours to lead to after signing in: the one that was asked for first, or the first page. */
export function nextHere(c: Ctx): string {
  return ownPath(c.req.query('next') ?? readOwn(c, NEXT) ?? '/')
}

/** Puts the signed-in account (or null) on every request, and how to sign another in. */
export function knowAccount(around: Around): MiddlewareHandler<Env> {
  const { db, now } = around
  return async (c, next) => {
    const secret = readOwn(c, SESSION)
    const found = secret === undefined ? null : await findSignedIn(db, secret, now())
    c.set('account', found?.account ?? null)
    c.set('session', found?.session ?? null)
    c.set('signIn', (account, path) => openTo(c, around, account, path))
    await next()
  }
}

/**
 * Signs `account` in in this browser. Returns the path to lead to: `next`, or where the account has a
 * second step, the page that asks for it first and then leads to `next`. Whoever is signed in here
 * already is signed out.
 */
export async function signInAs(c: Ctx, account: Account, next: string = '/'): Promise<string> {
  const { signIn } = c.var
  if (signIn === undefined) throw new Error('Nobody can sign in where knowAccount did not run.')
  return signIn(account, next)
}

/** What is still asked of somebody who came by a link. `set up`: two steps are required, and there is one. */
export type StepLeft = 'none' | 'code' | 'passkey' | 'set up'

/** What is asked of an account after a link. A passkey is asked for only where two steps are required. */
export async function stepLeft(
  { db, needsTwoSteps }: Pick<Around, 'db' | 'needsTwoSteps'>,
  account: Account,
): Promise<StepLeft> {
  if (await hasSecondStep(db, account)) return 'code'
  if (!(await needsTwoSteps(account))) return 'none'
  return (await findPasskeys(db, account)).length > 0 ? 'passkey' : 'set up'
}

const PAGES = {
  code: '/sign-in/code',
  passkey: '/sign-in/with-passkey',
  'set up': '/sign-in/set-up',
} as const

/** The page that asks for a step and then leads to `next`. */
export function stepPath(step: keyof typeof PAGES, next: string): string {
  return `${PAGES[step]}?next=${encodeURIComponent(next)}`
}

const HALF_MINUTES = 10
/** An app has to be found and put on a phone first. */
const SET_UP_MINUTES = 60

async function openTo(c: Ctx, around: Around, account: Account, next: string): Promise<string> {
  const { db, now } = around
  const step = await stepLeft(around, account)
  if (step === 'none') {
    await startSession(c, around, account, 'a link')
    return next
  }
  note(c, 'a link was used, and a second step is waited for')
  // Whoever came by an earlier link must not see what is set up now.
  if (step === 'set up') await endHalves(db, account)
  const minutes = step === 'set up' ? SET_UP_MINUTES : HALF_MINUTES
  giveOwn(c, HALF, await beginHalf(db, account, { now: now(), minutes }))
  return stepPath(step, next)
}

/** By what somebody signed in: how strong it is stands in docs/asvs.md. */
export type Way = 'a link' | 'a passkey' | 'a link and a code' | 'a link and a new second step'

/** A new session of `account` in this browser, with a new cookie; the one before is ended. */
export async function startSession(
  c: Ctx,
  around: Around,
  account: Account,
  way: Way,
): Promise<void> {
  const { db, now } = around
  await endHere(c, around)
  const device = deviceOf(c.req.header('user-agent') ?? '')
  const secret = await beginSession(db, account, { now: now(), device })
  giveOwn(c, SESSION, secret, SESSION_DAYS * 86_400)
  note(c, `signed in by ${way}`)
  if (readOwn(c, NEXT) !== undefined) dropOwn(c, NEXT)
}

/** Signs this browser out. */
export async function endHere(c: Ctx, { db }: Pick<Around, 'db'>): Promise<void> {
  const [session, waiting] = [readOwn(c, SESSION), readOwn(c, HALF)]
  if (session !== undefined) await endSession(db, session)
  if (waiting !== undefined) {
    await endHalf(db, waiting)
    dropOwn(c, HALF)
  }
  dropOwn(c, SESSION)
}

/** Whose second step this browser waits for, or null. */
export async function halfHere(c: Ctx, { db, now }: Around): Promise<Account | null> {
  const secret = readOwn(c, HALF)
  return secret === undefined ? null : findHalf(db, secret, now())
}
