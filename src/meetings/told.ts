/** The entries of this room in plain words, for paper. Pure. */
import { listed } from '../platform/words.ts'
import type { Entry } from '../record/entry.ts'
import { meetingBody, meetingMinutesBody, meetingViewBody, type Attendee } from './entries.ts'
import { saidTyped, withRole } from './meeting.ts'

const people = (all: readonly Attendee[]) => listed(all.map(withRole))

/** Each part that is there under its own name, with a line between them. */
function parts(told: readonly (readonly [label: string, words: string | null])[]): string {
  return told
    .flatMap(([label, words]) => (words === null || words === '' ? [] : [`${label}: ${words}`]))
    .join('\n\n')
}

const READ: Readonly<Record<string, (body: unknown) => string | null>> = {
  meeting(body) {
    const { data } = meetingBody.safeParse(body)
    if (data === undefined) return null
    return parts([
      ['To be there', people(data.there)],
      ['With the family', people(data.withUs)],
      ['Asked for by', data.calledBy],
      ['About', data.about],
      ['Asked to see beforehand', data.papers.join('; ')],
    ])
  },
  'meeting view'(body) {
    const { data } = meetingViewBody.safeParse(body)
    if (data === undefined) return null
    return parts([
      ['What is going well', data.well],
      ['What is not', data.notWell],
      ['What should come of the meeting', data.comeOut],
      ['A question', data.question],
    ])
  },
  'meeting minutes'(body) {
    const { data } = meetingMinutesBody.safeParse(body)
    if (data === undefined) return null
    return parts([
      ['Who came', people(data.came)],
      ['Expected, and did not come', listed(data.missing)],
      ['How long', data.minutes === null ? null : `${data.minutes} minutes`],
      ['What was said', saidTyped(data.said)],
      ['What was decided', data.decided],
      ['Not agreed, and left open', data.notAgreed],
    ])
  },
}

/** What an entry of this room says; null for any other. */
export function wordsOfMeeting({ kind, body }: Pick<Entry, 'kind' | 'body'>): string | null {
  return READ[kind]?.(body) ?? null
}
