/**
 * The kinds by which somebody reads about the child: the reader, what they were given, that they opened
 * it, and that they pressed "I have read this". Only the press counts as read.
 */
import { z } from 'zod'
import { parseDay, type Day } from '../../platform/day.ts'
import type { Kind } from '../../record/kind.ts'

const LINE_MAX = 300
const WORDS_MAX = 20_000

const line = (what: string) =>
  z
    .string(`${what} must be text`)
    .trim()
    .min(1, `${what} must not be empty`)
    .max(LINE_MAX, `${what} must be at most ${LINE_MAX} characters`)
const words = (what: string) =>
  z
    .string(`${what} must be text`)
    .max(WORDS_MAX, `${what} must be at most ${WORDS_MAX} characters`)
    .nullish()
    .transform((text) => (text === undefined || text?.trim() === '' ? null : text))
const aDay = (what: string) =>
  z
    .string(`${what} must be a day, as in 2026-09-28`)
    .refine((text) => parseDay(text) !== null, `${what} must be a real day, as in 2026-09-28`)
    .transform((text) => text as Day)
const entry = (what: string) => z.int(`${what} must be the number of another entry`).positive()
const member = z.uuid('member must be a seat')

/** Somebody who should know. `member` is their seat, which holds no shelf. */
export const readerBody = z.strictObject({
  name: line('name'),
  role: line('role'),
  member,
  until: aDay('until'),
})

const guideIds = z
  .array(line('guide'))
  .max(40)
  .nullish()
  .transform((list): readonly string[] => list ?? [])

/** What a reader is given: a copy made for them, so that they see this and nothing else. */
export const givenBody = z.strictObject({
  reader: entry('reader'),
  /** The profile it was made from. */
  of: entry('of'),
  heading: line('heading'),
  three: z.array(line('a thing that matters')).max(3),
  parts: z
    .array(z.strictObject({ title: line('title'), words: z.string().max(WORDS_MAX) }))
    .max(20),
  strategies: z
    .array(
      z.strictObject({
        title: line('title'),
        do: words('do'),
        dont: words('dont'),
        why: words('why'),
      }),
    )
    .max(60),
  /** Three-minute guides that go with what adults do, by id. */
  guides: guideIds,
})

/** The reader opened it. It says nothing of whether they read. */
export const openedBody = z.strictObject({ of: entry('of') })

/** The reader pressed "I have read this"; one thing they will do, and a question, if they like. */
export const readBody = z.strictObject({
  of: entry('of'),
  will: words('will'),
  question: words('question'),
  /** The guides they say they have read too. */
  guides: guideIds,
})

/** The reader's link is ended. */
export const endedBody = z.strictObject({ reader: entry('reader') })

type ReaderBody = z.output<typeof readerBody>
export type GivenBody = z.output<typeof givenBody>
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
      const { three, parts, strategies } = body as GivenBody
      return [
        ...three,
        ...parts.map((part) => part.words),
        ...strategies.map(({ title }) => title),
      ].join('\n')
    },
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
