/**
 * Where a page may lead whoever looks. A room writes its links and forms as if everything were open;
 * where somebody may not go, the link is not shown, so that no page of theirs has a door to nowhere.
 * This is no wall: the routes are.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { MiddlewareHandler } from 'hono'
import type { Route } from './route.ts'

type Method = Route['method']
/** The need of the page or form at a path; undefined where there is none, or none that is asked here. */
export type NeedOf = (method: Method, path: string) => string | undefined
type Ways = { readonly needOf: NeedOf; has: ((need: string) => boolean) | null }

const around = new AsyncLocalStorage<Ways>()

/** Lets pages of the request leave out what is closed to whoever looks, once `onlyWaysOf` has said who that is. */
export function withWays(needOf: NeedOf): MiddlewareHandler {
  return async (_c, next) => around.run({ needOf, has: null }, next)
}

/** From here on in this request, only ways whose need `has` holds are shown. */
export function onlyWaysOf(has: (need: string) => boolean): void {
  const ways = around.getStore()
  if (ways !== undefined) ways.has = has
}

/** Whether whoever looks may not go there. Nobody is told no before it is known who looks. */
export function isClosed(href: string, method: Method = 'get'): boolean {
  const ways = around.getStore()
  if (ways === undefined || ways.has === null || !href.startsWith('/')) return false
  const [path = ''] = href.split(/[?#]/)
  const need = ways.needOf(method, path)
  return need !== undefined && !ways.has(need)
}

const PARTS = /:\w+(\{[^}]*\})?/g

/** What each of `routes` needs, found by a path as the application would: the first that fits. */
export function needsOf(routes: readonly Route[]): NeedOf {
  const known = routes.map(({ method, path, need }) => {
    const fits = path.replaceAll(PARTS, (_part, rest: string | undefined) =>
      rest === undefined ? '[^/]+' : '.*',
    )
    return { method, need, fits: new RegExp(`^${fits}$`), place: placeOf(path) }
  })
  const byPlace = Map.groupBy(known, ({ place }) => place)
  return (method, path) =>
    byPlace.get(placeOf(path))?.find((each) => each.method === method && each.fits.test(path))?.need
}

/** The part of an address that is never a variable, so that few patterns are tried: `/records/…/days` is `days`. */
function placeOf(path: string): string {
  const [, first = '', , third = ''] = path.split('/')
  return first === 'records' ? third : first
}
