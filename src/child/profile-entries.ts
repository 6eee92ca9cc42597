/**
 * The kinds of the one-page profile: the profile itself, a strategy, a first concern, and each time it
 * was told. Strict: an unknown field is told by its name. A new version is an entry that amends.
 */
import { z } from 'zod'
import type { EntryContent } from '../record/entry.ts'
import { someWords, theDay, theEntryNumber, theLine, theOneOf } from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'
import { AREAS } from './need.ts'

const WORDS_LENGTH_MAX = 20_000
const ROLES_MAX = 20

const words = (what: string) => someWords(what, WORDS_LENGTH_MAX).nullish()
const things = z
  .array(theLine('a thing that matters'))
  .max(3, 'at most three things that matter')
  .default([])

/** `likes` to `worse` hold one thought a line, in the child's voice. */
export const profileBody = z.strictObject({
  /** What the child likes to be called; left out, the record's own name. */
  name: theLine('name').nullish(),
  three: things,
  likes: words('likes'),
  matters: words('matters'),
  support: words('support'),
  hard: words('hard'),
  tells: words('tells'),
  helps: words('helps'),
  worse: words('worse'),
  needs: z
    .array(
      z.strictObject({
        area: theOneOf('area', AREAS),
        words: someWords('words', WORDS_LENGTH_MAX),
      }),
    )
    .default([]),
  /** "The lunch hall", "a supply teacher": the three things this reader has to know. */
  roles: z
    .array(z.strictObject({ role: theLine('role'), things }))
    .max(ROLES_MAX, `at most ${ROLES_MAX} roles`)
    .default([]),
  /** What has gone before, one line each, best with its year: carried from school to school. */
  before: words('before'),
  /** What the child would say to the class, shown only where the child said yes to it. */
  forClass: words('forClass'),
  classYes: z.boolean('classYes must be true or false').default(false),
  /** Who wrote it, and with whom: "Robin and Alex". */
  madeWith: theLine('madeWith').nullish(),
  /** Whether the first file is a photo to show on the page. */
  photo: z.boolean('photo must be true or false').default(false),
})

/** What an adult does on Monday. `removed` is set by the version that takes it away. */
export const strategyBody = z.strictObject({
  title: theLine('title'),
  do: words('do'),
  dont: words('dont'),
  why: words('why'),
  where: theLine('where').nullish(),
  when: theLine('when').nullish(),
  /** A guide for adults, by its id. */
  guide: theLine('guide').nullish(),
  started: theDay('started').nullish(),
  removed: z
    .strictObject({
      on: theDay('removed.on'),
      by: theLine('removed.by').nullish(),
      /** The reason that was given, in their words; null where none was. */
      reason: words('removed.reason'),
    })
    .nullish(),
})

/** The first time a concern was raised; `happened` is the day it was. */
export const concernBody = z.strictObject({
  about: theLine('about'),
  raisedBy: theLine('raisedBy'),
  to: theLine('to'),
  words: words('words'),
  followed: words('followed'),
})

/** One time the profile was told: to whom, and whether they had been told before. */
export const tellingBody = z.strictObject({
  of: theEntryNumber('of'),
  to: theLine('to'),
  again: z.boolean('again must be true or false').default(false),
  words: words('words'),
})

export type ProfileBody = z.infer<typeof profileBody>
export type StrategyBody = z.infer<typeof strategyBody>
export type ConcernBody = z.infer<typeof concernBody>
export type TellingBody = z.infer<typeof tellingBody>

const together = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => (part ?? '') !== '').join('\n')

export const profileKinds: readonly Kind[] = [
  {
    kind: 'profile',
    schema: profileBody,
    title: (content: EntryContent) => {
      const { madeWith } = profileBody.parse(content.body)
      return (madeWith ?? '') === '' ? 'One page about me' : `One page about me, by ${madeWith}`
    },
    words: (content: EntryContent) => {
      const body = profileBody.parse(content.body)
      const { likes, matters, support, hard, tells, helps, worse, before } = body
      return together([
        ...body.three,
        likes,
        matters,
        support,
        hard,
        tells,
        helps,
        worse,
        before,
        body.forClass,
        ...body.needs.map((need) => need.words),
        ...body.roles.flatMap((each) => [each.role, ...each.things]),
      ])
    },
  },
  {
    kind: 'strategy',
    schema: strategyBody,
    title: (content: EntryContent) => {
      const body = strategyBody.parse(content.body)
      if (body.removed === null || body.removed === undefined) return body.title
      return `Taken away: ${body.title}`
    },
    words: (content: EntryContent) => {
      const body = strategyBody.parse(content.body)
      return together([
        body.title,
        body.do,
        body.dont,
        body.why,
        body.where,
        body.when,
        body.removed?.by,
        body.removed?.reason,
      ])
    },
  },
  {
    kind: 'concern',
    schema: concernBody,
    title: (content: EntryContent) => {
      const body = concernBody.parse(content.body)
      return `${body.raisedBy} raised with ${body.to}: ${body.about}`.slice(0, 300)
    },
    words: (content: EntryContent) => {
      const body = concernBody.parse(content.body)
      return together([body.about, body.raisedBy, body.to, body.words, body.followed])
    },
  },
  {
    kind: 'telling',
    schema: tellingBody,
    refers: ['of'],
    of: ['profile'],
    title: (content: EntryContent) => {
      const body = tellingBody.parse(content.body)
      return body.again ? `Told ${body.to} again` : `Told ${body.to}`
    },
    words: (content: EntryContent) => {
      const body = tellingBody.parse(content.body)
      return together([body.to, body.words])
    },
  },
]
