/** `heard pack`, `heard verify`, `heard handover`. */
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { verifyHandover } from '../packs/handover.ts'
import { handOver } from '../packs/hand-over.ts'
import { makePack, NamesFound, SpecSlip } from '../packs/make.ts'
import { WhereaboutsFound } from '../people/whereabouts/stopped.tsx'
import { verifyPack } from '../packs/verify.ts'
import { parseDay, type Day } from '../platform/day.ts'
import { neededOption, optionOf, Wrong, type Command, type Given } from './command.ts'
import { answerIn, wrongOfWhereabouts } from './whereabouts.ts'

export const packCommand: Command = {
  name: 'pack',
  args: ['<record>'],
  options: [
    ['--spec <file>', 'what the pack holds, as JSON; without it, every open commitment'],
    ['--at <treesize>', 'as the record stood at this many entries'],
    ['--on <day>', 'the day it is made for; without it, the day of the last entry'],
    ['--out <dir>', 'the folder to write to'],
    ['--bundle', 'also one PDF with the exhibits’ own pages behind'],
    ['--continue', 'though another child is named'],
    [
      '--whereabouts <answer>',
      'go on, where whereabouts are found in it and the spec does not say',
    ],
  ],
  what: 'a complaint and its evidence, that anyone can check',
  async run(given) {
    const out = resolve(neededOption(given, 'out'))
    const specFile = optionOf(given, 'spec')
    const spec = specFile === undefined ? null : await readSpecFile(specFile)
    const asked = { spec, at: sizeOf(given), on: dayOf(given), out }
    const flags = {
      bundle: given.options['bundle'] === true,
      despiteNames: given.options['continue'] === true,
      whereabouts: answerIn(given),
    }
    const made = await given
      .withRecord(given.args[0] ?? '', (write) => makePack(write, { ...asked, ...flags }))
      .catch((problem: unknown) => {
        if (problem instanceof NamesFound)
          throw new Wrong(`${problem.message} To go on: --continue.`)
        if (problem instanceof WhereaboutsFound)
          throw wrongOfWhereabouts(problem, spec === null ? TO_GO_ON : HOW_TO_ANSWER)
        throw wrongOf(problem, specFile)
      })
    const { bundle, bundlePages, warning, unseen, ...rest } = made
    const shared = {
      ...(warning === null ? {} : { warning }),
      ...(unseen.length === 0 ? {} : { notLookedInside: unseen }),
    }
    const notes = [
      ...(warning === null ? [] : [warning]),
      ...unseen.map(({ file, reason }) => `Not looked inside for names: ${file}, ${reason}.`),
    ]
    return {
      json: { ...rest, ...(bundle === null ? {} : { bundle, bundlePages }), ...shared },
      words: `Wrote ${made.pdf} (${made.pages} pages) and ${made.zip}. Print the PDF: the fingerprint on its first page is what the zip is compared with.${notes.map((note) => `\n${note}`).join('')}`,
    }
  },
}

const TO_GO_ON = 'To go on: --whereabouts "go on".'
const HOW_TO_ANSWER = 'Answer in the spec: "whereabouts": "hold back", "leave out" or "go on".'

function wrongOf(problem: unknown, file: string | undefined): unknown {
  if (!(problem instanceof SpecSlip)) return problem
  const first = problem.problems[0]
  const more = problem.problems.length > 1 ? ` (and ${problem.problems.length - 1} more)` : ''
  const field = first?.field ?? ''
  if (field === 'at') return new Wrong(problem.message, { field: '--at' })
  const place = field === '' ? '' : `${field}: `
  return new Wrong(`${file === undefined ? '' : `${file}: `}${place}${problem.message}${more}`, {
    ...(file === undefined ? {} : { file }),
    ...(field === '' ? {} : { field }),
  })
}

async function readSpecFile(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Wrong(`There is no file ${path} that can be read.`, { file: path })
  })
  try {
    return (JSON.parse(text) as unknown) ?? {}
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : ''
    throw new Wrong(`${path} is not JSON: ${why}`, { file: path })
  }
}

function sizeOf(given: Given): number | undefined {
  const text = optionOf(given, 'at')
  if (text === undefined) return undefined
  const size = Number(text)
  if (!Number.isSafeInteger(size) || size < 1)
    throw new Wrong('--at must be a number of entries, such as 1284.', { field: '--at' })
  return size
}

function dayOf(given: Given): Day | undefined {
  const text = optionOf(given, 'on')
  if (text === undefined) return undefined
  const day = parseDay(text)
  if (day === null) throw new Wrong('--on must be a day, as in 2026-09-28.', { field: '--on' })
  return day
}

export const verifyCommand: Command = {
  name: 'verify',
  args: ['<path>'],
  options: [['--against <pack>', 'check something handed over against the pack that held it back']],
  what: 'check a pack, offline, and say in plain words what holds',
  async run(given) {
    const path = resolve(given.args[0] ?? '')
    const against = optionOf(given, 'against')
    for (const named of [path, ...(against === undefined ? [] : [resolve(against)])])
      if ((await stat(named).catch(() => null)) === null)
        throw new Wrong(`There is nothing at ${named}.`, { file: named })
    const verdict =
      against === undefined ? await verifyPack(path) : await verifyHandover(path, resolve(against))
    const lines = verdict.checks.map(
      ({ ok, words }) => `${ok ? 'Holds: ' : 'DOES NOT HOLD: '}${words}`,
    )
    const end = verdict.ok
      ? 'Everything that can be checked here holds.'
      : 'This must not be relied on.'
    return { json: verdict, words: [...lines, end].join('\n'), no: !verdict.ok }
  },
}

export const handoverCommand: Command = {
  name: 'handover',
  args: ['<record>'],
  options: [
    ['--pack <file>', 'the pack that held it back'],
    ['--exhibit <number>', 'which exhibit'],
    ['--out <file>', 'the zip to write'],
    ['--whereabouts <answer>', 'go on, where whereabouts are found in it'],
  ],
  what: 'hand over what a pack held back, so that it can be proved to be the same',
  async run(given) {
    const [pack, out] = [resolve(neededOption(given, 'pack')), resolve(neededOption(given, 'out'))]
    const exhibit = Number(neededOption(given, 'exhibit'))
    if ((await stat(pack).catch(() => null)) === null)
      throw new Wrong(`There is nothing at ${pack}.`, { file: pack })
    if (!Number.isSafeInteger(exhibit) || exhibit < 1)
      throw new Wrong('--exhibit must be the number of an exhibit.', { field: '--exhibit' })
    const done = await given
      .withRecord(given.args[0] ?? '', (write) =>
        handOver(write, { pack, exhibit, out }, answerIn(given)),
      )
      .catch((problem: unknown) => {
        if (problem instanceof WhereaboutsFound) throw wrongOfWhereabouts(problem, TO_GO_ON)
        const field = problem instanceof SpecSlip ? problem.problems[0]?.field : undefined
        if (field === 'pack' || field === 'exhibit')
          throw new Wrong((problem as SpecSlip).message, { field: `--${field}` })
        throw wrongOf(problem, undefined)
      })
    return {
      json: { file: out, ...done },
      words: `Wrote exhibit ${exhibit} to ${out}. Whoever has the pack checks it with: heard verify ${out} --against <the pack>`,
    }
  },
}
