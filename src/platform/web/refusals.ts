/**
 * What whoever looks after an installation should be able to see: who was refused what, how often, and that
 * somebody signed in. A line names the route as it stands in our code, never the address that was asked
 * for: that may hold a secret or the number of a record. It names no account and no network.
 */
import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { matchedRoutes } from 'hono/route'
import { NotAllowed, NotFound } from './errors.tsx'
import type { Ctx, Env } from './route.ts'

/** One line of the log. `request` is also in the answer's header `Heard-Request`, and on the pages of our own mistakes and of forms from elsewhere. */
export type Refused = {
  readonly request: string
  readonly what: string
  readonly method: string
  readonly route: string
  readonly status: number
}

declare module 'hono' {
  interface ContextVariableMap {
    /** By what this request is found in the log. */
    request?: string
    /** What is to be told of this request, where the answer does not show it. */
    noted?: string
  }
}

/** Has something told of this request: plain words of ours, nothing of a person's. */
export function note(c: Ctx, what: string): void {
  c.set('noted', what)
}

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'sent what is no form',
  413: 'sent too much',
  421: 'asked for another host',
  429: 'asked too often',
}

/** What an answer refused, or null where it refused nothing. */
function refusalIn(c: Ctx): string | null {
  const { noted } = c.var
  if (noted !== undefined) return noted
  const { status } = c.res
  if (c.error instanceof NotAllowed) return 'may not do this'
  if (c.error instanceof NotFound && c.var.account !== null && isOfRecord(c))
    return 'no place at this record, or nothing there'
  if (status === 403 && c.error instanceof HTTPException) return 'a form from elsewhere'
  if (status === 410) return 'a link that opens nothing any more'
  if (status === 303 && c.req.method === 'POST' && c.var.account === null && leadsToSignIn(c))
    return 'a form without being signed in'
  return BY_STATUS[status] ?? null
}

const leadsToSignIn = (c: Ctx) =>
  c.res.headers.get('location') === '/sign-in' && !/^\/sign-(?:in|out)/.test(routeOf(c))
const isOfRecord = (c: Ctx) => routeOf(c).startsWith('/records/:record')

/** The path of the route as our code writes it; `-` where none fits. */
function routeOf(c: Ctx): string {
  return matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? '-'
}

/** Gives every request an id, and tells of those that were refused. The first of all: it sees every answer. */
export function watchRefusals(tell: (refused: Refused) => void): MiddlewareHandler<Env> {
  return async (c, next) => {
    const request = randomBytes(6).toString('hex')
    c.set('request', request)
    await next()
    c.res.headers.set('Heard-Request', request)
    const what = refusalIn(c)
    if (what === null) return
    tell({ request, what, method: c.req.method, route: routeOf(c), status: c.res.status })
  }
}

/**
 * `write` for at most `most` lines in each `everyMs`, so that nobody can fill a disk by being refused; what
 * was left out is told by number with the first line after it. `clock` gives milliseconds.
 */
export function atMost<T extends object>(
  write: (line: T & { readonly leftOut?: number }) => void,
  { most, everyMs }: { readonly most: number; readonly everyMs: number },
  clock: () => number,
): (line: T) => void {
  let [from, written, leftOut] = [clock(), 0, 0]
  return (line) => {
    if (clock() - from >= everyMs) [from, written] = [clock(), 0]
    if (written >= most) {
      leftOut += 1
      return
    }
    written += 1
    write(leftOut > 0 ? { ...line, leftOut } : line)
    leftOut = 0
  }
}
