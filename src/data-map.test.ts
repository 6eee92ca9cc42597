import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { expect, inject, test } from 'vitest'

test('the data map for whoever hosts Heard names every table there is, and none that is not', async () => {
  const client = new pg.Client({ connectionString: inject('cluster').ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select case schemaname when 'public' then '' else schemaname || '.' end || tablename as name from pg_tables
     where schemaname in ('public', 'auth') and tablename <> 'migration' order by 1`,
  )
  await client.end()
  const text = await readFile(new URL('../docs/data-protection.md', import.meta.url), 'utf8')
  const [, map = ''] = /## What is kept, where, for whom[^\n]*\n([\s\S]*?)\n## /.exec(text) ?? []
  const second = map.split('\n').flatMap((line) => line.split('|')[2] ?? [])
  const named = second.flatMap((cell) =>
    [...cell.matchAll(/`([a-z_.]+)`/g)].map(([, name]) => name ?? ''),
  )
  const tables = rows.map(({ name }) => name)
  expect(tables.filter((name) => !named.includes(name))).toEqual([])
  expect(named.filter((name) => !tables.includes(name) && name !== 'heard.log')).toEqual([])
})
