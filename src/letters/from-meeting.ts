/** What a meeting already answers of the questions of a letter about it. */
import { findAgreed, findMeetings } from '../meetings/store.ts'
import { agreedLines, saidLines } from '../meetings/recap.ts'
import type { Typed } from '../platform/web/forms.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'

/** By the ids of the letter's questions; nothing where the entry is no meeting. */
export async function givenByMeeting(write: Write, { kind, root }: Entry): Promise<Typed> {
  if (kind !== 'meeting') return {}
  const meeting = (await findMeetings(write)).find((each) => each.root === root)
  if (meeting === undefined) return {}
  const said = saidLines(meeting.minutes)
  const agreed = agreedLines(await findAgreed(write, meeting), meeting.minutes)
  return {
    'spoke-on': meeting.happened.day,
    ...(said !== '' && { said }),
    ...(agreed !== '' && { agreed }),
  }
}
