/** What is marked on the charts of days, read from the record: for the pages and for paper alike. */
import { findProfile } from '../child/profile-store.ts'
import { findHappenings } from '../incidents/store.ts'
import type { DayEvent } from '../platform/charts/day-lines.tsx'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findNewest } from '../record/store.ts'
import {
  changesIn,
  EVENT_KINDS,
  eventsOf,
  onRegister,
  strategyChanges,
  type Tagged,
} from './events.ts'
import { findTagged } from './store.ts'

type Within = { readonly from: Day; readonly to: Day }

/** Meetings, changes of staff, what began to help and what was stopped, as far as this member may see. */
export async function findChanges(write: Write, within: Within): Promise<readonly Tagged[]> {
  const { strategies } = await findProfile(write)
  return [
    ...(await findTagged(write)),
    ...changesIn(await findNewest(write, EVENT_KINDS, within)),
    ...strategyChanges(strategies.map(({ body, entry }) => ({ body, address: entry.address }))),
  ]
}

/** The same for a register, with the days sent home. */
export async function findRegisterEvents(
  write: Write,
  within: Within,
): Promise<readonly DayEvent[]> {
  const happenings = onRegister(await findHappenings(write, within))
  const tagged = await findChanges(write, within)
  return eventsOf({ happenings, tagged }, within, `/records/${write.recordId}`)
}
