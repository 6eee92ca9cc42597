/** How each kind of this room is shown on its entry's own page. */
import { cardOf, quiet } from '../record/card-of.ts'
import type { Card } from '../record/kind.ts'
import {
  meetingBody,
  meetingConfirmedBody,
  meetingMinutesBody,
  meetingViewBody,
} from './entries.ts'
import { MeetingFacts, MinutesWords, ViewWords } from './parts.tsx'

export const meetingCards: readonly Card[] = [
  cardOf('meeting', 'Meeting', meetingBody, (body) => <MeetingFacts body={body} />),
  cardOf('meeting view', 'Before a meeting', meetingViewBody, (body) => <ViewWords body={body} />),
  cardOf('meeting minutes', 'What came of a meeting', meetingMinutesBody, (body) => (
    <MinutesWords body={body} />
  )),
  quiet(
    cardOf('meeting confirmed', 'Meeting confirmed', meetingConfirmedBody, (body) => (
      <>
        <p>{body.right ? 'Yes, that is what was agreed.' : 'They remember it like this:'}</p>
        {body.words !== null && <p class="heard-verbatim">{body.words}</p>}
      </>
    )),
  ),
]
