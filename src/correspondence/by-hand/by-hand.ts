/**
 * What a person writes down themselves, quickly, often on a phone: a note, a call (also the one that
 * never came), a letter, something said in passing, the child's own words. Pure: from what was given
 * to the entry it becomes.
 */
import type { Day } from '../../platform/day.ts'
import type { EntryDraft, Figure, FileDraft, Happened, Shelf } from '../../record/entry.ts'

export const SORTS = ['note', 'call', 'letter', 'said', 'voice'] as const
export type Sort = (typeof SORTS)[number]

/** How a call went. `never`: they said they would ring, and did not. */
export const CALLS = ['we rang', 'they rang', 'no answer', 'never'] as const
export type CallWent = (typeof CALLS)[number]

export type WrittenDown = {
  readonly sort: Sort
  readonly when: Happened
  readonly words: string
  /** The other side: who was rung, who wrote, who said it. */
  readonly who: string
  readonly to: string
  readonly where: string
  readonly title: string
  readonly call: CallWent | null
  readonly minutes: number | null
  readonly minutesWaited: number | null
}

export type Writer = { readonly name: string; readonly child: string }

/** Where each is kept. */
export const SHELF: Readonly<Record<Sort, Shelf>> = {
  note: 'incidents',
  call: 'messages',
  letter: 'messages',
  said: 'messages',
  voice: 'profile',
}

/** What was written down as an entry of the record, kept once however often `key` comes. */
export function draftOf(
  given: WrittenDown,
  writer: Writer,
  files: readonly FileDraft[],
  key: string,
): EntryDraft & { readonly key: string } {
  return {
    kind: given.sort === 'voice' ? 'said' : given.sort,
    happened: given.when,
    author: writer.name,
    people: figuresOf(given, writer),
    shelf: SHELF[given.sort],
    audience: 'me',
    amends: null,
    body: BODIES[given.sort](given, writer.child),
    files,
    key,
  }
}

const PEOPLE: Readonly<Record<Sort, (given: WrittenDown, child: string) => readonly string[]>> = {
  note: () => [],
  call: ({ who }) => [who],
  letter: ({ who, to }) => [who, to],
  said: ({ who, to }) => [who, to],
  voice: ({ to }, child) => [child, to],
}

function figuresOf(given: WrittenDown, { child }: Writer): Figure[] {
  const names = PEOPLE[given.sort](given, child)
  return [...new Set(names.filter((name) => name !== ''))].map((name) => ({ name, address: null }))
}

const some = (text: string) => (text === '' ? null : text)

const BODIES: Readonly<Record<Sort, (given: WrittenDown, child: string) => object>> = {
  note: ({ title, words }) => ({ title: some(title), words }),
  call: ({ who, call, minutes, minutesWaited, words }) => ({
    with: who,
    direction: call === 'they rang' || call === 'never' ? 'in' : 'out',
    answered: call === 'we rang' || call === 'they rang',
    promised: call === 'never' ? true : null,
    minutes,
    minutesWaited,
    words: some(words),
  }),
  letter: ({ title, who, to, words }) => ({
    title,
    from: some(who),
    to: some(to),
    words: some(words),
  }),
  said: ({ who, words, to, where }) => ({ who, words, to: some(to), where: some(where) }),
  voice: ({ words, to, where }, child) => ({ who: child, words, to: some(to), where: some(where) }),
}

/** The same entry as a person would have given it, for correcting; null for what was not by hand. */
export function givenOf(
  entry: { readonly kind: string; readonly happened: Happened; readonly body: unknown },
  child: string,
): WrittenDown | null {
  const body = entry.body as Record<string, unknown>
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
  const number = (name: string) => (typeof body[name] === 'number' ? body[name] : null)
  const sort = sortOf(entry.kind, text('who') === child)
  if (sort === null) return null
  return {
    sort,
    when: entry.happened,
    words: text('words'),
    who: { note: '', call: text('with'), letter: text('from'), said: text('who'), voice: '' }[sort],
    to: text('to'),
    where: text('where'),
    title: text('title'),
    call: sort === 'call' ? callOf(body) : null,
    minutes: number('minutes'),
    minutesWaited: number('minutesWaited'),
  }
}

function sortOf(kind: string, byChild: boolean): Sort | null {
  if (kind === 'said') return byChild ? 'voice' : 'said'
  return kind === 'note' || kind === 'call' || kind === 'letter' ? kind : null
}

function callOf(body: Readonly<Record<string, unknown>>): CallWent {
  if (body['promised'] === true && body['answered'] === false) return 'never'
  if (body['answered'] === false) return 'no answer'
  return body['direction'] === 'in' ? 'they rang' : 'we rang'
}

/** Kinds of entry that can be corrected by hand. */
export const CORRECTABLE = ['note', 'call', 'letter', 'said'] as const

/** When it happened, from the day, the time if one was given, and whether the day is sure. */
export function happenedOn(day: Day, time: string, isSure: boolean): Happened {
  if (!isSure) return { day, time: null, precision: 'about' }
  return time === '' ? { day, time: null, precision: 'day' } : { day, time, precision: 'minute' }
}
