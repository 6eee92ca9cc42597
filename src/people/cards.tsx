/** How this room's kinds stand on their entries' own pages. */
import { Meta, Quote } from '../platform/components/card.tsx'
import { inFullWords } from '../platform/day.ts'
import type { Card } from '../record/kind.ts'
import { CALENDAR_KIND, POLICY_KIND, type CalendarBody, type PolicyBody } from './entries.ts'

function Spans({ spans, usual }: { spans: CalendarBody['terms']; usual: string }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {spans.map(({ from, to, name }) => (
        <li>
          {name === '' ? usual : name}: {inFullWords(from)}
          {to !== from && ` to ${inFullWords(to)}`}
        </li>
      ))}
    </ul>
  )
}

export const peopleCards: readonly Card[] = [
  {
    kind: CALENDAR_KIND,
    label: 'School dates',
    card: (entry) => {
      const { school, terms, closures, where } = entry.body as CalendarBody
      return (
        <>
          <p class="heard-lead">When {school} is open</p>
          {typeof where === 'string' && where !== '' && <Meta>From: {where}</Meta>}
          {terms.length > 0 && <h2>Terms</h2>}
          <Spans spans={terms} usual="Term" />
          {closures.length > 0 && <h2>Days it is closed</h2>}
          <Spans spans={closures} usual="Closed" />
        </>
      )
    },
  },
  {
    kind: POLICY_KIND,
    label: 'Their own promise',
    card: (entry) => {
      const { organisation, title, number, unit, words, where } = entry.body as PolicyBody
      return (
        <>
          <p class="heard-lead">{title}</p>
          <Meta>
            {organisation} says: {number} {unit}
          </Meta>
          {typeof words === 'string' && words !== '' && <Quote>{words}</Quote>}
          {typeof where === 'string' && where !== '' && <Meta>Published: {where}</Meta>}
        </>
      )
    },
  },
]
