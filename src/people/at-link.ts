/** Whoever came by a private link: the cookie of their browser, and what they may do at the record. */
import { dropOwn, giveOwn, readOwn } from '../platform/web/cookies.ts'
import type { Ctx } from '../platform/web/route.ts'
import { inRecord } from '../record/begin.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { NoSuchRecord } from '../record/slip.ts'
import { hashOf, newSecret } from '../platform/secret.ts'
import { closePrivateLink, findLinkHolder } from './private-links.ts'

export type LinkAround = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly url: string
}

const COOKIE = 'heard-link'
/** Tells one browser from another, so that a link passed on after it was used says no more. */
const BROWSER = 'heard-browser'
const BROWSER_SECONDS = 200 * 86_400

/** The page that a link of each role opens. */
const LINK_PAGES: Readonly<Record<string, string>> = {
  reader: '/l/read',
  home: '/l/day',
  school: '/l/day',
  child: '/l/child',
  answering: '/l/answer',
  confirming: '/l/changes',
  repairing: '/l/repair',
}

/** Gives the browser the cookie of a link that was opened, and leads to its page. */
export function letIn(
  c: Ctx,
  { cookie, role }: { readonly cookie: string; readonly role: string },
): Response {
  giveOwn(c, COOKIE, cookie)
  return c.redirect(LINK_PAGES[role] ?? '/l/read', 303)
}

/** The secret of this browser's opened link; empty where none is open. */
export function linkCookie(c: Ctx): string {
  return readOwn(c, COOKIE) ?? ''
}

/** What this browser is known by, hashed; null where it is not known yet. */
export function browserOf(c: Ctx): Buffer | null {
  const browser = readOwn(c, BROWSER)
  return browser === undefined || browser === '' ? null : hashOf(browser)
}

/** The same, and from now on it is known. */
export function knowBrowser(c: Ctx): Buffer {
  const known = browserOf(c)
  if (known !== null) return known
  const secret = newSecret()
  giveOwn(c, BROWSER, secret, BROWSER_SECONDS)
  return hashOf(secret)
}

/** Closes the link on this device. */
export async function closeLink(c: Ctx, { ledger }: LinkAround): Promise<void> {
  const cookie = linkCookie(c)
  if (cookie !== '') await closePrivateLink(ledger.db, cookie)
  dropOwn(c, COOKIE)
}

/**
 * Runs `work` at the record for whoever holds `cookie`, where their link is for one of `roles`; null
 * where it opens nothing any more, or something else.
 */
export async function asHolder<T>(
  { ledger, now }: LinkAround,
  { cookie, roles }: { readonly cookie: string; readonly roles: readonly string[] },
  work: (write: Write) => Promise<T>,
): Promise<T | null> {
  const at = now()
  const holder = cookie === '' ? null : await findLinkHolder(ledger.db, cookie, at)
  if (holder === null || !roles.includes(holder.role)) return null
  const { accountId, recordId } = holder
  return inRecord(ledger, { accountId, recordId, now: at }, work).catch((problem: unknown) => {
    // The seat ended between the two questions.
    if (problem instanceof NoSuchRecord) return null
    throw problem
  })
}
