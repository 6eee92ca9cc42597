/** How the family's view of an entry stands: on its own page, and beside what it is about. */
import { Card as CardBox, Meta, Quote } from '../../platform/components/card.tsx'
import { inWords } from '../../platform/day.ts'
import type { Card } from '../../record/kind.ts'
import { ANSWER_KIND, type OurAnswerBody } from './entries.ts'
import type { OurAnswer } from './store.ts'

export const answerCards: readonly Card[] = [
  {
    kind: ANSWER_KIND,
    label: 'Our view',
    card: (entry) => (
      <>
        <p class="heard-lead">The family’s view of an entry of this record</p>
        <Quote>{(entry.body as OurAnswerBody).words}</Quote>
        <Meta>It goes wherever that entry goes, and is read by whoever may read it.</Meta>
      </>
    ),
  },
]

/** An answer beside what it answers. */
export function AnswerBeside({
  answer,
  path,
}: {
  readonly answer: OurAnswer
  readonly path: string
}) {
  const { entry, body } = answer
  return (
    <CardBox class="heard-answer">
      <h2>The family’s view</h2>
      <div class="heard-verbatim">{body.words}</div>
      <Meta>
        {entry.author}, {inWords(entry.happened.day)} ·{' '}
        <a href={`${path}/entries/${entry.address}`}>its own page</a>
      </Meta>
    </CardBox>
  )
}
