/** The kinds of this room on an entry's own page. */
import { Meta, Quote } from '../platform/components/card.tsx'
import type { Card } from '../record/kind.ts'
import { saysOf, titleOfProcess } from './known.ts'
import type { MatterBody, StepBody } from './entries.ts'

function Words({ words }: { readonly words: string | null | undefined }) {
  return typeof words === 'string' && words !== '' ? <Quote>{words}</Quote> : null
}

export const matterCards: readonly Card[] = [
  {
    kind: 'matter',
    label: 'Matter',
    card: (entry) => {
      const body = entry.body as MatterBody
      return (
        <>
          <p class="heard-lead">{body.title}</p>
          <Meta>
            {titleOfProcess(body.process)}, with {body.with}
            {typeof body.school === 'string' && `, school days of ${body.school}`}
          </Meta>
          <Words words={body.words} />
        </>
      )
    },
  },
  {
    kind: 'step',
    label: 'Step',
    card: (entry) => {
      const body = entry.body as StepBody
      return (
        <>
          <p class="heard-lead">{saysOf(body.event)}</p>
          <Words words={body.words} />
        </>
      )
    },
  },
]
