/**
 * The kinds by which somebody reads about the child: the reader, what they were given, that they opened
 * it, and that they pressed "I have read this". Only the press counts as read.
 */
import { z } from 'zod'
import {
  someWords,
  theDay,
  theEntryNumber,
  theLine,
  theOneOf,
  words as wordsUpTo,
} from '../../record/fields.ts'
import type { Kind } from '../../record/kind.ts'

const WORDS_LENGTH_MAX = 20_000

const words = (what: string) => wordsUpTo(what, WORDS_LENGTH_MAX)
const member = z.uuid('member must be a seat')

/** Somebody who should know. `member` is their seat, which holds no shelf. */
export const readerBody = z.strictObject({
  name: theLine('name'),
  role: theLine('role'),
  member,
  until: theDay('until'),
})

const guideIds = z
  .array(theLine('guide'))
  .max(40)
  .nullish()
  .transform((list): readonly string[] => list ?? [])

/** What a reader is given: a copy made for them, so that they see this and nothing else. */
export const givenBody = z.strictObject({
  reader: theEntryNumber('reader'),
  /** The profile it was made from. */
  of: theEntryNumber('of'),
  heading: theLine('heading'),
  three: z.array(theLine('a thing that matters')).max(3),
  parts: z
    .array(z.strictObject({ title: theLine('title'), words: someWords('words', WORDS_LENGTH_MAX) }))
    .max(20),
  strategies: z
    .array(
      z.strictObject({
        title: theLine('title'),
        do: words('do'),
        dont: words('dont'),
        why: words('why'),
      }),
    )
    .max(60),
  /** Three-minute guides that go with what adults do, by id. */
  guides: guideIds,
  /** What has gone before, one line each, only where the owner chose to give it too; null otherwise. */
  before: words('before'),
})

/** The reader opened it. It says nothing of whether they read. */
export const openedBody = z.strictObject({ of: theEntryNumber('of') })

/** The reader pressed "I have read this"; one thing they will do, and a question, if they like. */
export const readBody = z.strictObject({
  of: theEntryNumber('of'),
  will: words('will'),
  question: words('question'),
  /** The guides they say they have read too. */
  guides: guideIds,
})

const MAIL_STATES = [
  'handed over',
  'not sent',
  'not known',
  'delivered',
  'delayed',
  'came back',
  'wrote back',
] as const

/** What became of a mail with the reader's link: `number` 0 is the link itself, 1 and 2 are reminders. */
export const readerMailBody = z.strictObject({
  reader: theEntryNumber('reader'),
  as: theOneOf('as', MAIL_STATES),
  number: z.int('number must be 0, 1 or 2').min(0).max(2),
  on: theDay('on'),
  /** What the mail server said, or the reader wrote, in their own words. */
  words: words('words'),
})

/** The reader's link is ended. */
export const endedBody = z.strictObject({ reader: theEntryNumber('reader') })

type ReaderBody = z.output<typeof readerBody>
export type GivenBody = z.output<typeof givenBody>
export type ReaderMailBody = z.output<typeof readerMailBody>
export type ReadBody = z.output<typeof readBody>

export const readerKinds: readonly Kind[] = [
  {
    kind: 'reader',
    schema: readerBody,
    title: ({ body }) => {
      const { name, role } = body as ReaderBody
      return `${name}, ${role}, can be told`
    },
    words: ({ body }) => `${(body as ReaderBody).name}\n${(body as ReaderBody).role}`,
  },
  {
    kind: 'given to read',
    schema: givenBody,
    refers: ['reader', 'of'],
    title: ({ body }) => `Given to read: ${(body as GivenBody).heading}`,
    words: ({ body }) => {
      const { three, parts, strategies, before } = body as GivenBody
      return [
        ...three,
        ...parts.map((part) => part.words),
        ...strategies.map(({ title }) => title),
        before ?? '',
      ].join('\n')
    },
  },
  {
    kind: 'reader mail',
    schema: readerMailBody,
    refers: ['reader'],
    title: ({ body }) => `A mail with the link: ${(body as ReaderMailBody).as}`,
    words: ({ body }) => (body as ReaderMailBody).words ?? '',
  },
  {
    kind: 'opened',
    schema: openedBody,
    refers: ['of'],
    of: ['given to read'],
    title: ({ author }) => `${author} opened it`,
    words: () => '',
  },
  {
    kind: 'read',
    schema: readBody,
    refers: ['of'],
    of: ['given to read'],
    title: ({ author }) => `Confirmed by the link made for ${author}`,
    words: ({ body }) => {
      const { will, question } = body as ReadBody
      return [will ?? '', question ?? ''].join('\n')
    },
  },
  {
    kind: 'reader ended',
    schema: endedBody,
    refers: ['reader'],
    title: () => 'A link to read was ended',
    words: () => '',
  },
]
