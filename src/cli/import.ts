/** `heard import`. */
import { stat } from 'node:fs/promises'
import { captures } from '../captures.ts'
import { importPaths } from '../correspondence/import.ts'
import { recordSink } from '../correspondence/sink.ts'
import { dayAt, parseDay } from '../platform/day.ts'
import { inRecord } from '../record/begin.ts'
import { readSaved } from '../record/captured.ts'
import { optionOf, Wrong, type Command, type Given } from './command.ts'
import { idOf } from './record-named.ts'

export const importCommand: Command = {
  name: 'import',
  args: ['<record>', '<path...>'],
  options: [
    ['--with <address>', 'only messages with this address or domain; may be given several times'],
    ['--since <day>', 'only messages of this day or later'],
    ['--erased-too', 'bring in again what was erased; otherwise it stays out'],
  ],
  what: 'bring in mail, papers, pictures and recordings: files, folders, mailboxes, zips',
  async run(given) {
    const [named = '', ...paths] = given.args
    for (const path of paths)
      if ((await stat(path).catch(() => null)) === null)
        throw new Wrong(`There is no file or folder ${path}.`, { file: path })
    const [since, wanted] = [sinceOf(given), withOf(given)]
    const result = await given.withLedger(async (ledger, account) => {
      const recordId = await idOf(ledger, account, named)
      const who = { accountId: account.id, recordId }
      const { zone, recordName: child } = await inRecord(
        ledger,
        { ...who, now: given.now() },
        async (write) => write,
      )
      const writer = { name: account.name, child }
      const at = { arrived: given.now(), zone }
      return importPaths(
        paths,
        {
          zone,
          since,
          with: wanted,
          today: dayAt(given.now(), zone),
          author: account.name,
          saved: (text) => readSaved(text, { ...who, captures, writer, at }),
        },
        recordSink(ledger, {
          ...who,
          now: given.now,
          erasedToo: given.options['erasedToo'] === true,
        }),
        ({ read }) => {
          if (process.stderr.isTTY) given.say(`${read} read`)
        },
      )
    })
    const { read, added, already, unreadable } = result
    const words = [
      `Read ${read}: ${added} added, ${already} already here, ${unreadable.length} could not be read.`,
      ...unreadable.map(({ path, reason }) => `${path}: ${reason}`),
    ]
    return { json: { read, added, already, unreadable }, words: words.join('\n') }
  },
}

function sinceOf(given: Given) {
  const text = optionOf(given, 'since')
  if (text === undefined) return null
  const since = parseDay(text)
  if (since === null)
    throw new Wrong(`--since ${text} is not a day, as in 2026-09-28.`, { field: '--since' })
  return since
}

/** Addresses and domains. One that can be neither would leave out every message in silence. */
function withOf(given: Given): string[] {
  const wanted = listOf(given, 'with')
  const odd = wanted.find((one) => !/^(?:[^\s@*]+@|@)?[^\s@*]+$/.test(one.trim()))
  if (odd !== undefined)
    throw new Wrong(
      `--with "${odd}" is neither an address nor a domain, as in office@school.example or school.example.`,
      { field: '--with' },
    )
  return wanted
}

function listOf(given: Given, name: string): string[] {
  const value = given.options[name]
  return typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((each) => typeof each === 'string')
      : []
}
