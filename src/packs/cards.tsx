/** How the kinds of entry this room adds are shown. */
import type { Card } from '../record/kind.ts'
import { OtherChildren, RecordingAnswers } from './entries.ts'

export const packCards: readonly Card[] = [
  {
    kind: 'other-children',
    label: 'Other children',
    card: (entry) => {
      const { names } = OtherChildren.parse(entry.body)
      return (
        <p>
          {names.length === 0
            ? 'From then on no names were looked for before a pack was made.'
            : `From then on these names were looked for before a pack was made: ${names.join(', ')}.`}
        </p>
      )
    },
  },
  {
    kind: 'recording-answers',
    label: 'About a recording',
    card: (entry) => {
      const { heard, knew, otherChild } = RecordingAnswers.parse(entry.body)
      return (
        <ul class="govuk-list">
          <li>Who is heard: {heard}</li>
          <li>Whether they knew: {knew}</li>
          <li>Whether another child is heard: {otherChild ? 'yes' : 'no'}</li>
        </ul>
      )
    },
  },
]
