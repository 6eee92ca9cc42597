/** Typed codes as kept: hashes of codes, the key of their PINs, and the day's wrong tries. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database } from '../platform/database/database.ts'
import { dayAt, type Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { beginSession } from './private-links.ts'
import { codeFrom, codeTyped, pinOf, WRONG_MAX } from './typed-code.ts'
import { hashOf } from '../platform/secret.ts'

declare module '../platform/database/database.ts' {
  interface Tables {
    'auth.typed_code': {
      hash: Buffer
      link: Buffer
      member_id: string
      pin_key: Buffer
      wrong_on: Day | null
      wrong: number
    }
  }
}

const RANDOM_BYTES = 64
const KEY_BYTES = 32
/** Where PINs are counted in days: schools of England. */
const ZONE = 'Europe/London'

/** A new code for the seat's open link; earlier codes of the seat no longer open. Returns it, to be shown once. */
export async function makeTypedCode(write: Write, memberId: string): Promise<string> {
  const { tx, recordId } = write
  await tx.deleteFrom('auth.typed_code').where('member_id', '=', memberId).execute()
  const { hash: link } = await tx
    .selectFrom('auth.private_link')
    .select('hash')
    .where('member_id', '=', memberId)
    .where('record_id', '=', recordId)
    .where('ended', 'is', null)
    .executeTakeFirstOrThrow()
  const code = codeFrom(randomBytes(RANDOM_BYTES))
  const row = { hash: hashOf(code), link, member_id: memberId, pin_key: randomBytes(KEY_BYTES) }
  await tx
    .insertInto('auth.typed_code')
    .values({ ...row, wrong_on: null, wrong: 0 })
    .execute()
  return code
}

/** The PIN of each seat's code on the day it is, by seat, null while it is shut for that day; seats without an open code left out. */
export async function findPins(
  write: Write,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (memberIds.length === 0) return new Map()
  const rows = await write.tx
    .selectFrom('auth.typed_code')
    .innerJoin('auth.private_link', 'auth.private_link.hash', 'auth.typed_code.link')
    .select(['auth.typed_code.member_id', 'auth.typed_code.pin_key'])
    .select(['auth.typed_code.wrong_on', 'auth.typed_code.wrong'])
    .where('auth.typed_code.member_id', 'in', [...memberIds])
    .where('auth.private_link.record_id', '=', write.recordId)
    .where('auth.private_link.ended', 'is', null)
    .execute()
  const on = dayAt(write.now, ZONE)
  return new Map(
    rows.map((row) => [
      row.member_id,
      wrongOn(row, on) >= WRONG_MAX ? null : pinOf(row.pin_key, on),
    ]),
  )
}

function wrongOn(row: { readonly wrong_on: Day | null; readonly wrong: number }, on: Day): number {
  return row.wrong_on === on ? row.wrong : 0
}

export type CodeTry =
  | { readonly ok: true; readonly cookie: string }
  | { readonly ok: false; readonly shut: boolean }

/**
 * Opens a code with the day's PIN for one browser. `shut` after five wrong tries that day. One try at a
 * time: the row is held while it is looked at, so that many at once are no more tries than five.
 */
export async function tryTypedCode(
  db: Database,
  typed: { readonly code: string; readonly pin: string },
  now: string,
): Promise<CodeTry> {
  const on = dayAt(now, ZONE)
  return db.transaction().execute(async (tx): Promise<CodeTry> => {
    const row = await tx
      .selectFrom('auth.typed_code')
      .innerJoin('auth.private_link', 'auth.private_link.hash', 'auth.typed_code.link')
      .selectAll('auth.typed_code')
      .where('auth.typed_code.hash', '=', hashOf(codeTyped(typed.code)))
      .where('auth.private_link.ended', 'is', null)
      .where('auth.private_link.until', '>=', on)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return { ok: false, shut: false }
    const wrong = wrongOn(row, on)
    if (wrong >= WRONG_MAX) return { ok: false, shut: true }
    const [given, right] = [Buffer.from(typed.pin.trim()), Buffer.from(pinOf(row.pin_key, on))]
    if (given.length !== right.length || !timingSafeEqual(given, right)) {
      await tx
        .updateTable('auth.typed_code')
        .set({ wrong_on: on, wrong: wrong + 1 })
        .where('hash', '=', row.hash)
        .execute()
      return { ok: false, shut: wrong + 1 >= WRONG_MAX }
    }
    return { ok: true, cookie: await beginSession(tx, row.link, now) }
  })
}
