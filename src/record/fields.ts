/**
 * Fields that the bodies of entries are made of: strict, bounded, told in words. `theX` must be there;
 * `x` alone is null where nobody said, also when it was left out. `theX(…).nullish()` keeps the difference.
 */
import { z } from 'zod'
import { parseDay, type Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { EntryContent } from './entry.ts'
import type { Kind } from './kind.ts'

export const LINE_LENGTH_MAX = 300
const WORDS_LENGTH_MAX = 100_000
const LIST_LENGTH_MAX = 60
/** A week in minutes: nothing of one day is longer. */
const MINUTES_MAX = 10_080

/** One line, which may be empty. */
export const someLine = (what: string, max = LINE_LENGTH_MAX) =>
  z.string(`${what} must be text`).trim().max(max, `${what} must be at most ${max} characters`)
/** One line that must be there. */
export const theLine = (what: string, max?: number) =>
  someLine(what, max).min(1, `${what} must not be empty`)
/** One line, or null where nobody said. */
export const line = (what: string) =>
  someLine(what)
    .nullish()
    .transform((text) => (text === undefined || text === '' ? null : text))

/** Words as long as they need to be, kept exactly; they may be empty. */
export const someWords = (what: string, max = WORDS_LENGTH_MAX) =>
  z.string(`${what} must be text`).max(max, `${what} must be at most ${max} characters`)
/** Words that must be there and are kept exactly. */
export const theWords = (what: string) =>
  someWords(what).refine((text) => text.trim() !== '', `${what} must not be empty`)
/** Words kept exactly, or null where nobody said. */
export const words = (what: string, max?: number) =>
  someWords(what, max)
    .nullish()
    .transform((text) => (text === undefined || text?.trim() === '' ? null : text))
/** A list of lines; one line alone is a list of one. */
export const lines = (what: string) =>
  z
    .union([
      z
        .array(theLine(what))
        .max(LIST_LENGTH_MAX, `${what} must be at most ${LIST_LENGTH_MAX} lines`),
      theLine(what).transform((one) => [one]),
    ])
    .nullish()
    .transform((list): readonly string[] => list ?? [])

const someDay = (what: string, or: string) =>
  z
    .string(`${what} must be a day, as in 2026-09-28${or}`)
    .refine((text) => parseDay(text) !== null, `${what} must be a real day, as in 2026-09-28${or}`)
/** A day that is in the calendar. */
export const theDay = (what: string) => someDay(what, '').transform((text) => text as Day)
/** A day that is in the calendar, or null. */
export const aDay = (what: string) =>
  someDay(what, ', or null')
    .nullish()
    .transform((text) => (text ?? null) as Day | null)

/** Another entry of the record, by its number. */
export const theEntryNumber = (what: string) => {
  const slip = `${what} must be the number of another entry of the record`
  return z.int(slip).positive(slip)
}
/** Another entry of the record, by its number, or null. */
export const entryNumber = (what: string) => theEntryNumber(what).nullish().default(null)

/** Whole minutes or parts of them, or null where nobody counted. */
export const minutes = (what: string, max = MINUTES_MAX) =>
  z
    .number(`${what} must be a number of minutes`)
    .min(0, `${what} must not be less than 0`)
    .max(max, `${what} must be at most ${max}`)
    .nullish()
    .default(null)

/** A step from 1 to 5, or null where nobody said. */
export const oneToFive = (what: string) =>
  z
    .int(`${what} must be a whole number from 1 to 5`)
    .min(1, `${what} must be from 1 to 5`)
    .max(5, `${what} must be from 1 to 5`)
    .nullish()
    .default(null)

/** A few words to choose from, in one line. */
const choice = (of: readonly string[]) => of.join(of.some((one) => one.includes(',')) ? '; ' : ', ')

/** One of a few words that must be there. */
export const theOneOf = <const T extends readonly string[]>(what: string, of: T) =>
  z.enum(of, `${what} must be one of: ${choice(of)}`)
/** One of a few words, or null where nobody said. */
export const oneOf = <const T extends readonly string[]>(what: string, of: T) =>
  z
    .enum(of, `${what} must be one of: ${choice(of)}; or null`)
    .nullish()
    .default(null)

/** Yes or no, or null where nobody said. */
export const yesOrNo = (what: string) =>
  z.boolean(`${what} must be true or false`).nullish().default(null)

/**
 * Written on a phone without a network: the instant and the place by the phone's own clock, and what that
 * clock said as it was sent. Left out of everything else. When it arrived is when the entry was written.
 */
export const captured = z
  .strictObject({
    at: z.iso.datetime({ offset: true, error: 'captured.at must be an instant' }),
    zone: theLine('captured.zone', 64),
    sent: z.iso.datetime({ offset: true, error: 'captured.sent must be an instant' }).nullable(),
  })
  .optional()

/** What is known of something that is a yes or a no. `not known` is a proper answer. */
export const KNOWN = ['yes', 'no', 'some', 'not known'] as const

const TITLE_LENGTH_MAX = 80

/** The first words of a text, for one line of a list. */
export function inShort(text: string | null | undefined): string {
  const flat = oneLine(text ?? '')
  if (flat.length <= TITLE_LENGTH_MAX) return flat
  const cut = flat.slice(0, TITLE_LENGTH_MAX)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE_LENGTH_MAX / 2))}…`
}

/** How a kind is told: its title, the words it is found by, and what its body names. */
export type Says<S extends z.ZodType> = {
  readonly title: (body: z.output<S>, content: EntryContent) => string
  readonly words: (body: z.output<S>) => readonly (string | null | readonly string[])[]
  readonly refers?: readonly string[]
  readonly refersMany?: readonly string[]
  readonly of?: readonly string[]
}

/** A kind of entry whose bodies are of `schema`. */
export function kindOf<S extends z.ZodType>(kind: string, schema: S, says: Says<S>): Kind {
  const read = (content: EntryContent): z.output<S> => content.body as z.output<S>
  return {
    kind,
    schema,
    title: (content) => says.title(read(content), content),
    words: (content) =>
      says
        .words(read(content))
        .flat()
        .concat(content.files.map((file) => file.name))
        .filter((text) => text !== null && text !== '')
        .join('\n'),
    ...(says.refers !== undefined && { refers: says.refers }),
    ...(says.refersMany !== undefined && { refersMany: says.refersMany }),
    ...(says.of !== undefined && { of: says.of }),
  }
}
