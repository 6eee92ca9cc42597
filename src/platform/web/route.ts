/**
 * A route as data: what it answers, and the permission it needs. Rooms list their routes; the
 * application mounts them and refuses, before the room hears of it, whoever lacks what is needed. A
 * test walks the list: a route cannot be without a need.
 */
import type { Context } from 'hono'

export type Account = { readonly id: string; readonly name: string }

/** `records`: the page being answered may use the microphone. */
export type Env = { Variables: { account: Account | null; records?: true } }
export type Ctx = Context<Env>

/** What a route may need. What is read or written on where, the rooms say; they check it too. */
export const NEEDS = ['anyone', 'signed in', 'hold its link', 'own the record'] as const
export type Need = (typeof NEEDS)[number] | `read ${string}` | `write ${string}`

export type Route = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly need: Need
  readonly handle: (c: Ctx) => Response | Promise<Response>
  /** Of a form at a record: whether what is being written in it is looked at for words of danger. */
  readonly looks?: boolean
}

/** A page anyone may open: nothing of any record is on it. */
export function openRoute(method: Route['method'], path: string, handle: Route['handle']): Route {
  return { method, path, need: 'anyone', handle }
}

/** What whoever holds a secret address may do, and no more: the handler knows the secret by its hash, or answers "not here". */
export function linkRoute(method: Route['method'], path: string, handle: Route['handle']): Route {
  return { method, path, need: 'hold its link', handle }
}

/** A page for whoever is signed in, about no record in particular. */
export function accountRoute(
  method: Route['method'],
  path: string,
  handle: (c: Ctx, account: Account) => Response | Promise<Response>,
): Route {
  return { method, path, need: 'signed in', handle: (c) => handle(c, accountOf(c)) }
}

/** Who is signed in. For handlers behind a need; throws where the application let somebody past it. */
export function accountOf(c: Ctx): Account {
  const { account } = c.var
  if (account === null) throw new Error('A page that needs an account was reached without one.')
  return account
}
