/**
 * What the family wrote down itself, as lines of `entries.jsonl`. A `source` or an `of` names either
 * the `ref` of an earlier line or a message of the mailbox, as `mail:<its Message-ID>`.
 */
import path from 'node:path'
import type { SampleMail } from './body.ts'
import { CAST, CHILD } from './cast.data.ts'
import { DAYS } from './days.data.ts'
import type { HandLine } from './hand.ts'
import { messageId } from './mail.ts'
import { allMail } from './mailbox.ts'
import { NEEDS } from './needs.data.ts'
import { COMING, MEETINGS } from './meetings.data.ts'
import { MATTERS } from './matters.data.ts'
import { OWED } from './owed.data.ts'
import { PLAN } from './plan.data.ts'
import { PROFILE } from './profile.data.ts'
import { TOGETHER } from './together.data.ts'
import { TOLD } from './told.data.ts'
import { CALL, TURNS } from './transcript.data.ts'
import type { Audience, Figure, Happened, Shelf } from '../record/entry.ts'
import { day } from '../platform/day.ts'

const AUTHOR = CAST.alex.name

/** One line of `entries.jsonl`, before numbers take the place of references. */
export type SampleLine = {
  readonly ref: string
  readonly kind: HandLine['kind']
  readonly happened: Happened
  readonly author: string
  /** With the address of whoever writes from one, so that they are the same person as in the mail. */
  readonly people: readonly Figure[]
  readonly shelf: Shelf
  readonly audience: Audience
  readonly amends: string | null
  readonly body: Readonly<Record<string, unknown>>
  /** Paths from the folder of `entries.jsonl`. */
  readonly files: readonly { readonly path: string; readonly name: string }[]
}

/** The recording of the call and its transcript, each an entry with its file. */
const RECORDED: readonly HandLine[] = [
  {
    ref: 'recording',
    kind: 'recording',
    on: `${CALL.day} ${CALL.time}`,
    people: [CAST.banerjee.name],
    shelf: 'evidence',
    files: [`recordings/${CALL.file}`],
    body: {
      title: 'Recording: call to the attendance office',
      seconds: CALL.seconds,
      words:
        'Mr Banerjee was asked at the start and said yes. (Sample: the sound stands in for speech.)',
    },
  },
  {
    ref: 'transcript',
    kind: 'transcript',
    on: `${CALL.day} ${CALL.time}`,
    people: [CAST.banerjee.name],
    shelf: 'evidence',
    files: [`recordings/${CALL.transcript}`],
    body: {
      title: 'Transcript: call to the attendance office',
      cues: TURNS.map(({ at, until, who, words }) => ({ start: at, end: until, who, words })),
    },
  },
]

/** Every line, in the order in which it happened, the clocks and what is coming after them; a line is named only by lines after it. */
export function sampleLines(): readonly SampleLine[] {
  const mail = new Map(allMail().map((one) => [one.id, one]))
  const written = (line: HandLine): SampleLine =>
    lineOf(line, line.via === undefined ? null : found(mail, line.via))
  const told = [...TOLD, ...RECORDED, ...OWED, ...NEEDS, ...DAYS, ...MEETINGS, ...TOGETHER]
    .map(written)
    .toSorted(byTime)
  return [...told, ...[...MATTERS, ...PROFILE, ...PLAN, ...COMING].map(written)]
}

/** The text of `entries.jsonl`. */
export function byHandLines(): string {
  return `${sampleLines()
    .map((line) => JSON.stringify(line))
    .join('\n')}\n`
}

function lineOf(line: HandLine, via: SampleMail | null): SampleLine {
  return {
    ref: line.ref,
    kind: line.kind,
    happened: happenedOf(line, via),
    author: line.author ?? AUTHOR,
    people: (line.people ?? peopleOf(via)).map(figureOf),
    shelf: line.shelf ?? 'messages',
    audience: line.audience ?? 'me',
    amends: line.amends ?? null,
    body: bodyOf(line, via),
    files: (line.files ?? []).map((file) => ({ path: file, name: path.posix.basename(file) })),
  }
}

function bodyOf(line: HandLine, via: SampleMail | null): Readonly<Record<string, unknown>> {
  // Only words that stand in the message have it for their evidence.
  if (line.kind === 'hand-over' && via?.words.includes(line.body.words) === true)
    return { ...line.body, source: `mail:${messageId(via)}` }
  if (line.kind === 'step' || line.kind === 'provision')
    return { ...line.body, ...(via === null ? {} : { source: `mail:${messageId(via)}` }) }
  if (line.kind !== 'ask' && line.kind !== 'promise') return line.body
  const { title, debtor, creditor, source, due, dueBasis, sentence, words } = line.body
  const said = [sentence, words].filter((part) => part !== undefined)
  return {
    title,
    debtor,
    creditor,
    source: source ?? (via === null ? null : `mail:${messageId(via)}`),
    due: due ?? null,
    dueBasis: dueBasis ?? null,
    ...(said.length === 0 ? {} : { words: said.join('\n') }),
  }
}

function happenedOf(line: HandLine, via: SampleMail | null): Happened {
  const at = line.on ?? via?.at
  if (at === undefined) throw new Error(`${line.ref} does not say when it happened`)
  const time = at.length > 10 ? at.slice(11) : null
  const untimed = line.isAbout === true ? 'about' : 'day'
  return { day: day(at.slice(0, 10)), time, precision: time === null ? untimed : 'minute' }
}

/** The other people of a message: those it is from and to, leaving out Alex. */
function peopleOf(via: SampleMail | null): readonly string[] {
  if (via === null) return [CHILD.name]
  const others = [via.from, ...via.to].filter((name) => name !== 'alex')
  return [...new Set(others.map((name) => CAST[name].name))]
}

function figureOf(name: string): Figure {
  const person = Object.values(CAST).find((one) => one.name === name)
  return { name, address: person?.address ?? null }
}

function byTime(a: SampleLine, b: SampleLine): number {
  const at = (line: SampleLine) => `${line.happened.day} ${line.happened.time ?? '00:00'}`
  if (at(a) === at(b)) return 0
  return at(a) < at(b) ? -1 : 1
}

function found(mail: ReadonlyMap<string, SampleMail>, id: string): SampleMail {
  const one = mail.get(id)
  if (one === undefined) throw new Error(`No message ${id} in the story`)
  return one
}
