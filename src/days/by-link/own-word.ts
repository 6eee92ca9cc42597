/**
 * The word a child chose, without which what they kept for themselves alone is not shown again: whoever
 * made their link may have it too. Only a slow, salted hash is kept (scrypt, RFC 7914).
 */
import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { WRONG_MAX } from '../../people/typed-code.ts'
import type { Day } from '../../platform/day.ts'
import type { Write } from '../../record/kind.ts'
import { todayIn } from '../../record/visit.ts'

declare module '../../platform/database/database.ts' {
  interface Tables {
    'auth.own_word': {
      member_id: string
      salt: Buffer
      hash: Buffer
      made: string
      wrong_on: Day | null
      wrong: number
    }
  }
}

const SALT_BYTES = 16
const HASH_BYTES = 32
export const WORD_LENGTH_MIN = 4

/** As it is kept: capitals and blanks at its ends do not matter. */
function hashOfWord(word: string, salt: Buffer): Buffer {
  return scryptSync(word.trim().normalize('NFKC').toLowerCase(), salt, HASH_BYTES)
}

/** Whether the acting seat has chosen a word. */
export async function hasOwnWord({ tx, memberId }: Write): Promise<boolean> {
  const row = await tx
    .selectFrom('auth.own_word')
    .select('member_id')
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}

export type WordTry = 'right' | 'wrong' | 'shut'

/**
 * Tries `word`, or makes it the seat's word where there is none and `choose` is true. One try at a time;
 * `shut` after five wrong tries that day.
 */
export async function tryOwnWord(write: Write, word: string, choose: boolean): Promise<WordTry> {
  const { tx, memberId, now } = write
  const on = todayIn(write)
  const row = await tx
    .selectFrom('auth.own_word')
    .selectAll()
    .where('member_id', '=', memberId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) {
    if (!choose) return 'wrong'
    const salt = randomBytes(SALT_BYTES)
    await tx
      .insertInto('auth.own_word')
      .values({
        member_id: memberId,
        salt,
        hash: hashOfWord(word, salt),
        made: now,
        wrong_on: null,
        wrong: 0,
      })
      .execute()
    return 'right'
  }
  const wrong = row.wrong_on === on ? row.wrong : 0
  if (wrong >= WRONG_MAX) return 'shut'
  if (timingSafeEqual(row.hash, hashOfWord(word, row.salt))) return 'right'
  await tx
    .updateTable('auth.own_word')
    .set({ wrong_on: on, wrong: wrong + 1 })
    .where('member_id', '=', memberId)
    .execute()
  return wrong + 1 >= WRONG_MAX ? 'shut' : 'wrong'
}

/** What a page that was opened by the word carries to its buttons: good for this browser, today. Null without a word. */
export async function proofOf(write: Write, cookie: string): Promise<string | null> {
  const row = await write.tx
    .selectFrom('auth.own_word')
    .select('hash')
    .where('member_id', '=', write.memberId)
    .executeTakeFirst()
  if (row === undefined) return null
  return createHmac('sha256', row.hash)
    .update(`${cookie} ${todayIn(write)}`)
    .digest('base64url')
}
