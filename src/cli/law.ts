/** `heard due`, `heard brushoff`, `heard law`. No record is opened: the law knows no child. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  brushoffCommand,
  brushoffsInWords,
  dueCommand,
  dueInWords,
  lawCheckCommand,
  lawCommand,
} from '../law/commands.ts'
import type { DueFailure } from '../law/due.ts'
import { lawSchema } from '../law/law.json.ts'
import { neededOption, optionOf, Wrong, type Command, type Given } from './command.ts'

function right<T>(found: T | DueFailure): T {
  if (typeof found === 'object' && found !== null && 'error' in found) throw new Wrong(found.error)
  return found
}

const FIELDS = { clock: '<clock>', from: '--from', facts: '--facts' } as const

/** A slip with its place: the file of the calendar, or which option. */
function wrongOf(given: Given, { error, of }: DueFailure): Wrong {
  if (of === undefined) return new Wrong(error)
  if (of !== 'calendar') return new Wrong(error, { field: FIELDS[of] })
  const file = optionOf(given, 'calendar') ?? ''
  // Some sentences name the file already.
  return new Wrong(error.startsWith(basename(file)) ? error : `${file}: ${error}`, { file })
}

async function calendarOf(given: Given): Promise<{ name: string; text: string } | null> {
  const file = optionOf(given, 'calendar')
  if (file === undefined) return null
  try {
    return { name: basename(file), text: await readFile(file, 'utf8') }
  } catch {
    throw new Wrong(`There is no calendar file ${file} that can be read.`, { file })
  }
}

export const dueCommandLine: Command = {
  name: 'due',
  args: ['<clock>'],
  options: [
    ['--from <day>', 'the day that starts the clock, as 2026-09-07'],
    ['--calendar <file>', 'the school’s own calendar: .ics, or term dates as text'],
    ['--facts <fact...>', 'other dates and facts, as certificate_issued=2026-11-29'],
  ],
  what: 'when a duty falls due, and why',
  async run(given) {
    const calendar = await calendarOf(given)
    const facts = given.options['facts']
    const from = neededOption(given, 'from')
    const found = dueCommand({
      clock: given.args[0] ?? '',
      from,
      facts: Array.isArray(facts) ? facts.map(String) : [],
      ...(calendar === null ? {} : { calendar }),
    })
    if ('error' in found) throw wrongOf(given, found)
    return { json: found, words: dueInWords(found) }
  },
}

export const brushoffCommandLine: Command = {
  name: 'brushoff',
  args: ['<words...>'],
  what: 'what you were told, what the source says about it, and when it is fair',
  run(given) {
    const found = right(brushoffCommand(given.args.join(' ')))
    return Promise.resolve({ json: found, words: brushoffsInWords(found) })
  },
}

export const lawCommandLine: Command = {
  name: 'law',
  options: [
    ['--check', 'fail if any row lacks a source, a flag, a test or a next rung'],
    ['--schema', 'print the JSON Schema of the law'],
  ],
  what: 'the law as data',
  run(given) {
    if (given.options['schema'] === true) {
      const schema = lawSchema()
      return Promise.resolve({ json: schema, words: JSON.stringify(schema, null, 2) })
    }
    const law = right(lawCommand())
    const rows = `${law.clocks.length} clocks, ${law.duties.length} duties, ${law.brushoffs.length} brush-offs, ${law.codes.length} attendance codes`
    if (given.options['check'] !== true) {
      const list = law.clocks.map(({ id, name, flag }) => `${id}  ${name} [${flag}]`)
      return Promise.resolve({ json: law, words: [rows, ...list, law.notice].join('\n') })
    }
    const faults = right(lawCheckCommand())
    const words =
      faults.length === 0
        ? `Every row is in order: ${rows}.`
        : faults.map(({ row, fault }) => `${row}: ${fault}`).join('\n')
    return Promise.resolve({
      json: { ok: faults.length === 0, faults },
      words,
      no: faults.length > 0,
    })
  },
}
