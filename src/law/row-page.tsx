/** One row of the law at its permanent address; a time limit can be counted from a day of one's own. */
import type { Child } from 'hono/jsx'
import { Details } from '../platform/components/details.tsx'
import { day, inWords } from '../platform/day.ts'
import { Page } from '../platform/web/page.tsx'
import { Calculator, type Counted } from './calculator-parts.tsx'
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
  readonly field?: string
  readonly children?: Child
}) {
  const problem = props.problem ?? null
  return (
    <Page
      title={props.title}
      {...(props.sub === undefined ? {} : { sub: props.sub })}
      backTo={{ href: `${LAW_PATH}/${props.back}`, text: 'All of these' }}
      problems={problem === null ? [] : [{ field: props.field ?? 'from', text: problem }]}
    >
      {props.children}
      <LawFoot />
    </Page>
  )
}

export function ClockPage(props: {
  readonly law: Law
  readonly clock: Clock
  readonly counted: Counted
}) {
  const { law, clock, counted } = props
  return (
    <Shell
      title={clock.name}
      sub={clock.owes}
      back="clocks"
      problem={counted.problem}
      field={counted.field}
    >
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
