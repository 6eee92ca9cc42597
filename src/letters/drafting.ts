/** A letter drafted from a record in one go: what the pages do step by step, for the command line. */
import { figuresIn } from '../correspondence/mail/addresses.ts'
import { LAW } from '../matters/known.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { factsOf } from './begin-facts.ts'
import type { LetterDraft } from './draft.ts'
import { tickedFrom, typedFrom, whomOf } from './forms.ts'
import { firstWords, type Ground } from './ground.ts'
import { draftLetter, type Drafted } from './draft-letter.ts'
import type { Letter, Quoted } from './letter.ts'
import { findGround } from './store.ts'

export type DraftAsked = {
  readonly letter: Letter
  /** The entry it is about, by its number. */
  readonly of: number | null
  /** Answers to its questions, by their ids; days as 2026-09-28. */
  readonly gaps: Readonly<Record<string, string>>
  /** Whom it is to, as in an email; empty for whom the record knows. */
  readonly to: string
}

/** What `asked.of` names is not there, or not to be seen. */
export class NoSuchEntry extends Error {}

/**
 * The letter with all that the record offers for it: every stop's own words, kept promises, and the
 * first words of what it answers. Nothing is kept. Throws NoSuchEntry.
 */
export async function draftFor(
  write: Write,
  asked: DraftAsked,
  today: Day,
): Promise<Drafted & Pick<LetterDraft, 'to'>> {
  const [of = null] = asked.of === null ? [] : await findEntries(write, [asked.of])
  if (asked.of !== null && (of === null || of.erased))
    throw new NoSuchEntry(`There is no entry ${asked.of} in this record.`)
  const ground = await findGround(write, of, today)
  const given = figuresIn(asked.to)
  const begun = {
    to: given.length > 0 ? given : whomOf(asked.letter, ground),
    gaps: { ...gapsOf(asked.letter, ground), ...asked.gaps },
    stops: ground.stops,
    kept: ground.kept,
    quotes: quotesOf(asked.letter, ground),
    happened: [],
    exhibits: [],
  }
  const facts = await factsOf(write, { ground, told: null, begun })
  const to = facts.to.map(({ name, address }) => ({ name, address }))
  return { ...draftLetter(asked.letter, facts, LAW, today), to }
}

/** The gaps that the record already fills, as their boxes would hold them. */
function gapsOf(letter: Letter, ground: Ground): Record<string, string> {
  const typed = typedFrom(letter, ground, {})
  return Object.fromEntries(
    letter.gaps.flatMap(({ id, kind }) => {
      const part = (name: string) => typed[`gap-${id}-${name}`] ?? ''
      const value =
        kind === 'day'
          ? `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`
          : typed[`gap-${id}`]
      return value === undefined || value.startsWith('-') ? [] : [[id, value]]
    }),
  )
}

function quotesOf(letter: Letter, ground: Ground): Quoted[] {
  const ticked = tickedFrom(letter, ground)
  return ground.sources.flatMap(({ address, words, seq, who, on, spoken }) =>
    words !== null && ticked.has(`use-${address} quote`)
      ? [{ seq, who, on, spoken, words: firstWords(words) }]
      : [],
  )
}
