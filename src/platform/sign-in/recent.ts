/** Changes to how somebody signs in are made by who showed a short while ago that it is them. */
import { accountRoute, type Account, type Ctx, type Route } from '../web/route.ts'
import type { Session } from './session-store.ts'
import { minutesAfter } from './tables.ts'

const RECENT_MINUTES = 15

/** The session of this browser. For handlers behind `signed in`. */
export function hereOf(c: Ctx): Session {
  const { session } = c.var
  if (session === undefined || session === null) throw new Error('Nobody is signed in here.')
  return session
}

/** A route for whoever signed in within the last 15 minutes; others are led to show again that it is them. */
export function recentRoute(
  { now }: { readonly now: () => string },
  method: Route['method'],
  path: string,
  handle: (c: Ctx, account: Account) => Response | Promise<Response>,
): Route {
  return accountRoute(method, path, (c, account) => {
    const since = minutesAfter(now(), -RECENT_MINUTES)
    if (Date.parse(hereOf(c).proved) < Date.parse(since)) return c.redirect('/account/prove', 303)
    return handle(c, account)
  })
}
