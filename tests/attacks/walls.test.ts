/**
 * Somebody has the application's own database role and its checks are off, but acts as a member with a
 * narrow seat. (Which account acts is for the application to say: whoever holds the role and may say
 * that too is inside the house.)
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database, type Tx } from '../../src/platform/database/database.ts'
import { asAccount } from '../../src/platform/database/session.ts'
import type { Entry } from '../../src/record/entry.ts'
import { append, findSeqs } from '../../src/record/store.ts'
import { testSite, USUAL, type TestSite } from '../../src/test-site.ts'

let site: TestSite
let bare: Database
let owner: pg.Client
let record = ''
let teacher = ''
let seat = ''
let hidden: Entry
let shown: Entry

beforeAll(async () => {
  site = await testSite()
  bare = openDatabase(site.urls.app, 2)
  owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await bare.destroy()
  await site.close()
})

beforeEach(async () => {
  record = await site.begin(`Robin ${randomUUID()}`)
  teacher = (await site.stranger()).id
  seat = await sit(record, teacher, null)
  const ask = (title: string) => ({ title, debtor: 'School', creditor: 'Alex' })
  const [one, two] = await site.add(
    record,
    {
      kind: 'ask',
      people: [{ name: 'Ms Reid', address: 'reid@hillview.example' }],
      body: ask('The sertraline letter'),
      files: [{ name: 'a.txt', bytes: Buffer.from('secret') }],
    },
    { kind: 'ask', audience: 'circle', body: ask('Shared with school') },
  )
  if (one === undefined || two === undefined) throw new Error('Nothing was added.')
  ;[hidden, shown] = [one, two]
})

async function sit(at: string, account: string, until: string | null): Promise<string> {
  const id = randomUUID()
  await owner.query(
    `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since, until)
     values ($1, $2, $3, 'Ms Patel', 'teacher', false, '{messages}', '{messages}', '2026-01-01', $4)`,
    [id, at, account, until],
  )
  return id
}

const as = <T>(account: string, work: (tx: Tx) => Promise<T>) => asAccount(bare, account, work)
const run = (account: string, statement: string) =>
  as(account, async (tx) => (await sql.raw(statement).execute(tx)).rows)
const truth = async (statement: string) => (await owner.query(statement)).rows as unknown[]

describe('a narrow seat, with the application’s checks off', () => {
  test.each(['entry_person', 'commitment', 'commitment_event', 'message_thread', 'entry_tag'])(
    'cannot take away rows of %s that come from what it may not read',
    async (table) => {
      await site.add(record, { kind: 'answer', body: { of: hidden.seq, as: 'refused', words: '' } })
      await site.add(record, { kind: 'tags', body: { of: hidden.seq, tags: ['tablets'] } })
      await site.add(record, { kind: 'message', body: MESSAGE })
      const of = async () =>
        truth(
          `select count(*)::int from "${table}" t join entry using (record_id, seq)
           where t.record_id = '${record}' and not circle`,
        )
      const before = await of()
      expect(before).not.toEqual([{ count: 0 }])
      await run(teacher, `delete from "${table}"`)
      expect(await of()).toEqual(before)
    },
  )

  test('cannot hang false rows on entries it may not read', async () => {
    const columns = `record_id, seq, root, address, kind, title, debtor, creditor, since`
    await expect(
      run(
        teacher,
        `insert into commitment (${columns}) values ('${record}', ${hidden.seq}, 999, 'x', 'ask', 'False', 'a', 'b', '2026-01-01')`,
      ),
    ).rejects.toThrow('row-level security')
    await expect(
      run(
        teacher,
        `insert into message_thread values ('${record}', ${hidden.seq}, 't', 's', '{}', '2026-01-01', now(), false)`,
      ),
    ).rejects.toThrow('row-level security')
    await expect(
      run(
        teacher,
        `insert into entry_person values ('${record}', '${randomUUID()}', now(), ${hidden.seq})`,
      ),
    ).rejects.toThrow('row-level security')
  })

  test('cannot hang a file on another’s entry, nor read one by hanging it on its own', async () => {
    const [file] = (await truth(`select id from file where record_id = '${record}'`)) as [
      { id: string },
    ]
    await expect(
      run(
        teacher,
        `insert into entry_file values ('${record}', ${shown.seq}, 5, '${file.id}', 'x')`,
      ),
    ).rejects.toThrow('row-level security')
    const [mine] = await addAs(teacher)
    await expect(
      run(teacher, `insert into entry_file values ('${record}', ${mine}, 0, '${file.id}', 'x')`),
    ).rejects.toThrow('row-level security')
  })

  test('cannot change the words by which others find their entries', async () => {
    await run(
      teacher,
      `select heard.index_words('${record}', array[${hidden.seq}], array['nothing'], array[]::text[])`,
    )
    await run(teacher, `select heard.forget_words('${record}', array[${hidden.seq}, ${shown.seq}])`)
    const found = await run(
      site.account.id,
      `select seq from heard.find_entries('${record}', array['sertraline'], null, null, 10)`,
    )
    expect(found).toEqual([{ seq: hidden.seq }])
  })

  test('cannot ask which words stand in what it may not read', async () => {
    const asked = await run(
      teacher,
      `select heard.tolerant_query('${record}', array['sertralin'])::text as query`,
    ).catch(() => [{ query: null }])
    expect(JSON.stringify(asked)).not.toContain('sertraline')
    const stranger = (await site.stranger()).id
    const theirs = await run(
      stranger,
      `select heard.tolerant_query('${record}', array['sertralin'])::text as query`,
    ).catch(() => [{ query: null }])
    expect(JSON.stringify(theirs)).not.toContain('sertralin')
  })

  test('cannot tell from its own finds which words stand in what it may not read', async () => {
    const like = ['sertralinea', 'sertralineb', 'sertralinec', 'sertralined']
    await site.add(record, { body: { title: 'Hidden', words: like.join(' ') } })
    await site.within(
      record,
      (write) => append(write, [{ ...USUAL, body: { title: 'Mine', words: 'sertralinx' } }]),
      teacher,
    )
    const found = async (word: string) =>
      site.within(record, (write) => findSeqs(write, word, undefined, 10), teacher)
    const before = await found('sertralinz')
    expect(before).toHaveLength(1)
    expect(await found('sertraline')).toEqual(before)
    expect(await found('sertralinea')).toEqual(before)
  })

  test('cannot turn the tree back, nor change its head without an entry, nor the keys', async () => {
    for (const change of [
      'tree_size = 0',
      'tree_size = tree_size + 1',
      `frontier = '{}'`,
      `wrapped_key = ''`,
      `wrapped_signing = ''`,
      `name = 'Taken over'`,
    ])
      await expect(
        run(teacher, `update record set ${change} where id = '${record}'`),
        change,
      ).rejects.toThrow(/permission denied|tree/)
  })

  test('cannot take places in the tree ahead of time, nor write in another member’s name', async () => {
    await expect(addAs(teacher, { ahead: 1000 })).rejects.toThrow('tree')
    const [parent] = (await truth(
      `select id from member where record_id = '${record}' and owner`,
    )) as [{ id: string }]
    await expect(addAs(teacher, { broughtBy: parent.id })).rejects.toThrow('row-level security')
  })

  test('cannot use its seat at one record to bring in to another', async () => {
    const other = await site.begin(`Sam ${randomUUID()}`)
    const there = await sit(other, teacher, null)
    // A seat is named together with its record, so one of another record is none here.
    await expect(addAs(teacher, { broughtBy: there })).rejects.toThrow('entry_brought_by_fkey')
  })

  test('cannot seat itself, begin a record in another’s place, or see past its audience', async () => {
    await expect(
      run(
        teacher,
        `insert into member (id, record_id, account_id, name, role, owner, shelves, since)
         values (gen_random_uuid(), '${record}', '${teacher}', 'x', 'parent', true, '{}', now())`,
      ),
    ).rejects.toThrow()
    await run(teacher, `update member set owner = true`).catch(() => [])
    expect(await truth(`select owner from member where id = '${seat}'`)).toEqual([{ owner: false }])
    await expect(
      run(
        teacher,
        `select heard.begin_record('${record}', gen_random_uuid(), 'x', 'x', 'UTC', false, now(), '', '', '')`,
      ),
    ).rejects.toThrow('duplicate key')
    expect(await run(teacher, `select * from heard.leaves('${record}', 100)`)).toEqual([])
    expect(await run(teacher, `update entry set circle = true returning seq`)).toEqual([])
    await expect(run(teacher, `delete from entry`)).rejects.toThrow('permission denied')
    await expect(run(teacher, `select * from search_word`)).rejects.toThrow('permission denied')
    for (const table of ['record', 'member', 'entry', 'entry_file', 'file', 'person'])
      await expect(run(teacher, `truncate ${table} cascade`)).rejects.toThrow('permission denied')
    await expect(run(teacher, `create table public.planted (x int)`)).rejects.toThrow(
      'permission denied',
    )
    await expect(
      run(teacher, `create function heard.x() returns int language sql as 'select 1'`),
    ).rejects.toThrow('permission denied')
  })

  test('an account whose seat has ended has none', async () => {
    const before = (await site.stranger()).id
    await sit(record, before, '2026-01-31')
    expect(await run(before, `select 1 from record`)).toEqual([])
    expect(await run(before, `select 1 from entry`)).toEqual([])
    await expect(site.within(record, async () => 1, before)).rejects.toThrow()
  })
})

describe('whoever brought an entry in', () => {
  test.each([
    `title = 'Other'`,
    `author = 'Somebody else'`,
    `kind = 'note'`,
    `address = 'x'`,
    `happened_day = '2020-01-01'`,
    `happened_at = '2020-01-01'`,
    `people = '{}'`,
    `shelf = 'days'`,
    `content = null, salt = null`,
    `content = '{}'`,
    `leaf = ''`,
    `seq = 77`,
    `written = '2020-01-01'`,
  ])('cannot set %s and leave it standing', async (change) => {
    await expect(
      run(site.account.id, `update entry set ${change} where record_id = '${record}'`),
    ).rejects.toThrow(/permission denied|never changed/)
  })

  test('cannot bring back what was erased', async () => {
    await site.add(record, { kind: 'erasure', body: { of: hidden.seq } })
    await expect(
      run(
        site.account.id,
        `update entry set erased = null, title = 'Back' where record_id = '${record}' and seq = ${hidden.seq}`,
      ),
    ).rejects.toThrow('never changed')
  })

  test('cannot swap the bytes of a file for others', async () => {
    await expect(
      run(site.account.id, `update file set sha256 = '', size = 1 where record_id = '${record}'`),
    ).rejects.toThrow('permission denied')
  })
})

const MESSAGE = {
  subject: 'Hello',
  from: { name: 'Ms Reid', address: 'reid@hillview.example' },
  to: [],
  cc: [],
  words: 'Hello',
  quoted: '',
}

/** Inserts an entry straight into the table, as `account`; its place, unless it took one ahead. */
async function addAs(
  account: string,
  { ahead = 0, broughtBy = seat }: { ahead?: number; broughtBy?: string } = {},
): Promise<number[]> {
  const [{ size }] = (await truth(
    `select tree_size as size from record where id = '${record}'`,
  )) as [{ size: number }]
  const seq = size + 1 + ahead
  await run(
    account,
    `insert into entry values ('${record}', ${seq}, '${randomUUID()}', ${seq}, null, 'note', 'x', 'x', '{}',
       '2026-01-01', null, 'day', '2026-01-01', now(), 'messages', '${broughtBy}', '{${seat}}', false, null,
       '{}', '', '', '', null)`,
  )
  return [seq]
}
