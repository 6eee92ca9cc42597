/** From what was given to the entries it becomes. Pure. */
import type { Day } from '../platform/day.ts'
import type { Audience, EntryDraft, Shelf } from '../record/entry.ts'
import type { Agreed, Taken } from './forms.ts'
import type { MeetingMinutesBody } from './entries.ts'
import { namesOf, type Meeting } from './meeting.ts'

export type Frame = {
  readonly author: string
  readonly day: Day
  readonly shelf: Shelf
  readonly audience: Audience
}

type Keyed = EntryDraft & { readonly key: string }

/** An entry about a meeting, without its kind and its words. */
export function framed(
  { author, day, shelf, audience }: Frame,
  people: readonly string[],
): Omit<EntryDraft, 'kind' | 'body'> {
  return {
    happened: { day, time: null, precision: 'day' },
    author,
    people: [...new Set(people)].map((name) => ({ name, address: null })),
    shelf,
    audience,
    amends: null,
    files: [],
  }
}

/** Who writes it down, and about whom: what somebody of the family will do is owed to the others. */
export type Writer = { readonly name: string; readonly child: string; readonly isFamily: boolean }

/** What was agreed, as promises whose source is `source`; each once however often `key` comes. */
export function agreedDrafts(
  agreed: readonly Agreed[],
  {
    frame,
    meeting,
    writer,
    source,
    key,
  }: {
    readonly frame: Frame
    readonly meeting: Meeting
    readonly writer: Writer
    readonly source: number
    readonly key: string
  },
): Keyed[] {
  return agreed.map(({ title, who, due }, at) => ({
    ...framed(frame, [who]),
    kind: 'promise',
    body: {
      title,
      debtor: who,
      creditor: creditorOf(who, meeting, writer),
      source,
      ...(due !== null && { due, dueBasis: 'a date both agreed' }),
    },
    key: `${key}:agreed:${at}`,
  }))
}

/** It is owed to the child, but for what the family itself will do: that is owed to those who were there. */
function creditorOf(who: string, meeting: Meeting, { name, child, isFamily }: Writer): string {
  const same = (one: string) => one.trim().toLowerCase() === who.trim().toLowerCase()
  if (!isFamily || !same(name)) return child
  return namesOf(meeting).find((each) => !same(each)) ?? 'Those at the meeting'
}

export const NO_MINUTES: Omit<MeetingMinutesBody, 'of'> = {
  came: [],
  missing: [],
  minutes: null,
  said: [],
  decided: null,
  notAgreed: null,
  recorded: null,
  knew: null,
  source: null,
}

/** What was written down so far, with one thing more. */
export function withTaken(body: MeetingMinutesBody, taken: Taken): MeetingMinutesBody {
  const more = (before: string | null) =>
    before === null ? taken.words : `${before}\n${taken.words}`
  if (taken.sort === 'decided') return { ...body, decided: more(body.decided) }
  if (taken.sort === 'not agreed') return { ...body, notAgreed: more(body.notAgreed) }
  return { ...body, said: [...body.said, { who: taken.who, words: taken.words }] }
}
