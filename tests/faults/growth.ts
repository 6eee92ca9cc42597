/** Watches a record grow from outside, so that a kill can meet work that is going on. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

async function connect(data: string): Promise<pg.Client | null> {
  const lines = await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const port = lines.split('\n')[3]
  if (port === undefined) return null
  const passwords = await readFile(join(data, 'database-passwords.json'), 'utf8')
  const { super: secret } = JSON.parse(passwords) as { super: string }
  const client = new pg.Client({
    connectionString: `postgres://heard_super:${secret}@127.0.0.1:${port}/heard`,
  })
  client.on('error', () => {})
  return client.connect().then(
    () => client,
    () => null,
  )
}

/** Resolves when `record` on `data` has `size` entries or more, or when `over` says it need not be watched. */
export async function grown(
  data: string,
  record: string,
  size: number,
  over: () => boolean,
): Promise<void> {
  let client: pg.Client | null = null
  while (!over()) {
    client ??= await connect(data)
    const found = await client
      ?.query<{ tree_size: number }>('select tree_size from record where id = $1', [record])
      .catch(() => null)
    if (found === null) client = null
    if ((found?.rows[0]?.tree_size ?? -1) >= size) break
    await wait(5)
  }
  await client?.end().catch(() => {})
}
