/** `heard export`, `heard restore`, `heard backup`, `heard change-key`. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { CannotRestore, restoreRecord } from '../record/restore.ts'
import { exportRecord } from '../record/export.ts'
import { findRecords } from '../record/begin.ts'
import { storeOf } from '../platform/files/vault.ts'
import { BadZip, openZip } from '../platform/files/zip.ts'
import {
  BackupProblem,
  isBackup,
  makeBackup,
  restoreBackup,
  type Installation,
} from '../platform/backup/backup.ts'
import { changeMasterKey } from '../platform/database/change-key.ts'
import { neededOption, Wrong, type Command, type Given } from './command.ts'
import { withOpen } from './with-open.ts'

export const exportCommand: Command = {
  name: 'export',
  args: ['<record>'],
  options: [['--out <file>', 'the zip to write']],
  what: 'everything of a record, in open formats anyone can read',
  async run(given) {
    const out = resolve(neededOption(given, 'out'))
    const done = await given.withRecord(given.args[0] ?? '', (write) => exportRecord(write, out))
    return {
      json: { file: out, entries: done.entries, treeHead: done.treeHead },
      words: `Wrote ${done.entries} entries to ${out}. It is readable by anyone who has the file: it is not encrypted. Keep it safe.`,
    }
  },
}

async function passphraseFor(given: Given): Promise<string> {
  if (given.config.passphrase !== undefined) return given.config.passphrase
  if (!process.stdin.isTTY)
    throw new Wrong(
      'A passphrase is needed: set HEARD_PASSPHRASE, or run it in a terminal, which asks for it.',
    )
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(
    'Passphrase (write it on paper; without it the backup cannot be opened): ',
  )
  terminal.close()
  if (answer === '') throw new Wrong('A passphrase is needed.')
  return answer
}

function withInstallation<T>(
  given: Given,
  { app }: { readonly app: boolean },
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const { dataFolder, keyFile, bucket } = given.config
  return withOpen(given.config, { app, say: given.say }, async ({ adminUrl }) =>
    work({ adminUrl, store: await storeOf(dataFolder, bucket), keyFile }),
  )
}

export const backupCommand: Command = {
  name: 'backup',
  options: [['--out <file>', 'the encrypted file to write']],
  what: 'one passphrase-encrypted file with everything, keys included',
  async run(given) {
    const out = resolve(neededOption(given, 'out'))
    const passphrase = await passphraseFor(given)
    const bytes = await withInstallation(given, { app: false }, (installation) =>
      makeBackup(installation, out, passphrase),
    )
    return {
      json: { file: out, bytes },
      words: `Wrote ${out}. It holds everything, keys included, and opens only with the passphrase. Keep it on another machine.`,
    }
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  args: ['<file>'],
  what: 'put back a backup, or one record from its export',
  async run(given) {
    const file = resolve(given.args[0] ?? '')
    if ((await stat(file).catch(() => null))?.isFile() !== true)
      throw new Wrong(`There is no file ${file}.`, { file })
    try {
      return (await isBackup(file)) ? await putBack(given, file) : await restoreOne(given, file)
    } catch (problem) {
      if (
        problem instanceof CannotRestore ||
        problem instanceof BadZip ||
        problem instanceof BackupProblem
      )
        throw new Wrong(`${file}: ${problem.message}`, { file })
      throw problem
    }
  },
}

async function putBack(given: Given, file: string) {
  const passphrase = await passphraseFor(given)
  // As the app: one that is running has the old master key in its memory, and would write with it.
  await withInstallation(given, { app: true }, (installation) =>
    restoreBackup(installation, file, passphrase),
  )
  const records = await given.withLedger((ledger, account) => findRecords(ledger, account.id))
  return {
    json: { records: records.map(({ id, name, size }) => ({ id, name, treeSize: size })) },
    words: `Put back ${records.length} ${records.length === 1 ? 'record' : 'records'}, with their keys.`,
  }
}

async function restoreOne(given: Given, file: string) {
  const zip = await openZip(file)
  try {
    const restored = await given.withLedger((ledger, account) =>
      restoreRecord(ledger, { accountId: account.id, name: account.name, now: given.now() }, zip),
    )
    return {
      json: restored,
      words: `Restored ${restored.entries} entries with the same tree head, ${restored.treeHead}. Packs made from now on carry a new signing key: the old one is only in a backup.`,
    }
  } finally {
    zip.close()
  }
}

export const changeKeyCommand: Command = {
  name: 'change-key',
  what: 'a new master key, with everything wrapped anew; Heard must be stopped',
  async run(given) {
    const { keyFile, databaseUrl, appDatabaseUrl } = given.config
    // As the app: one that is running has the old master key in its memory, and would write with it.
    const records = await withOpen(given.config, { app: true, say: given.say }, ({ adminUrl }) =>
      changeMasterKey({
        adminUrl,
        keyFile,
        derivesRole: databaseUrl !== undefined && appDatabaseUrl === undefined,
      }),
    )
    return {
      json: { keyFile, records },
      words: `The key in ${keyFile} is new, and ${records} ${records === 1 ? 'record is' : 'records are'} wrapped with it. The old one opens nothing here any more, but still opens backups made before: make a new backup now, and destroy those that whoever has the old key could reach.`,
    }
  },
}
