/** Reading meetings with what belongs to them: newest versions, under the walls of whoever looks. */
import { sql } from 'kysely'
import { findByRoots, type KeptCommitment } from '../commitments/store.ts'
import { findRoots } from '../incidents/store.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findAllVersions, findNewest } from '../record/store.ts'
import { toldIn } from '../record/told-in.ts'
import {
  MEETING_KINDS,
  meetingBody,
  meetingConfirmedBody,
  meetingMinutesBody,
  meetingViewBody,
} from './entries.ts'
import { meetingsOf, type Meeting } from './meeting.ts'

/** Every meeting this member may read, in the order of their days; with `within`, only what is of those days. */
export async function findMeetings(
  write: Write,
  within: { readonly from?: Day; readonly to?: Day } = {},
): Promise<Meeting[]> {
  const entries = await findNewest(write, MEETING_KINDS, within)
  const named = entries.flatMap(({ body }) => (body as { readonly of?: number }).of ?? [])
  const roots = await findRoots(write, named)
  return meetingsOf({
    meetings: toldIn(entries, 'meeting', meetingBody),
    views: toldIn(entries, 'meeting view', meetingViewBody),
    minutes: toldIn(entries, 'meeting minutes', meetingMinutesBody),
    confirmed: toldIn(entries, 'meeting confirmed', meetingConfirmedBody),
    rootOf: (seq) => roots.get(seq),
  })
}

/** What was agreed at a meeting, as it is owed now: the promises whose source is the meeting or what came of it. */
export async function findAgreed(write: Write, meeting: Meeting): Promise<KeptCommitment[]> {
  const roots = [meeting.root, ...meeting.minutes.map(({ root }) => root)]
  const versions = (await findAllVersions(write, roots)).map(({ seq }) => seq)
  const { rows } = await sql<{ root: number }>`select root from commitment
    where record_id = ${write.recordId}::uuid and source = any(${versions}::int[])
    order by root`.execute(write.tx)
  const found = await findByRoots(
    write,
    rows.map(({ root }) => root),
  )
  return found.toSorted((one, other) => one.root - other.root)
}
