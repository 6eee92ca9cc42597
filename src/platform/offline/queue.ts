/**
 * Things written on a device without a network, until they are in the record: what is kept of each,
 * which of three plain states it is in, and what an answer of the server means for it. Pure, and the
 * same in a page and in the worker: scripts in client/ are bundled with it.
 */

/** `waiting` and `refused` things are on this device only; a `refused` one is not sent again by itself. */
export type State = 'waiting' | 'sending' | 'refused' | 'kept'

export const STATE_WORDS: Readonly<Record<State, string>> = {
  waiting: 'On this phone only',
  sending: 'On its way',
  refused: 'On this phone only',
  kept: 'In the record',
}

/** A file as it is known before it is opened. */
type FileName = { readonly name: string; readonly type: string; readonly size: number }

/** What somebody wrote: `what` names the form, `fields` its boxes; `at` is the instant by the device's clock (ISO 8601), in `zone` (IANA). */
export type Captured = {
  readonly id: string
  readonly record: string
  readonly what: string
  readonly fields: Readonly<Record<string, string>>
  readonly at: string
  readonly zone: string
  readonly files: readonly FileName[]
}

/**
 * What becomes of a thing that was sent. `later`: nobody answered, so it waits and everything after it
 * waits too. `sign in`: nothing can be sent until somebody signs in. `refused`: it was looked at and not
 * taken; it stays, says why in `words`, and lets the others pass.
 */
export type Fate =
  | { readonly is: 'kept'; readonly address: string; readonly help: boolean }
  | { readonly is: 'later'; readonly words: string }
  | { readonly is: 'sign in'; readonly words: string }
  | { readonly is: 'refused'; readonly words: string }

export const WORDS = {
  noSignal: 'It goes by itself when there is a signal.',
  signIn: 'Sign in on this phone, and it goes by itself.',
  ourSide: 'Something went wrong on our side. It will be tried once more.',
  another: 'Someone else is signed in on this phone. It waits for whoever wrote it.',
  tooBig: 'It is too big to send in one go. Save a copy, and bring that in from a computer.',
  notYours:
    'You may not add this to the record any more. Save a copy, or ask whoever owns the record.',
  notThere: 'The record is not there any more, or not open to you. Save a copy, if you need it.',
  notOpened: 'A part of it is not on this phone any more. The phone may have cleared it away.',
  notTaken: 'It could not be read. Save a copy, and bring that in by “Bring things in”.',
} as const

const REFUSED: Readonly<Record<number, string>> = {
  403: WORDS.notYours,
  404: WORDS.notThere,
  410: WORDS.notThere,
  413: WORDS.tooBig,
}

/** As much of an answer as counts: `body` is its JSON, or null where it was none. */
export type Answer = { readonly status: number; readonly body: unknown }

/**
 * What an answer to sending the thing with this `id` means. Status 0 stands for an answer that leads
 * elsewhere (to signing in). Only an answer that names the thing counts as kept: a network that wants
 * to be signed in to answers 200 to everything.
 */
export function fateOf({ status, body }: Answer, id: string): Fate {
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const words = typeof said['words'] === 'string' ? said['words'] : null
  if (status === 200 && said['kept'] === id && typeof said['address'] === 'string')
    return { is: 'kept', address: said['address'], help: said['help'] === true }
  if (status === 0 || status === 401) return { is: 'sign in', words: WORDS.signIn }
  if (status === 409) return { is: 'sign in', words: words ?? WORDS.another }
  if (status === 408 || status === 421 || status === 425 || status === 429 || status < 400)
    return { is: 'later', words: WORDS.noSignal }
  if (status >= 500) return { is: 'later', words: WORDS.ourSide }
  return { is: 'refused', words: words ?? REFUSED[status] ?? WORDS.notTaken }
}

const DAY_MS = 86_400_000

/** Whether something has waited so long (`since`, epoch milliseconds) that it is worth saying: a day. */
export function isOverdue(since: number, now: number): boolean {
  return now - since >= DAY_MS
}
