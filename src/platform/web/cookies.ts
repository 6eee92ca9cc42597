/**
 * Cookies of ours. Over https each has a `__Host-` name: a browser takes it from this host alone, over TLS,
 * for every path, so that no neighbouring host can plant one (RFC 6265bis 4.1.3.2). A narrower path would
 * forbid that name, and is no wall. On one machine (http) browsers keep no such name.
 */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Context, MiddlewareHandler } from 'hono'

declare module 'hono' {
  interface ContextVariableMap {
    /** Whether people reach us by https. */
    overTls?: boolean
  }
}

/** Tells cookies how people reach us. */
export function knowTls(url: string): MiddlewareHandler {
  const overTls = url.startsWith('https:')
  return async (c, next) => {
    c.set('overTls', overTls)
    await next()
  }
}

const nameOf = (c: Context, name: string) => (c.get('overTls') === true ? `__Host-${name}` : name)

const placeOf = (c: Context) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('overTls') === true }) as const

/** The value of our cookie `name`, or undefined. */
export function readOwn(c: Context, name: string): string | undefined {
  return getCookie(c, nameOf(c, name))
}

/** Gives the browser our cookie `name`, until it is closed or for `seconds`. */
export function giveOwn(c: Context, name: string, value: string, seconds?: number): void {
  setCookie(c, nameOf(c, name), value, {
    ...placeOf(c),
    ...(seconds !== undefined && { maxAge: seconds }),
  })
}

/** Takes our cookie `name` back. */
export function dropOwn(c: Context, name: string): void {
  deleteCookie(c, nameOf(c, name), placeOf(c))
}
