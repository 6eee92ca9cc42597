/** The sample family's record, loaded the way a family would: the mailbox imported, the rest added. */
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importPaths } from '../correspondence/import.ts'
import { recordSink } from '../correspondence/sink.ts'
import { dayAt } from '../platform/day.ts'
import type { Account } from '../platform/web/route.ts'
import { addFile } from '../record/add.ts'
import { beginRecord, inRecord } from '../record/begin.ts'
import type { Ledger } from '../record/kind.ts'
import { seatSample } from './circle.ts'
import { addSampleRepair } from './repair.ts'
import type { SampleFiles } from './write-sample.ts'

const PARENT = 'Alex Ward'

/** Makes the sample record for `account` and returns its id. Takes some seconds. */
export async function loadSample(
  ledger: Ledger,
  account: Account,
  now: () => string,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heard-sample-'))
  try {
    const files = await written(folder)
    const beginning = { name: 'Robin', memberName: PARENT, sample: true }
    const recordId = await beginRecord(ledger, account.id, beginning, now())
    const who = { accountId: account.id, recordId }
    const zone = 'Europe/London'
    const place = { zone, today: dayAt(now(), zone), author: PARENT }
    await importPaths([files.mail], place, recordSink(ledger, { ...who, now }))
    await inRecord(ledger, { ...who, now: now() }, (write) => addFile(write, files.entries))
    const seated = await seatSample(ledger, who, now())
    const accounts = new Map([...seated, [PARENT, account.id]])
    await addSampleRepair(ledger, { recordId, accounts }, now())
    return recordId
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function written(folder: string): Promise<SampleFiles> {
  const fromSource = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(
    new URL(fromSource ? './write-main.ts' : './write-main.js', import.meta.url),
  )
  return new Promise((resolve, reject) => {
    const child = fork(program, [folder], {
      execArgv: fromSource ? ['--conditions=source', '--import', 'tsx'] : [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let files: SampleFiles | undefined
    child.once('message', (message) => {
      files = message as SampleFiles
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (files === undefined) reject(new Error(`The sample could not be written (${code}).`))
      else resolve(files)
    })
  })
}
