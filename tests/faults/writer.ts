/**
 * A process that writes: one note after another into the record named by its argument, each printed
 * (`kept <seq> <title>`) once its transaction has committed. When the database goes away it tries on.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../../src/config.ts'
import { openLedger } from '../../src/open.ts'
import { firstAccount } from '../../src/platform/sign-in/store.ts'
import { append } from '../../src/record/append.ts'
import { inRecord } from '../../src/record/begin.ts'
import type { EntryDraft } from '../../src/record/entry.ts'

const [recordId = '', name = '', most = '1000000'] = process.argv.slice(2)
const { ledger, leave } = await openLedger(readConfig(), { app: false, say: () => {} })
const now = () => new Date().toISOString()
const account = await firstAccount(ledger.db, now())
process.stdout.write('writing\n')
for (let count = 0; count < Number(most); count += 1) {
  const title = `${name}-${count}`
  try {
    const seq = await inRecord(
      ledger,
      { accountId: account.id, recordId, now: now() },
      async (write) => (await append(write, [draftOf(title)])).entries[0]?.seq,
    )
    process.stdout.write(`kept ${seq} ${title}\n`)
  } catch {
    process.stdout.write(`lost ${title}\n`)
    await wait(50)
  }
}
await leave()

function draftOf(title: string): EntryDraft {
  return {
    kind: 'note',
    happened: { day: '2026-09-28' as EntryDraft['happened']['day'], time: null, precision: 'day' },
    author: 'Alex Ward',
    people: [{ name: 'Ms Okafor', address: null }],
    shelf: 'messages',
    audience: 'me',
    amends: null,
    body: { title, words: `Some words about ${title}.` },
    files: [],
  }
}
