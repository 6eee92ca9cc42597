/** The calculator at the foot of a time limit, open to everyone: families, schools and councils alike. */
import { Button } from '../platform/components/button.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { Select } from '../platform/components/select.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { inFullWords } from '../platform/day.ts'
import type { Due } from './due.ts'
import type { Clock } from './law.ts'
import { type Fact, FactList, rowPath } from './parts.tsx'

/** What was asked of the calculator, as typed, and what came of it. */
export type Counted = {
  readonly from: string
  readonly facts: Readonly<Record<string, string>>
  /** Term dates as they were pasted. */
  readonly dates: string
  readonly found: Due | null
  readonly problem: string | null
  /** The box that the problem is in. */
  readonly field: 'from' | 'dates' | 'policy_days'
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

/** Facts that are words, each with its answers; asked only where the row depends on them. */
const WORD_FACTS: Readonly<
  Record<string, { readonly label: string; readonly answers: readonly [string, string][] }>
> = {
  school_type: {
    label: 'What kind of school is it?',
    answers: [
      ['maintained', 'Run by the council (maintained)'],
      ['academy', 'An academy or free school'],
    ],
  },
  wholly_independent: {
    label: 'Is the school wholly independent?',
    answers: [['yes', 'Yes']],
  },
  knew_15_working_days_ahead: {
    label: 'Did it know 15 working days ahead?',
    answers: [['yes', 'Yes']],
  },
}

/** The facts that the page asks for: days, and words that a row depends on. */
export function askable(clock: Clock): string[] {
  const own = clock.facts.filter(
    (fact) => FACT_LABELS[fact] !== undefined || WORD_FACTS[fact] !== undefined,
  )
  return clock.count.rule === 'POLICY' ? [...own, 'policy_days'] : own
}

/** Whether the days of one school decide it. */
export function countsSchoolDays({ count, firstOf, also }: Clock): boolean {
  const rules = [count.rule, count.unit, firstOf?.rule, ...also.map((extra) => extra.count.rule)]
  return rules.some((rule) => rule?.startsWith('SD_') === true || rule === 'SESSIONS_ROLL')
}

function FactBox({ fact, counted }: { readonly fact: string; readonly counted: Counted }) {
  const value = counted.facts[fact] ?? ''
  const words = WORD_FACTS[fact]
  if (words !== undefined)
    return (
      <Select
        name={fact}
        label={words.label}
        value={value}
        items={[
          { value: '', text: 'Not said' },
          ...words.answers.map(([answer, text]) => ({ value: answer, text })),
        ]}
      />
    )
  if (fact === 'policy_days')
    return (
      <Input
        name={fact}
        class="govuk-input--width-4"
        inputmode="numeric"
        label="Their own number of days"
        hint="From their policy. Leave empty for the usual one"
        value={value}
        {...(counted.field === 'policy_days' && counted.problem !== null
          ? { error: counted.problem }
          : {})}
      />
    )
  return (
    <Input
      name={fact}
      type="date"
      class="govuk-input--width-10"
      label={FACT_LABELS[fact] ?? fact}
      hint="Leave empty if there is none"
      value={value}
    />
  )
}

/** A school's own term dates, pasted; without them the answer is two days and never a guess. */
function TermDates({ counted }: { readonly counted: Counted }) {
  const wrong = counted.field === 'dates' && counted.problem !== null
  return (
    <Details
      summary="Paste the school’s term dates for one sure day"
      open={counted.dates !== '' || wrong}
    >
      <Textarea
        name="dates"
        label="Term dates, holidays, INSET days"
        hint="One line each, with the year, as on the school’s website: “Half-term: 26 October 2026 to 30 October 2026”. Nothing is kept."
        rows={5}
        value={counted.dates}
        {...(wrong && counted.problem !== null ? { error: counted.problem } : {})}
      />
    </Details>
  )
}

export function Calculator({
  clock,
  counted,
}: {
  readonly clock: Clock
  readonly counted: Counted
}) {
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
          {...(counted.problem === null || counted.field !== 'from'
            ? {}
            : { error: counted.problem })}
        />
        {askable(clock).map((fact) => (
          <FactBox fact={fact} counted={counted} />
        ))}
        {countsSchoolDays(clock) && <TermDates counted={counted} />}
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
