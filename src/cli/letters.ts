/** `heard letters`, `heard letter`. */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { figuresIn } from '../correspondence/mail/addresses.ts'
import { draftFor, NoSuchEntry, type DraftAsked } from '../letters/drafting.ts'
import type { Drafted } from '../letters/draft-letter.ts'
import type { Letter } from '../letters/letter.ts'
import { LETTERS, letterOf } from '../letters/letters.ts'
import { fileOf, FILE_NAMES } from '../letters/out.ts'
import { outgoingLetter } from '../letters/whereabouts.ts'
import { gate } from '../people/whereabouts/gate.ts'
import { WhereaboutsFound } from '../people/whereabouts/stopped.tsx'
import { dayAt, parseDay } from '../platform/day.ts'
import { makeFolder } from '../platform/files/folder.ts'
import type { Write } from '../record/kind.ts'
import { optionOf, Wrong, type Command, type Given } from './command.ts'
import { answerIn, wrongOfWhereabouts } from './whereabouts.ts'

export const lettersCommand: Command = {
  name: 'letters',
  what: 'every letter there is, and when to use it',
  run() {
    return Promise.resolve({
      json: LETTERS.map(({ id, name, when, situation, to, gaps, law, beside = [], starts }) => ({
        id,
        name,
        when,
        situation,
        to,
        asks: gaps.map((gap) => ({
          id: gap.id,
          question: gap.question,
          label: gap.label,
          kind: gap.kind,
          optional: gap.optional === true,
        })),
        law,
        beside,
        starts: starts === undefined ? null : { process: starts.process, event: starts.event },
      })),
      words: LETTERS.map(({ id, name }) => `${id.padEnd(22)} ${name}`).join('\n'),
    })
  },
}

export const letterCommand: Command = {
  name: 'letter',
  args: ['<record>', '<letter>'],
  options: [
    ['--of <seq>', 'what it is about: an ask, a promise, a need, a matter, a message or a call'],
    ['--to <who>', 'whom it is to, as in an email; without it, whom the record knows'],
    ['--fill <answer...>', 'answers to its questions, as since=2026-10-12'],
    ['--on <day>', 'the day it is written; today unless given'],
    ['--out <dir>', 'the folder to write letter.txt, .eml, .docx and .pdf to'],
    ['--whereabouts <answer>', 'go on, where whereabouts are found in it'],
  ],
  what: 'a letter drafted from the record; nothing is sent and nothing is kept',
  async run(given) {
    const letter = letterNamed(given.args[1] ?? '')
    const asked: DraftAsked = {
      letter,
      of: seqOf(given),
      gaps: filled(given, letter),
      to: toOf(given),
    }
    const { drafted, files } = await given.withRecord(given.args[0] ?? '', async (write) => {
      const today = dayOf(given) ?? dayAt(given.now(), write.zone)
      const drafted = await draftFor(write, asked, today).catch((problem: unknown) => {
        throw problem instanceof NoSuchEntry
          ? new Wrong(problem.message, { field: '--of' })
          : problem
      })
      return { drafted, files: await written(given, write, drafted) }
    })
    return { json: jsonOf(drafted, files), words: wordsOf(drafted, files) }
  },
}

function letterNamed(id: string): Letter {
  const letter = letterOf(id)
  if (letter === null)
    throw new Wrong(`There is no letter called "${id}". "heard letters" lists them all.`)
  return letter
}

function seqOf(given: Given): number | null {
  const text = optionOf(given, 'of')
  if (text === undefined) return null
  const seq = Number(text)
  if (!Number.isSafeInteger(seq) || seq < 1)
    throw new Wrong('--of must be the number of an entry, such as 12.', { field: '--of' })
  return seq
}

/** Whom it is to, as it was written. What has an @ and is no address would be taken for one. */
function toOf(given: Given): string {
  const to = optionOf(given, 'to') ?? ''
  const odd = figuresIn(to).find(
    ({ address }) => address !== null && !/^[^\s@<>]+@[^\s@<>]+$/.test(address),
  )
  if (odd !== undefined)
    throw new Wrong(`--to ${odd.address} is no address, as in SEN team <sen@council.example>.`, {
      field: '--to',
    })
  return to
}

function dayOf(given: Given) {
  const text = optionOf(given, 'on')
  if (text === undefined) return null
  const on = parseDay(text)
  if (on === null) throw new Wrong('--on must be a day, as in 2026-09-28.', { field: '--on' })
  return on
}

function filled(given: Given, letter: Letter): Record<string, string> {
  const answers = given.options['fill']
  return Object.fromEntries(
    (Array.isArray(answers) ? answers.map(String) : []).map((answer) => {
      const at = answer.indexOf('=')
      const id = at < 0 ? answer : answer.slice(0, at)
      if (at < 0 || !letter.gaps.some((gap) => gap.id === id))
        throw new Wrong(
          `--fill ${answer} answers no question of this letter. It asks: ${letter.gaps.map((gap) => gap.id).join(', ') || 'nothing'}.`,
          { field: '--fill' },
        )
      return [id, answer.slice(at + 1)]
    }),
  )
}

type Ready = Awaited<ReturnType<typeof draftFor>>

async function written(given: Given, write: Write, drafted: Ready): Promise<string[]> {
  const out = optionOf(given, 'out')
  if (out === undefined) return []
  const folder = resolve(out)
  await makeFolder(folder)
  const draft = { ...drafted, exhibits: [] }
  const outgoing = outgoingLetter(write, draft, false)
  await gate(write, outgoing, answerIn(given)).catch((problem: unknown) => {
    throw problem instanceof WhereaboutsFound
      ? wrongOfWhereabouts(problem, 'To go on: --whereabouts "go on".')
      : problem
  })
  const files: string[] = []
  for (const name of FILE_NAMES) {
    const path = join(folder, name)
    const bytes = await fileOf(write, draft, name)
    await writeFile(path, bytes).catch(() => {
      throw new Wrong(`${path} cannot be written.`, { file: path })
    })
    files.push(path)
  }
  return files
}

function jsonOf(drafted: Ready, files: readonly string[]) {
  const { letter, to, subject, text: words, blanks, asks } = drafted
  return {
    letter,
    to,
    subject,
    words,
    blanks,
    law: drafted.law.map(({ id, flag, force, sentence }) => ({ id, flag, force, sentence })),
    beside: drafted.beside.map(({ id, flag, force, says, checked }) => ({
      id,
      flag,
      force,
      says,
      checked,
    })),
    asks,
    files,
  }
}

function wordsOf(drafted: Drafted, files: readonly string[]): string {
  return [
    `About: ${drafted.subject}`,
    '',
    drafted.text,
    ...(drafted.blanks.length === 0 ? [] : ['', `Still to fill in: ${drafted.blanks.join('; ')}`]),
    ...(files.length === 0 ? [] : ['', `Wrote ${files.join(', ')}.`]),
  ].join('\n')
}
