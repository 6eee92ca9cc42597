/** What stands beside an entry of this room on its own page: the way to the meeting it belongs to. */
import type { Child } from 'hono/jsx'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { seatHas } from '../record/need.ts'
import { MEETING_KINDS } from './entries.ts'
import { findMeetings } from './store.ts'

export async function meetingOffer(write: Write, entry: Entry): Promise<Child | null> {
  if (!MEETING_KINDS.some((kind) => kind === entry.kind) || !seatHas(write, 'read meetings'))
    return null
  const { root } = entry
  const meeting = (await findMeetings(write)).find(
    (each) =>
      each.root === root ||
      each.views.some((view) => view.root === root) ||
      each.minutes.some(
        (minutes) => minutes.root === root || minutes.confirmed.some((said) => said.root === root),
      ),
  )
  if (meeting === undefined) return null
  const path = `/records/${write.recordId}/meetings/${meeting.address}`
  return (
    <p>
      <a href={path}>The whole of this meeting: {meeting.body.title}</a>
    </p>
  )
}
