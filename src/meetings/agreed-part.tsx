/** What was agreed: who does what, by which day, and how it stands. */
import { dueOf, standingOf, type Standing } from '../commitments/commitment.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import { inFullWords, type Day } from '../platform/day.ts'
import { mayOpen, type PageRecord } from '../platform/web/page.tsx'

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  open: 'open',
  'due soon': 'open',
  overdue: 'its day has passed',
  met: 'done',
  'met late': 'done',
  'part met': 'done in part',
  'answered something else': 'something else came back',
  refused: 'refused',
  'closed not done': 'closed, not done',
  withdrawn: 'taken back',
  lapsed: 'no longer needed',
}

const KEPT: readonly Standing[] = ['met', 'met late']

/** Nothing where nothing was agreed. */
export function AgreedList(props: {
  readonly record: PageRecord
  readonly agreed: readonly KeptCommitment[]
  readonly on: Day
}) {
  const { record, agreed, on } = props
  if (agreed.length === 0) return null
  const opens = mayOpen(record, 'read messages or plan')
  return (
    <ul class="heard-meeting__agreed">
      {agreed.map((each) => {
        const due = dueOf(each)
        const standing = standingOf(each, on)
        return (
          <li>
            <span class="heard-meeting__what">
              {opens ? (
                <a href={`${record.path}/owed/${each.address}`}>{each.title}</a>
              ) : (
                each.title
              )}
            </span>
            <span class="heard-meta">
              {each.debtor}
              {due !== null && ` · by ${inFullWords(due)}`} ·{' '}
              <span class={KEPT.includes(standing) ? 'heard-kept' : undefined}>
                {STANDING_WORDS[standing]}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
