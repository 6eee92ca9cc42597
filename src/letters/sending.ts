/** "I have sent this": the letter, how it went, what it asks and the clock it starts, in one go. */
import type { Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { EntryDraft, FileDraft, Figure } from '../record/entry.ts'
import { isReliable, verbOf, type Law } from '../law/law.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { MATTER_KIND, STEP_KIND } from '../matters/entries.ts'
import { titleOfProcess } from '../matters/known.ts'
import type { LetterDraft } from './draft.ts'
import { SENDING_KIND, type Way } from './entries.ts'
import { dueDay } from './law-sentence.ts'
import type { Letter } from './letter.ts'

export type Sending = {
  readonly letter: Letter
  readonly draft: LetterDraft
  readonly writer: string
  readonly on: Day
  readonly how: Way
  /** The letter as it was, as a file. */
  readonly file: FileDraft
  /** The number the first of the entries gets. */
  readonly first: number
  /** The matter it belongs to, by its first entry; null for a new one. */
  readonly matter: number | null
  readonly law: Law
  readonly calendar: SchoolCalendar | null
  /** The key under which it is kept once. */
  readonly key: string
}

const LINE_MAX = 300

/**
 * The entries of a letter that was sent: the letter first, then how it went, what it asks of each it is
 * to (or, where it asks again, nothing new), and the step of its matter. Numbers follow `first`.
 */
export function sendingDrafts(sending: Sending): EntryDraft[] {
  const drafts: EntryDraft[] = [letterEntry(sending), sendingEntry(sending), ...asksOf(sending)]
  const { starts } = sending.letter
  if (starts === undefined) return drafts
  const steps = stepsOf(sending, starts)
  if (steps.length === 0) return drafts
  const matter = sending.matter === null ? [matterEntry(sending, starts.process)] : []
  const of = sending.matter ?? sending.first + drafts.length
  return [
    ...drafts,
    ...matter,
    ...steps.map(({ event, on, key }) => ({
      ...frameOf(sending),
      happened: { day: on, time: null, precision: 'day' as const },
      kind: STEP_KIND,
      body: { of, event, words: null, source: sending.first },
      key: `${sending.key}:${key}`,
    })),
  ]
}

/** Sending it is one step, on its day; a letter that names the days of its steps is those that were given. */
function stepsOf({ on, draft }: Sending, { event, days }: NonNullable<Letter['starts']>) {
  if (days === undefined) return [{ event, on, key: 'step' }]
  return days.flatMap((each) => {
    const named = draft.days[each.gap]
    return named === undefined ? [] : [{ event: each.event, on: named, key: `step:${each.event}` }]
  })
}

function frameOf({ draft, writer, on }: Sending): Omit<EntryDraft, 'kind' | 'body'> {
  return {
    happened: { day: on, time: null, precision: 'day' },
    author: writer,
    people: draft.to.map((one): Figure => ({ name: cut(one.name), address: one.address })),
    shelf: 'messages',
    audience: 'me',
    amends: null,
    files: [],
  }
}

function letterEntry(sending: Sending): EntryDraft {
  const { draft, writer, file, key } = sending
  const to = draft.to.map(({ name }) => oneLine(name)).join(', ')
  const title = draft.subject === '' ? sending.letter.name : draft.subject
  const body = { title: cut(title), from: writer, to: to === '' ? null : to, words: draft.text }
  return { ...frameOf(sending), kind: 'letter', body, files: [file], key }
}

function sendingEntry(sending: Sending): EntryDraft {
  const { draft, letter, how, first, key } = sending
  const papers = draft.exhibits.map(({ seq }) => seq)
  const body = { of: first, letter: letter.id, how, about: draft.about, papers }
  return { ...frameOf(sending), kind: SENDING_KIND, body, key: `${key}:sending` }
}

/** One ask of each it is to; a letter that asks again adds none. */
function asksOf(sending: Sending): EntryDraft[] {
  const { draft, writer, first, key } = sending
  const { asks } = draft
  if (asks === null || draft.about !== null) return []
  const due = dueOf(sending)
  return draft.to.map(({ name }, at) => ({
    ...frameOf(sending),
    kind: 'ask',
    body: {
      title: cut(asks),
      debtor: cut(name),
      creditor: writer,
      source: first,
      due,
      dueBasis: due === null ? null : 'law',
      words: null,
    },
    key: `${key}:ask:${at}`,
  }))
}

/**
 * The day the law sets for the answer. By post the day it arrives is not known, so none is set; nor
 * where the row only says what should happen: without a ground nobody is late.
 */
function dueOf({ letter, law, on, how, calendar }: Sending): Day | null {
  if (letter.clock === undefined || how === 'post') return null
  const clock = law.clocks.find(({ id }) => id === letter.clock)
  if (clock === undefined || !isReliable(clock.flag) || verbOf(clock.force) !== 'must') return null
  return dueDay(law, clock.id, on, calendar)
}

function matterEntry(sending: Sending, process: string): EntryDraft {
  const { draft, key } = sending
  const withWhom = draft.to[0]?.name ?? sending.letter.to
  const body = { title: cut(titleOfProcess(process)), process, with: cut(withWhom) }
  return { ...frameOf(sending), kind: MATTER_KIND, body, key: `${key}:matter` }
}

function cut(text: string): string {
  const line = oneLine(text)
  return line.length <= LINE_MAX ? line : `${line.slice(0, LINE_MAX - 1)}…`
}
