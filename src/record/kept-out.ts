/**
 * What is left of the key of an import once its entry is erased: enough to know the same thing again and
 * leave it out, and nothing that tells, without the record's own key, what it was.
 */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Key } from '../platform/files/keys.ts'
import type { Write } from './kind.ts'
import './tables.ts'

/** Keys of what was brought in. Forms and confirmations have keys too, and may be asked again. */
const BROUGHT_IN = /^(?:mail|file):/

/** What stands in place of `key`, or null where nothing needs to be known again. */
export function keptOutAs(recordKey: Key, key: string | null): string | null {
  if (key === null || !BROUGHT_IN.test(key)) return null
  return `erased:${createHmac('sha256', recordKey).update(key).digest('hex')}`
}

/** Which of `keys` this member brought in before and erased. */
export async function erasedKeys(write: Write, keys: readonly string[]): Promise<string[]> {
  const known = new Map(
    keys.flatMap((key) => {
      const left = keptOutAs(write.recordKey, key)
      return left === null ? [] : [[left, key] as const]
    }),
  )
  if (known.size === 0) return []
  const rows = await write.tx
    .selectFrom('entry')
    .select('import_key')
    .where('record_id', '=', write.recordId)
    .where('brought_by', '=', write.memberId)
    .where('import_key', '=', sql<string>`any(${[...known.keys()]}::text[])`)
    .execute()
  return rows.flatMap((row) => known.get(row.import_key ?? '') ?? [])
}
