/** What was typed into a check-in, and on which day; or every slip, in the order of the page. */
import { whenOf } from '../correspondence/by-hand/forms.ts'
import { readAsked } from '../incidents/asking.ts'
import type { Problem } from '../platform/web/forms.ts'
import type { Happened } from '../record/entry.ts'
import { checkInBody, type CheckInBody, type Side } from './entries.ts'
import { CHECK_IN_QUESTIONS } from './sorts.data.ts'

export function readCheckIn(
  form: FormData,
  from: Side,
  moment: Parameters<typeof whenOf>[1],
): {
  readonly body: CheckInBody | null
  readonly when: Happened | null
  readonly problems: readonly Problem[]
} {
  const problems: Problem[] = []
  const when = whenOf(form, moment, (field, text) => problems.push({ field, text }))
  const word = CHECK_IN_QUESTIONS.filter(({ name }) => name === 'word')
  const read = readAsked(form, {
    // What is said when nothing was: at the one box where typing helps.
    questions: [...word, ...CHECK_IN_QUESTIONS.filter(({ name }) => name !== 'word')],
    schema: checkInBody,
    shaped: (answers) => ({ ...answers, from }),
  })
  if (!read.ok) problems.unshift(...read.problems)
  return { body: read.ok ? read.value : null, when, problems }
}
