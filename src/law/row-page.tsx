/** One row of the law at its permanent address; a time limit can be counted from a day of one's own. */
import type { Child } from 'hono/jsx'
import { Button } from '../platform/components/button.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { day, inFullWords, inWords } from '../platform/day.ts'
import { Page } from '../platform/web/page.tsx'
import type { Due } from './due.ts'
import {
  type Brushoff,
  type Clock,
  type Duty,
  type Law,
  type Source,
  flagInWords,
  verbOf,
} from './law.ts'
import {
  CheckFirst,
  type Fact,
  FactList,
  FlagTag,
  ForceTag,
  LAW_PATH,
  LawFoot,
  ReadAt,
  SoftTag,
  rowPath,
} from './parts.tsx'

/** What was asked of the calculator, as typed, and what came of it. */
export type Counted = {
  readonly from: string
  readonly facts: Readonly<Record<string, string>>
  readonly found: Due | null
  readonly problem: string | null
}

function sourceText(law: Law, source: Source): string {
  const instrument = law.instruments.find(({ id }) => id === source.instrument)
  const edition = source.edition ?? instrument?.edition ?? null
  return [instrument?.title ?? source.instrument, source.provision, edition]
    .filter((part) => part !== null)
    .join(', ')
}

function readText(law: Law, source: Source): string | null {
  return law.instruments.find(({ id }) => id === source.instrument)?.read ?? null
}

/** What a row is called: a time limit's name, or the place a duty is written. */
function nameOf(law: Law, id: string): string {
  const clock = law.clocks.find((row) => row.id === id)
  if (clock !== undefined) return clock.name
  const duty = law.duties.find((row) => row.id === id)
  return duty === undefined ? id : sourceText(law, duty.source)
}

/** A next step, with the time limits it names as links. */
function Rung({ text, law }: { readonly text: string; readonly law: Law }) {
  const known = new Map(law.clocks.map(({ id, name }) => [id, name]))
  const parts = text.split(/ \(clocks? ([a-z0-9-]+(?:, [a-z0-9-]+)*)\)/)
  return (
    <>
      {parts.map((part, index) => {
        if (index % 2 === 0) return part
        const ids = part.split(', ').filter((id) => known.has(id))
        return (
          <>
            {' ('}
            {ids.map((id, place) => (
              <>
                {place > 0 && ', '}
                <a href={rowPath(id)}>{known.get(id)}</a>
              </>
            ))}
            {')'}
          </>
        )
      })}
    </>
  )
}

type Checked = Pick<Clock, 'flag' | 'checked' | 'evidence' | 'verified'>

function checkedFacts(row: Checked, read: string | null): Fact[] {
  return [
    [
      'How far it was checked',
      `${flagInWords(row.flag)} Last looked at on ${inWords(day(row.checked))}.`,
    ],
    ...(read === null ? [] : [['Which copy was read', read] satisfies Fact]),
    ['Where it was read', <ReadAt evidence={row.evidence} />],
    [
      'Notes of the check',
      <Details summary="What was seen, and what was not">
        <p>{row.verified}</p>
        <p class="heard-meta">
          YES-P: the text itself. (M): a dated copy of it. YES-S: a dependable page about it. PART:
          in part. NO: from memory.
        </p>
      </Details>,
    ],
  ]
}

function Shell(props: {
  readonly title: string
  readonly sub?: Child
  readonly back: string
  readonly problem?: string | null
  readonly children?: Child
}) {
  const problem = props.problem ?? null
  return (
    <Page
      title={props.title}
      {...(props.sub === undefined ? {} : { sub: props.sub })}
      backTo={{ href: `${LAW_PATH}/${props.back}`, text: 'All of these' }}
      problems={problem === null ? [] : [{ field: 'from', text: problem }]}
    >
      {props.children}
      <LawFoot />
    </Page>
  )
}

const FACT_LABELS: Readonly<Record<string, string>> = {
  certificate_issued: 'The date of issue on the mediation certificate',
  meeting_date: 'The day of the review meeting',
  last_review: 'The day the plan was made or last reviewed',
  agreed_until: 'A date agreed in writing',
  tribunal_date: 'A date that the Tribunal fixed',
  exam_date: 'The day of the exam or test',
  posted: 'The day it was posted first class',
  acknowledged: 'The day they acknowledged it',
  advocate_appointed: 'The day your advocate was appointed',
  clarification_asked: 'The day they asked you for something they need',
  clarification_given: 'The day you gave it',
}

/** The facts that are days; the others are not asked on the page. */
export function askable(clock: Clock): string[] {
  return clock.facts.filter((fact) => FACT_LABELS[fact] !== undefined)
}

function Calculator({ clock, counted }: { readonly clock: Clock; readonly counted: Counted }) {
  const { found } = counted
  return (
    <section class="heard-card" aria-labelledby="count">
      <h2 id="count">Count a date</h2>
      <form method="get" action={rowPath(clock.id)}>
        <Input
          name="from"
          type="date"
          class="govuk-input--width-10"
          label="The day that starts it"
          hint={clock.trigger}
          value={counted.from}
          {...(counted.problem === null ? {} : { error: counted.problem })}
        />
        {askable(clock).map((fact) => (
          <Input
            name={fact}
            type="date"
            class="govuk-input--width-10"
            label={FACT_LABELS[fact] ?? fact}
            hint="Leave empty if there is none"
            value={counted.facts[fact] ?? ''}
          />
        ))}
        <Button>Count</Button>
      </form>
      {found !== null && <Result found={found} />}
    </section>
  )
}

function range(found: { earliest: Due['earliest']; latest: Due['latest'] }): string {
  if (found.earliest === null || found.latest === null) return 'No date to count'
  return `Between ${inFullWords(found.earliest)} and ${inFullWords(found.latest)}`
}

function Result({ found }: { readonly found: Due }) {
  return (
    <>
      <p class="heard-lead">
        <strong>{found.due === null ? range(found) : inFullWords(found.due)}</strong>
      </p>
      <h3>How we counted</h3>
      <ol class="govuk-list govuk-list--number">
        {found.explanation.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      {found.also.length > 0 && (
        <FactList
          facts={found.also.map((extra): Fact => [
            extra.name,
            extra.due === null ? range(extra) : inFullWords(extra.due),
          ])}
        />
      )}
    </>
  )
}

export function ClockPage(props: {
  readonly law: Law
  readonly clock: Clock
  readonly counted: Counted
}) {
  const { law, clock, counted } = props
  return (
    <Shell title={clock.name} sub={clock.owes} back="clocks" problem={counted.problem}>
      <p>
        <ForceTag force={clock.force} /> <SoftTag clock={clock} /> <FlagTag flag={clock.flag} />
      </p>
      <CheckFirst flag={clock.flag} />
      {clock.inForce !== 'yes' && (
        <p class="govuk-inset-text">
          Passed, but not seen to have started. It is not counted as law here.
        </p>
      )}
      <FactList
        facts={[
          ['How long', clock.length],
          ['What starts it', clock.trigger],
          clock.exceptions === null ? null : ['What may move it', clock.exceptions],
          clock.provisional === null ? null : ['Mind', clock.provisional],
          ['If it is missed', <Rung text={clock.rung} law={law} />],
          ['Where it says so', sourceText(law, clock.source)],
          clock.validFrom === null ? null : ['In force from', inWords(day(clock.validFrom))],
          ...checkedFacts(clock, readText(law, clock.source)),
        ]}
      />
      <Calculator clock={clock} counted={counted} />
    </Shell>
  )
}

export function DutyPage({ law, duty }: { readonly law: Law; readonly duty: Duty }) {
  return (
    <Shell title={sourceText(law, duty.source)} sub={`For: ${duty.who}`} back="duties">
      <p>
        <ForceTag force={duty.force} /> <FlagTag flag={duty.flag} />
      </p>
      <CheckFirst flag={duty.flag} />
      <p class="heard-lead">{duty.says}</p>
      <FactList
        facts={[
          ['How to put it', `They ${verbOf(duty.force)}. Said here in our own words.`],
          ['The next step, if it is not done', <Rung text={duty.rung} law={law} />],
          ...checkedFacts(duty, readText(law, duty.source)),
        ]}
      />
    </Shell>
  )
}

export function BrushoffPage({ law, row }: { readonly law: Law; readonly row: Brushoff }) {
  return (
    <Shell title={`“${row.said}”`} sub={`Said by: ${row.who.join(', ')}`} back="told">
      <p>
        <ForceTag force={row.force} /> <FlagTag flag={row.flag} />
      </p>
      <CheckFirst flag={row.flag} />
      <FactList
        facts={[
          ['What the source says', row.answer],
          ['When it is fair', row.fair ?? 'The source gives no such case.'],
          ['You could ask', row.ask],
          ['Where it says so', row.source],
          row.basis.length === 0
            ? null
            : [
                'It rests on',
                <ul class="govuk-list">
                  {row.basis.map((id) => (
                    <li>
                      <a href={rowPath(id)}>{nameOf(law, id)}</a>
                    </li>
                  ))}
                </ul>,
              ],
          ['And then', <Rung text={row.rung} law={law} />],
          ...checkedFacts(row, null),
        ]}
      />
      <p class="heard-meta">
        Most people who say this mean well and repeat what is usual where they work.
      </p>
    </Shell>
  )
}

/** Codes, routes, limits, wordings and changes: a title and its facts. */
export function PlainRowPage(props: {
  readonly title: string
  readonly back: string
  readonly facts: readonly (Fact | null)[]
  readonly checked: Checked | null
}) {
  const { checked } = props
  return (
    <Shell title={props.title} back={props.back}>
      {checked !== null && <CheckFirst flag={checked.flag} />}
      <FactList
        facts={[...props.facts, ...(checked === null ? [] : checkedFacts(checked, null))]}
      />
    </Shell>
  )
}
