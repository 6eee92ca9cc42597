/**
 * The kinds of entry this room adds: what was written, said and sent, and the files that came with
 * it. A message keeps its raw file as `files[0]`; its attachments follow in order.
 */
import { z } from 'zod'
import {
  captured,
  kindOf,
  minutes,
  someWords,
  theEntryNumber,
  theLine,
  yesOrNo,
  type Says,
} from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'
import { figuresIn } from './mail/addresses.ts'
import { cleanText, cut, oneLine } from './mail/text.ts'

const LINE_CHARS_MAX = 1_000
const WORDS_CHARS_MAX = 2_000_000
const MINUTES_MAX = 100_000

const line = (what: string) => someWords(what, LINE_CHARS_MAX)
const title = theLine('title', LINE_CHARS_MAX)
const words = someWords('words', WORDS_CHARS_MAX)

const figure = z.strictObject({
  name: line('name'),
  address: line('address').nullish().default(null),
})
const writtenFigure = line('a person').transform(
  (text) => figuresIn(text)[0] ?? { name: text, address: null },
)
const someone = z.union([figure, writtenFigure])
const people = z
  .union([z.array(someone), line('people').transform((text) => figuresIn(text))])
  .nullish()
  .transform((list) => list ?? [])

const PLACED_BY = ['date', 'received', 'thread', 'none'] as const

const mailDate = z.strictObject({
  written: z.string().max(LINE_CHARS_MAX).nullable(),
  instant: z.iso.datetime({ offset: true }).nullable(),
  zone: z.string().max(10).nullable(),
  placedBy: z.enum(PLACED_BY),
})

const check = z.strictObject({ result: line('result'), domain: line('domain').nullable() })

/**
 * How a mail reached us where it came by itself, and what could be said of who sent it (SPF, DKIM, DMARC),
 * by us and, in `theirs`, by the server that took it before us.
 */
const arrivalBody = z.strictObject({
  by: z.enum(['our own mail server', 'a mailbox']),
  /** Whether it says that it comes from the address that was asked. */
  from: z.enum(['the address asked', 'another address']),
  spf: check,
  dkim: z.array(check).max(20),
  dmarc: check,
  theirs: line('theirs').nullable(),
})

/**
 * A message sent or received. `auto` says how it is known that no person wrote it; null when one did.
 * `legal`: to or from a legal adviser, so never shared or put in a pack unless the family says so.
 */
export const messageBody = z.strictObject({
  messageId: line('messageId').nullish().default(null),
  inReplyTo: line('inReplyTo').nullish().default(null),
  references: z.array(line('references')).max(200).default([]),
  subject: line('subject').default(''),
  from: someone.nullish().default(null),
  to: people,
  cc: people,
  date: mailDate.nullish().default(null),
  words: words.default(''),
  quoted: words.default(''),
  signature: words.default(''),
  thread: z.string().max(2_000).nullish().default(null),
  auto: line('auto').nullish().default(null),
  legal: z.boolean().default(false),
  /** The email that asked, where this one answers it: known by its address or Message-ID. */
  answersMail: theEntryNumber('answersMail').optional(),
  arrival: arrivalBody.optional(),
  problems: z.array(line('problems')).max(50).default([]),
})

export const noteBody = z.strictObject({
  title: line('title').nullish().default(null),
  words,
  captured,
})

const direction = z
  .enum(
    ['in', 'out', 'incoming', 'outgoing', 'to us', 'from us'],
    'direction must be "in" or "out"',
  )
  .transform((said): 'in' | 'out' => (['in', 'incoming', 'to us'].includes(said) ? 'in' : 'out'))

/** A telephone call, the one that was never answered or returned included. */
export const callBody = z.strictObject({
  with: theLine('with', LINE_CHARS_MAX),
  direction: direction.nullish().default(null),
  minutes: minutes('minutes', MINUTES_MAX),
  minutesWaited: minutes('minutesWaited', MINUTES_MAX),
  answered: yesOrNo('answered'),
  /** True when they had said they would ring: with `answered` false, the call that never came. */
  promised: yesOrNo('promised'),
  words: words.nullish().default(null),
})

export const letterBody = z.strictObject({
  title,
  from: line('from').nullish().default(null),
  to: line('to').nullish().default(null),
  words: words.nullish().default(null),
})

/** Something said out loud, word for word where it can be. */
export const saidBody = z.strictObject({
  who: theLine('who', LINE_CHARS_MAX),
  words,
  to: line('to').nullish().default(null),
  where: line('where').nullish().default(null),
})

/** A paper kept as a file: `words` is its text where it holds any. */
export const paperBody = z.strictObject({
  title,
  words: words.default(''),
  pages: z.int().min(0).nullish().default(null),
  problems: z.array(line('problems')).max(50).default([]),
})

export const recordingBody = z.strictObject({
  title,
  seconds: z.number().min(0).nullish().default(null),
  words: words.default(''),
  captured,
})

/** Who said what and when, in seconds from the start of the recording. */
export const transcriptBody = z.strictObject({
  title,
  cues: z
    .array(
      z.strictObject({
        start: z.number().min(0),
        end: z.number().min(0),
        who: line('who').nullable(),
        words: z.string().max(20_000),
      }),
    )
    .max(100_000),
  problems: z.array(line('problems')).max(50).default([]),
})

/** A file kept whole that could not be read; `reason` is for people. */
export const unreadableBody = z.strictObject({
  title,
  reason: theLine('reason', LINE_CHARS_MAX),
})

export type MessageBody = z.output<typeof messageBody>
export type ArrivalBody = z.output<typeof arrivalBody>
export type NoteBody = z.output<typeof noteBody>
export type CallBody = z.output<typeof callBody>
export type LetterBody = z.output<typeof letterBody>
export type SaidBody = z.output<typeof saidBody>
export type PaperBody = z.output<typeof paperBody>
export type RecordingBody = z.output<typeof recordingBody>
export type TranscriptBody = z.output<typeof transcriptBody>
export type UnreadableBody = z.output<typeof unreadableBody>

/** A kind whose title is made of what others wrote: on one line. */
const kind = <S extends z.ZodType>(name: string, schema: S, says: Says<S>): Kind =>
  kindOf(name, schema, {
    ...says,
    title: (body, content) => oneLine(says.title(body, content)),
  })

/** The first words of a text, as a title. */
function firstWords(text: string): string {
  const start = oneLine(cleanText(text).slice(0, 400))
  return start.length <= 80 ? start : `${cut(start, 80).replace(/\s+\S*$/, '')} ...`
}

function names(list: readonly { name: string; address: string | null }[]): string {
  return list.map((one) => `${one.name} ${one.address ?? ''}`).join(' ')
}

/** A call they had promised and did not make. */
export function isCallThatNeverCame({ promised, answered }: CallBody): boolean {
  return promised === true && answered === false
}

/** How a call reads in one line: "Call to the SEN team, not answered". */
function callTitle(call: CallBody): string {
  if (isCallThatNeverCame(call)) return `Call from ${call.with} that never came`
  const side =
    call.direction === 'in' ? 'Call from' : call.direction === 'out' ? 'Call to' : 'Call with'
  return `${side} ${call.with}${call.answered === false ? ', not answered' : ''}`
}

export const correspondenceKinds: readonly Kind[] = [
  kind('note', noteBody, {
    title: (note) => note.title || firstWords(note.words) || 'A note',
    words: (note) => [note.title, note.words],
  }),
  kind('message', messageBody, {
    refers: ['answersMail'],
    title: (message) =>
      message.subject || firstWords(message.words) || 'A message without a subject',
    // What is quoted may be the only copy of it the family has: it can be found too.
    words: (message) => [
      message.subject,
      message.from === null ? null : names([message.from]),
      names(message.to),
      names(message.cc),
      message.words,
      message.signature,
      message.quoted,
    ],
  }),
  kind('call', callBody, { title: callTitle, words: (call) => [call.with, call.words] }),
  kind('letter', letterBody, {
    title: (letter) => letter.title,
    words: (letter) => [letter.title, letter.from, letter.to, letter.words],
  }),
  kind('said', saidBody, {
    title: (said) => `${said.who}: ${firstWords(said.words)}`,
    words: (said) => [said.who, said.words, said.to, said.where],
  }),
  kind('paper', paperBody, {
    title: (paper) => paper.title,
    words: (paper) => [paper.title, paper.words],
  }),
  kind('recording', recordingBody, {
    title: (recording) => recording.title,
    words: (recording) => [recording.title, recording.words],
  }),
  kind('transcript', transcriptBody, {
    title: (transcript) => transcript.title,
    words: (transcript) => [
      transcript.title,
      ...transcript.cues.map((cue) => [cue.who, cue.words].join(' ')),
    ],
  }),
  kind('unreadable', unreadableBody, {
    title: (file) => `Could not be read: ${file.title}`,
    words: (file) => [file.title, file.reason],
  }),
]
