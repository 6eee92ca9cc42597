/** The calendars and policies of a record that this member may read, each in its newest version. */
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { calendarsOf, type CalendarEntry, type Calendars } from './calendar.ts'
import { CALENDAR_KIND, calendarBody, POLICY_KIND, policyBody } from './entries.ts'
import type { Policy } from './policy.ts'
import { findSeqsOfKind } from './store.ts'

export { calendarFor, type Calendars } from './calendar.ts'

/** Every school of the record with all that is known of when it is open; as known before entry `before`, if given. */
export async function findCalendars(write: Write, before = Infinity): Promise<Calendars> {
  return calendarsOf((await findNewest(write, CALENDAR_KIND, before)).map(calendarEntryOf))
}

/** What bodies have published of themselves, in the order it was first written down. */
export async function findPolicies(write: Write): Promise<Policy[]> {
  return (await findNewest(write, POLICY_KIND)).map(policyOf)
}

/** The same of entries in hand: every version of those of these two kinds, of one record. */
export function datesIn(entries: readonly Entry[]): {
  readonly calendars: Calendars
  readonly policies: readonly Policy[]
} {
  const of = (kind: string): Newest[] => newestIn(entries.filter((each) => each.kind === kind))
  return {
    calendars: calendarsOf(of(CALENDAR_KIND).map(calendarEntryOf)),
    policies: of(POLICY_KIND).map(policyOf),
  }
}

/** An entry in its newest version, at the page address that all its versions share: the first one's. */
type Newest = { readonly entry: Entry; readonly address: string }

/** The newest version of each entry of `kind` before `before`; what was erased is not among them. */
async function findNewest(write: Write, kind: string, before = Infinity): Promise<Newest[]> {
  const seqs = (await findSeqsOfKind(write, kind)).filter((seq) => seq < before)
  return newestIn(seqs.length === 0 ? [] : await findEntries(write, seqs))
}

function newestIn(entries: readonly Entry[]): Newest[] {
  const addresses = new Map(entries.map(({ seq, address }) => [seq, address]))
  const newest = new Map<number, Entry>()
  for (const entry of entries) if (!entry.erased) newest.set(entry.root, entry)
  return [...newest.values()]
    .toSorted((one, other) => one.root - other.root)
    .map((entry) => ({ entry, address: addresses.get(entry.root) ?? entry.address }))
}

function calendarEntryOf({ entry, address }: Newest): CalendarEntry {
  const { school, terms, closures, source, where } = calendarBody.parse(entry.body)
  return {
    seq: entry.seq,
    root: entry.root,
    address,
    school,
    terms,
    closures,
    source: source ?? null,
    where: where ?? null,
  }
}

function policyOf({ entry, address }: Newest): Policy {
  const { words, where, clock, ...body } = policyBody.parse(entry.body)
  return {
    seq: entry.seq,
    root: entry.root,
    address,
    ...body,
    clock: clock ?? null,
    words: words ?? null,
    where: where ?? null,
  }
}
