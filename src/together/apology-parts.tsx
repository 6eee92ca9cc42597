/** An apology, shown with the weight of what it is about. */
import { Card, Meta, Quote } from '../platform/components/card.tsx'
import { inFullWords } from '../platform/day.ts'
import type { Apology } from './apology-store.ts'

export function ApologyCard(props: {
  readonly apology: Apology
  readonly path: string
  readonly level?: 2 | 3
}) {
  const { apology, path, level = 2 } = props
  const { entry, body } = apology
  const title = (
    <a href={`${path}/entries/${entry.address}`}>
      {entry.author} said sorry to {body.to}
    </a>
  )
  return (
    <Card class="heard-agreed">
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      <Quote>{body.words}</Quote>
      <Meta>{inFullWords(entry.happened.day)}</Meta>
    </Card>
  )
}
