/** `heard doctor`. */
import { BucketProblem } from '../platform/files/bucket.ts'
import type { FileStore } from '../platform/files/store.ts'
import { findStray, NotSwept, sweepStray } from '../platform/files/stray.ts'
import { findRecords, inRecord } from '../record/begin.ts'
import { examine, rebuild, type Check } from '../record/doctor.ts'
import { Wrong, type Command, type Given } from './command.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  options: [
    ['--rebuild', 'make everything that is kept beside the entries again from them'],
    ['--sweep [how many]', 'take away sealed files that failed writes left in the store'],
  ],
  what: 'check that everything is as it was written, and that every file opens',
  async run(given) {
    const expected = sweptOf(given)
    const checks = await given.withLedger(async (ledger, account, adminUrl) => {
      const all: Check[] = []
      for (const record of await findRecords(ledger, account.id)) {
        const who = { accountId: account.id, recordId: record.id, now: given.now() }
        if (given.options['rebuild'] === true) {
          const count = await inRecord(ledger, who, rebuild)
          all.push({
            name: 'rebuild',
            ok: true,
            words: `${record.name}: made again from ${count} entries.`,
          })
        }
        all.push(...(await inRecord(ledger, who, examine)))
      }
      return [...all, await storeCheck(adminUrl, ledger.vault.store, expected)]
    })
    const ok = checks.every((check) => check.ok)
    const words = checks.map((check) => `${check.ok ? 'Good: ' : 'Not good: '}${check.words}`)
    return {
      json: { ok, checks },
      words: [...(words.length === 1 ? ['There is no record yet.'] : []), ...words].join('\n'),
      no: !ok,
    }
  },
}

/** Whether to sweep, and how many files the person expects to go: `false` is not asked, null not said. */
function sweptOf(given: Given): number | null | false {
  const asked = given.options['sweep']
  if (asked === undefined) return false
  if (asked === true) return null
  const expected = Number(asked)
  if (!Number.isSafeInteger(expected) || expected < 0)
    throw new Wrong('--sweep can only be followed by a number of files.', { field: '--sweep' })
  return expected
}

async function storeCheck(
  adminUrl: string,
  store: FileStore,
  expected: number | null | false,
): Promise<Check> {
  const name = 'store'
  try {
    if (expected !== false) {
      const { files, bytes } = await sweepStray(adminUrl, store, expected)
      return { name, ok: true, words: `Took away ${inFiles(files, bytes)} that nothing names.` }
    }
    const { files, bytes } = (await findStray(adminUrl, store)).stray
    const words =
      files === 0
        ? 'Nothing lies in the store that no entry names.'
        : `${inFiles(files, bytes)} in the store ${files === 1 ? 'is' : 'are'} named by nothing: a write that failed left ${files === 1 ? 'it' : 'them'}, more than a day ago. Nobody can open ${files === 1 ? 'it' : 'them'}, and "heard doctor --sweep" takes ${files === 1 ? 'it' : 'them'} away.`
    return { name, ok: true, words }
  } catch (problem) {
    if (problem instanceof NotSwept) throw new Wrong(problem.message, { field: '--sweep' })
    if (!(problem instanceof BucketProblem)) throw problem
    return { name, ok: false, words: problem.message }
  }
}

function inFiles(files: number, bytes: number): string {
  const size = bytes === 0 ? '' : ` (${(bytes / 1e6).toFixed(1)} MB)`
  return `${files} sealed ${files === 1 ? 'file' : 'files'}${size}`
}
