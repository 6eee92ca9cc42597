/** What was understood, in words that can be sent: no law, no blame, and a way to put it right. Pure. */
import type { KeptCommitment } from '../commitments/store.ts'
import { dueOf } from '../commitments/commitment.ts'
import { inFullWords } from '../platform/day.ts'
import { saidTyped, type Meeting } from './meeting.ts'

type Came = Pick<Meeting['minutes'][number], 'body'>

/** What was said and decided, as lines. */
export function saidLines(minutes: readonly Came[]): string {
  return minutes
    .flatMap(({ body }) => [saidTyped(body.said), body.decided ?? ''])
    .filter((text) => text !== '')
    .join('\n')
}

/** Who does what, and by when; what was left open comes last, as plainly. */
export function agreedLines(
  agreed: readonly Pick<KeptCommitment, 'title' | 'debtor' | 'due' | 'dueBasis'>[],
  minutes: readonly Came[],
): string {
  const lines = agreed.map((each) => {
    const due = dueOf(each)
    return `- ${each.debtor}: ${each.title}${due === null ? '' : `, by ${inFullWords(due)}`}`
  })
  const open = minutes.flatMap(({ body }) => body.notAgreed ?? [])
  return [...lines, ...open.map((words) => `Not agreed, and left open: ${words}`)].join('\n')
}

/** The whole as a message, for whoever writes it into their own mail. */
export function recapText(
  meeting: Meeting,
  agreed: readonly Pick<KeptCommitment, 'title' | 'debtor' | 'due' | 'dueBasis'>[],
): string {
  const said = saidLines(meeting.minutes)
  const lines = agreedLines(agreed, meeting.minutes)
  return [
    `Thank you for the meeting on ${inFullWords(meeting.happened.day)}. This is what I understood, so that we all have it.`,
    lines === '' ? null : `What we agreed:\n${lines}`,
    said === '' ? null : `What was said:\n${said}`,
    'If I have any of this wrong, please write back and tell me. I would rather put it right now than later.',
  ]
    .filter((part) => part !== null)
    .join('\n\n')
}
