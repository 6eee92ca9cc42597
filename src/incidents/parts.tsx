/** What an entry of this room says, shown the same wherever it stands. Words are shown as they were given. */
import type { Child } from 'hono/jsx'
import { Quote } from '../platform/components/card.tsx'
import { Tag } from '../platform/components/notices.tsx'
import { SummaryList, type SummaryRow } from '../platform/components/summary-list.tsx'
import { inFullWords, type Day } from '../platform/day.ts'
import {
  sessionsLost,
  type IncidentBody,
  type ObservationBody,
  type PressureBody,
  type SuspensionBody,
  type UnkindnessBody,
} from './entries.ts'
import { responseOf, type Happening } from './incident.ts'
import { HARD } from './sorts.data.ts'

type Fact = readonly [key: string, value: Child | null]

/** Facts with their names; those nobody said are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const rows = facts.flatMap(([key, value]): SummaryRow[] =>
    value === null || value === '' ? [] : [{ key, value }],
  )
  return rows.length === 0 ? null : <SummaryList rows={rows} />
}

function Said({ label, words }: { readonly label: string; readonly words: string | null }) {
  return words === null ? null : (
    <div class="heard-said">
      <h2>{label}</h2>
      <div class="heard-verbatim">{words}</div>
    </div>
  )
}

export const inDayWords = (on: Day | null): string | null => (on === null ? null : inFullWords(on))

/** `35 minutes`, `1 hour 20 minutes`. */
export function minutesInWords(minutes: number | null): string | null {
  if (minutes === null) return null
  const [hours, left] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [
    hours === 0 ? '' : hours === 1 ? '1 hour' : `${hours} hours`,
    left === 0 && hours > 0 ? '' : left === 1 ? '1 minute' : `${left} minutes`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** `half a day`, `2 days`; null where nobody said. */
export function lostInWords(sessions: number | null): string | null {
  if (sessions === null) return null
  const days = sessions / 2
  return days === 0.5 ? 'half a day' : days === 1 ? '1 day' : `${days} days`
}

const KNEW_WORDS = { yes: 'Yes', no: 'No', some: 'Some of it', 'not known': 'Not known' } as const
const EXPLAINED_WORDS = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  'not known': 'Not known',
} as const
const YES_NO = (value: boolean | null): string | null =>
  value === null ? null : value ? 'Yes' : 'No'

const PLACES = {
  school: 'At school',
  home: 'At home',
  between: 'On the way',
  elsewhere: 'Somewhere else',
} as const

function placeInWords(place: IncidentBody['place']): string | null {
  return place === null ? null : PLACES[place]
}

function IncidentWords({ body, child }: { readonly body: IncidentBody; readonly child: string }) {
  const { childSaid } = body
  return (
    <>
      {childSaid !== null && (
        <div class="heard-said">
          <h2>{child} said</h2>
          <Quote>{childSaid}</Quote>
        </div>
      )}
      <div class="heard-abc">
        <Said label="Just before" words={body.antecedent} />
        <Said label="What happened" words={body.behaviour} />
        <Said label="What came after" words={body.consequence} />
      </div>
      <Said label="What helped" words={body.helped} />
      {body.role !== undefined && <Facts facts={[[`The part of ${child} in it`, body.role]]} />}
      <Said label="Also" words={body.words} />
      <Facts
        facts={[
          [
            'Where',
            [placeInWords(body.place), body.where].filter((part) => part !== null).join(', '),
          ],
          ['Lesson or time', body.lesson],
          ['Adults there', body.adults.join(', ')],
          ['How long', minutesInWords(body.minutes)],
          ['How hard', HARD.find(({ value }) => value === String(body.hard))?.text ?? null],
        ]}
      />
    </>
  )
}

/** How the adults responded, as facts: nothing here says that anybody was to blame. */
export function AdultsPart({
  body,
  child,
}: {
  readonly body: IncidentBody
  readonly child: string
}) {
  const { used, notUsed, isSanctionExplained } = responseOf(body)
  const facts: readonly Fact[] = [
    [`Used, of what helps ${child}`, used.join(', ')],
    ['Not used', notUsed.join(', ')],
    ['Did the adult know of the need?', body.knew === null ? null : KNEW_WORDS[body.knew]],
    [
      body.knewFrom === null ? 'In their own words' : `In the words of ${body.knewFrom}`,
      body.knewWords,
    ],
    [
      'Given for it',
      [body.sanction, body.sanctionBy].filter((part) => part !== null).join(', by '),
    ],
    [
      'Does the plan or profile already explain it?',
      body.explained === null ? null : EXPLAINED_WORDS[body.explained],
    ],
    ['In these words', body.explainedBy],
  ]
  if (facts.every(([, value]) => value === null || value === '')) return null
  return (
    <section aria-labelledby="adults">
      <h2 id="adults">What the adults did</h2>
      {isSanctionExplained && (
        <p>
          <Tag class="govuk-tag--purple">Already explained</Tag> Something was given for this, and
          the plan or profile already explains it.
        </p>
      )}
      <Facts facts={facts} />
    </section>
  )
}

function SuspensionWords({ body }: { readonly body: SuspensionBody }) {
  return (
    <>
      <p class="heard-lead">
        {body.sort === 'formal'
          ? 'The school called it a suspension.'
          : 'It was not called a suspension.'}
      </p>
      {body.words !== null && <Quote>{body.words}</Quote>}
      <Facts
        facts={[
          ['Lost', lostInWords(sessionsLost(body)) ?? 'how long is not known'],
          ['Until', inDayWords(body.until)],
          ['Decided by', body.by],
          ['School', body.school],
          ['Reason given', body.reason],
          ['In writing', YES_NO(body.inWriting)],
          ['Work set', YES_NO(body.workSet)],
          [
            'Does the plan or profile already explain it?',
            body.explained === null ? null : EXPLAINED_WORDS[body.explained],
          ],
          ['In these words', body.explainedBy],
        ]}
      />
    </>
  )
}

function PressureWords({ body }: { readonly body: PressureBody }) {
  return (
    <>
      <Quote>{body.words}</Quote>
      <Facts
        facts={[
          ['Said by', body.who],
          ['Towards', body.towards],
          ['How', body.how],
          ['Where', body.where],
        ]}
      />
    </>
  )
}

function ObservationWords({
  body,
  child,
}: {
  readonly body: ObservationBody
  readonly child: string
}) {
  return (
    <>
      <Said label="What was different from other days" words={body.different} />
      <Said label="What they said they saw" words={body.seen} />
      <Said label={`How ${child} was afterwards`} words={body.afterwards} />
      {body.childSaid !== null && (
        <div class="heard-said">
          <h2>{child} said</h2>
          <Quote>{body.childSaid}</Quote>
        </div>
      )}
      <Facts
        facts={[
          ['Watched by', [body.by, body.from].filter((part) => part !== null).join(', ')],
          ['For', body.purpose],
          ['How long', minutesInWords(body.minutes)],
          ['Where', [body.where, body.lesson].filter((part) => part !== null).join(', ')],
          [`Did ${child} know?`, body.childKnew],
        ]}
      />
    </>
  )
}

function UnkindWords({ body, child }: { readonly body: UnkindnessBody; readonly child: string }) {
  return (
    <>
      {body.childSaid !== null && (
        <div class="heard-said">
          <h2>{child} said</h2>
          <Quote>{body.childSaid}</Quote>
        </div>
      )}
      <div class="heard-verbatim">{body.words}</div>
      <Facts
        facts={[
          ['By', body.by],
          ['Where', [body.where, body.lesson].filter((part) => part !== null).join(', ')],
          ['School was told', inDayWords(body.schoolTold)],
          ['What was done', body.done],
        ]}
      />
    </>
  )
}

/** What happened, in the words it was given in. */
export function HappeningWords({ of, child }: { readonly of: Happening; readonly child: string }) {
  if (of.kind === 'incident') return <IncidentWords body={of.body} child={child} />
  if (of.kind === 'suspension') return <SuspensionWords body={of.body} />
  if (of.kind === 'pressure to leave') return <PressureWords body={of.body} />
  if (of.kind === 'observation') return <ObservationWords body={of.body} child={child} />
  return <UnkindWords body={of.body} child={child} />
}
