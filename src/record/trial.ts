/**
 * Looking through somebody else's eyes: an owner sees pages as a seat would that does not exist. The seat
 * is really made, every page is really read behind its walls, and then all of it is undone. It sees what
 * everyone who holds its shelves sees; nothing that names a person is ever opened by it.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { asAccount } from '../platform/database/session.ts'
import { seatAt } from './begin.ts'
import type { Ledger, Write } from './kind.ts'

export type Trial = {
  readonly name: string
  readonly role: string
  readonly owner: boolean
  readonly organisation: string | null
  readonly reads: readonly string[]
  /** Beside `reads`: from which epoch of the record each is read; null, as whoever looks could give it. */
  readonly epochs: readonly (number | null)[] | null
  readonly writes: readonly string[]
}

const looking = new AsyncLocalStorage<Trial>()

/** Runs `work` so that every page of a record asked for in it is read by a seat like `trial`. */
export function throughEyesOf<T>(trial: Trial, work: () => T): T {
  return looking.run(trial, work)
}

/** Whose eyes are looked through now, or null. */
export function currentTrial(): Trial | null {
  return looking.getStore() ?? null
}

class Undo extends Error {}

/** As `inRecord`, through a seat like `trial` made by the owner who acts; nothing of it is ever kept. */
export async function inTrial<T>(
  ledger: Ledger,
  owner: { readonly accountId: string; readonly recordId: string; readonly now: string },
  { trial, work }: { readonly trial: Trial; readonly work: (write: Write) => Promise<T> },
): Promise<T> {
  const { recordId, now } = owner
  const accountId = randomUUID()
  let done: { readonly value: T } | null = null
  const undone = asAccount(ledger.db, owner.accountId, async (tx) => {
    await sql`select heard.try_seat(${recordId}::uuid, ${accountId}::uuid, ${randomUUID()}::uuid,
      ${trial.name}, ${trial.role}, ${trial.owner}, ${trial.organisation}::text, ${[...trial.reads]}::text[],
      ${trial.epochs === null ? null : [...trial.epochs]}::integer[], ${[...trial.writes]}::text[], ${now}::timestamptz)`.execute(
      tx,
    )
    await sql`select set_config('heard.account', ${accountId}, true)`.execute(tx)
    done = { value: await work(await seatAt(ledger, tx, { accountId, recordId, now })) }
    throw new Undo()
  })
  await undone.catch((problem: unknown) => {
    if (!(problem instanceof Undo)) throw problem
  })
  const finished = done as { readonly value: T } | null
  if (finished === null) throw new Error('A look was undone before it was done.')
  return finished.value
}
