/**
 * What stands round every page and is the same for all of them: the way about, handed in by the
 * application because platform knows no room, and how this person likes to read. Kept beside the
 * request, so that a page need not be handed it.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { MiddlewareHandler } from 'hono'
import type { Child } from 'hono/jsx'
import { getCookie } from 'hono/cookie'
import { readOwn } from './cookies.ts'
import { readReading, USUAL_READING, type Reading } from './reading.ts'

/**
 * A place a record has. `path` is added to the record's own; `tab` is its short name in the bar at the
 * bottom of a phone (none: reached through the others); `add` marks the one that adds something.
 */
export type NavItem = {
  readonly id: string
  readonly label: string | ((name: string) => string)
  readonly path: string
  readonly tab?: string
  readonly add?: true
  /** The id of the place whose tab is marked while we are here, for a place without a tab. */
  readonly under?: string
  /** Not in the list at the side of a desk: reached through another place. */
  readonly aside?: true
  /** What its page needs: it is shown only to those who have that. Left out, to all. */
  readonly need?: string
}

export type Shell = {
  readonly nav: readonly NavItem[]
  readonly reading: Reading
  /** What comes before everything else on the page, where its address asks for it. */
  readonly first: Child
}

/** What an address holds when help comes first on its page. */
export const HELP_FIRST = 'help=first'

export const READING_COOKIE = 'heard-reading'

const BARE: Shell = { nav: [], reading: USUAL_READING, first: null }
const around = new AsyncLocalStorage<Shell>()

/**
 * Puts the way about and the person's reading settings round every page of the request, and `helpFirst`
 * before everything else where its address asks for it.
 */
export function withShell(
  nav: readonly NavItem[],
  helpFirst: () => Child = () => null,
): MiddlewareHandler {
  return async (c, next) => {
    // Settings made before cookies had their present name are kept: they open nothing.
    const reading = readReading(readOwn(c, READING_COOKIE) ?? getCookie(c, READING_COOKIE) ?? '')
    const first = c.req.query('help') === 'first' ? helpFirst() : null
    await around.run({ nav, reading, first }, next)
  }
}

/** Runs `work` with `first` before everything else on the pages it makes. */
export function withFirst<T>(first: Child, work: () => T): T {
  return around.run({ ...currentShell(), first }, work)
}

/** The shell of the request being answered; outside a request, one with nothing in it. */
export function currentShell(): Shell {
  return around.getStore() ?? BARE
}
