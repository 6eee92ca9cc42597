/**
 * Which master key an installation seals with. Two machines on one database, or one whose key file was not
 * there when it started, would otherwise seal under keys that the other does not have, and say nothing.
 */
import { createHmac } from 'node:crypto'
import pg from 'pg'
import { unseal, type Key } from '../files/keys.ts'
import { CannotStart } from './binaries.ts'

/**
 * Throws CannotStart, in one line, where `master` is another key than the one that the database at `ownerUrl`
 * belongs to. The first to come sets it; a key that opens the records there (they were put back from a backup,
 * or wrapped anew) becomes it.
 */
export async function checkMasterKey(
  ownerUrl: string,
  master: Key,
  keyFile: string,
): Promise<void> {
  const mark = markOf(master)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('insert into auth.key_mark (mark) values ($1) on conflict do nothing', [mark])
    const found = await owner.query<{ mark: Buffer }>('select mark from auth.key_mark')
    if (found.rows[0]?.mark.equals(mark) === true) return
    if (!(await opensARecord(owner, master)))
      throw new CannotStart(
        `The key file ${keyFile} is not the one that this database was begun with: put that one there, or name it in HEARD_KEY_FILE.`,
      )
    await owner.query('update auth.key_mark set mark = $1', [mark])
  } finally {
    await owner.end()
  }
}

/** Tells a key from another, and nothing of it. */
export function markOf(master: Key): Buffer {
  return createHmac('sha256', master).update('which key').digest()
}

async function opensARecord(owner: pg.Client, master: Key): Promise<boolean> {
  const found = await owner.query<{ id: string; wrapped_key: Buffer }>(
    'select id, wrapped_key from record limit 1',
  )
  const [record] = found.rows
  if (record === undefined) return false
  try {
    unseal(master, record.wrapped_key, `record ${record.id}`)
    return true
  } catch {
    return false
  }
}
