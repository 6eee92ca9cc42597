/** `heard new`, `heard records`, `heard timeline`, `heard entries`. */
import { z } from 'zod'
import { kinds } from '../kinds.ts'
import { beginRecord, countReadable, findRecords } from '../record/begin.ts'
import { lineSchema } from '../record/lines.ts'
import { findLines, type Line } from '../record/store.ts'
import { inWords } from '../platform/day.ts'
import { optionOf, Wrong, type Command } from './command.ts'
import { isOneLine } from './plain.ts'

export const newCommand: Command = {
  name: 'new',
  args: ['<name>'],
  what: 'begin a record for a child',
  async run({ args, withLedger, now }) {
    const name = (args[0] ?? '').trim()
    if (name === '') throw new Wrong('Give the record a name, for example the child’s first name.')
    if (!isOneLine(name))
      throw new Wrong('The name must be one line, of letters and marks that can be seen.')
    if (name.length > 100) throw new Wrong('The name must be at most 100 characters.')
    const id = await withLedger((ledger, account) =>
      beginRecord(ledger, account.id, { name, memberName: account.name }, now()),
    )
    return { json: { id }, words: `Began ${name}’s record: ${id}` }
  },
}

export const recordsCommand: Command = {
  name: 'records',
  what: 'list the records',
  async run({ withLedger }) {
    const records = await withLedger(async (ledger, account) => {
      const found = await findRecords(ledger, account.id)
      return Promise.all(
        found.map(async (each) => ({
          ...each,
          size: each.size ?? (await countReadable(ledger, account.id, each.id)),
        })),
      )
    })
    const words = records.map(({ id, name, size }) => `${id}  ${name} (${size} entries)`)
    return { json: records, words: words.length === 0 ? 'No records yet.' : words.join('\n') }
  },
}

const PAGE = 1000

export const timelineCommand: Command = {
  name: 'timeline',
  args: ['<record>'],
  options: [
    ['--search <text>', 'only entries with these words; misspellings are tolerated'],
    ['--tag <tag>', 'only entries with this tag'],
  ],
  what: 'every entry, oldest first',
  async run(given) {
    const [search, tag] = [optionOf(given, 'search'), optionOf(given, 'tag')]
    const lines = await given.withRecord(given.args[0] ?? '', async (write) => {
      const all: Line[] = []
      for (;;) {
        const last = all.at(-1)
        const page = await findLines(write, {
          atMost: PAGE,
          ...(last === undefined ? {} : { before: { at: last.at, seq: last.seq } }),
          ...(search === undefined ? {} : { search }),
          ...(tag === undefined ? {} : { tag: tag.toLowerCase() }),
        })
        all.push(...page)
        if (page.length < PAGE) return all.toReversed()
      }
    })
    return {
      json: lines.map((line) => ({
        seq: line.seq,
        kind: line.kind,
        happened: { day: line.day, time: line.time, precision: line.precision },
        title: line.title,
        people: line.people,
      })),
      words:
        lines.length === 0
          ? 'Nothing found.'
          : lines
              .map(
                (line) =>
                  `${line.day < '0002' ? 'Date not readable' : inWords(line.day)}  ${line.title}`,
              )
              .join('\n'),
    }
  },
}

export const entriesCommand: Command = {
  name: 'entries',
  options: [['--schema', 'print the JSON Schema of a line of entries.jsonl']],
  what: 'the public format of entries',
  async run({ options }) {
    if (options['schema'] !== true)
      throw new Wrong('Say --schema: it prints the format of entries.')
    const schema = z.toJSONSchema(lineSchema([...kinds.values()]), {
      io: 'input',
      unrepresentable: 'any',
    })
    return { json: schema, words: JSON.stringify(schema, null, 2) }
  },
}
