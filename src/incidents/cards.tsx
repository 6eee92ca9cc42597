/** How each kind of this room is shown on its entry's own page. */
import { Meta, Quote } from '../platform/components/card.tsx'
import type { Entry } from '../record/entry.ts'
import type { Card } from '../record/kind.ts'
import { toldHomeBody, whyBody } from './entries.ts'
import { happeningOf } from './happening.ts'
import type { HappeningKind } from './incident.ts'
import { KIND_LABELS } from './pages.tsx'
import { Facts, HappeningWords } from './parts.tsx'

/** On an entry's own page the record's name is not at hand. */
const CHILD = 'the child'

function Happened({ entry }: { readonly entry: Entry }) {
  const happening = happeningOf(entry)
  if (happening === null) return null
  return (
    <>
      <HappeningWords of={happening} child={CHILD} />
      <p class="heard-no-print">
        <a href={`/records/${entry.record}/incidents/${entry.address}`}>
          See it with why, and what the adults did
        </a>
      </p>
    </>
  )
}

function happened(kind: HappeningKind): Card {
  return { kind, label: KIND_LABELS[kind], card: (entry) => <Happened entry={entry} /> }
}

export const incidentCards: readonly Card[] = [
  happened('incident'),
  happened('suspension'),
  happened('pressure to leave'),
  happened('observation'),
  happened('bullying'),
  happened('left out'),
  {
    kind: 'why',
    label: 'Why',
    card(entry) {
      const { data } = whyBody.safeParse(entry.body)
      if (data === undefined) return null
      return (
        <>
          {data.notKnown === true && <p>We do not know yet.</p>}
          <Facts
            facts={[
              ['What may have been needed', data.need],
              ['What could not be done yet', data.skill],
              ['What was different that day', data.different],
              ['In other words', data.words],
            ]}
          />
          <Meta>In the view of {data.who ?? entry.author}</Meta>
        </>
      )
    },
  },
  {
    kind: 'told home',
    label: 'Told home',
    card(entry) {
      const { data } = toldHomeBody.safeParse(entry.body)
      if (data === undefined) return null
      return (
        <>
          <p>
            {data.by} told the family{data.how === null ? '' : `: ${data.how}`}.
          </p>
          {data.words !== null && <Quote>{data.words}</Quote>}
        </>
      )
    },
  },
]
