/** Looks at the record named by its argument as `heard doctor` does, and prints that with every title. */
import { readConfig } from '../../src/config.ts'
import { openLedger } from '../../src/open.ts'
import { firstAccount } from '../../src/platform/sign-in/store.ts'
import { inRecord } from '../../src/record/begin.ts'
import { examine } from '../../src/record/doctor.ts'

const [recordId = ''] = process.argv.slice(2)
const { ledger, leave } = await openLedger(readConfig(), { app: false, say: () => {} })
const now = new Date().toISOString()
const { id: accountId } = await firstAccount(ledger.db, now)
const seen = await inRecord(ledger, { accountId, recordId, now }, async (write) => {
  const checks = await examine(write)
  const rows = await write.tx
    .selectFrom('entry')
    .select('title')
    .where('record_id', '=', recordId)
    .orderBy('seq')
    .execute()
  return {
    ok: checks.every(({ ok }) => ok),
    words: checks.map(({ words }) => words).join(' '),
    titles: rows.map(({ title }) => title),
  }
})
process.stdout.write(JSON.stringify(seen))
await leave()
