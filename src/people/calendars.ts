/** The calendars and policies of a record that this member may read, each in its newest version. */
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { calendarsOf, type CalendarEntry, type Calendars } from './calendar.ts'
import { CALENDAR_KIND, calendarBody, POLICY_KIND, policyBody } from './entries.ts'
import type { Policy } from './policy.ts'
import { findSeqsOfKind } from './store.ts'

export { calendarFor, schoolOf, type Calendars } from './calendar.ts'

/** Every school of the record with all that is known of when it is open. */
export async function findCalendars(write: Write): Promise<Calendars> {
  return calendarsOf((await findNewest(write, CALENDAR_KIND)).map(calendarEntryOf))
}

/** What bodies have published of themselves, in the order it was first written down. */
export async function findPolicies(write: Write): Promise<Policy[]> {
  return (await findNewest(write, POLICY_KIND)).map(policyOf)
}

/** The newest version of each entry of `kind`; what was erased is not among them. */
async function findNewest(write: Write, kind: string): Promise<Entry[]> {
  const seqs = await findSeqsOfKind(write, kind)
  const entries = seqs.length === 0 ? [] : await findEntries(write, seqs)
  const newest = new Map<number, Entry>()
  for (const entry of entries) if (!entry.erased) newest.set(entry.root, entry)
  return [...newest.values()].toSorted((one, other) => one.root - other.root)
}

export function calendarEntryOf(entry: Entry): CalendarEntry {
  const { school, terms, closures, source, where } = calendarBody.parse(entry.body)
  return {
    seq: entry.seq,
    root: entry.root,
    address: entry.address,
    day: entry.happened.day,
    school,
    terms,
    closures,
    source: source ?? null,
    where: where ?? null,
  }
}

function policyOf(entry: Entry): Policy {
  const { words, where, clock, ...body } = policyBody.parse(entry.body)
  return {
    seq: entry.seq,
    root: entry.root,
    address: entry.address,
    ...body,
    clock: clock ?? null,
    words: words ?? null,
    where: where ?? null,
  }
}
