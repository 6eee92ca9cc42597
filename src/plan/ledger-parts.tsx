/** The ledger of one provision: a picture for the term it is in, and one of all terms; each with its table. */
import { Bars, type BarsProps } from '../platform/charts/bars.tsx'
import type { Fill } from '../platform/charts/paint.tsx'
import { inWords, type Day } from '../platform/day.ts'
import type { HalfLedger, Ledger, TermLedger } from './owed.ts'
import { ledgerInWords } from './told.ts'

type Part = {
  readonly name: string
  readonly fill: Fill
  readonly of: (ledger: Ledger) => number
}

/** What was given comes first. Nothing is told by colour alone, and silence is left empty. */
const PARTS: readonly Part[] = [
  { name: 'Given', fill: { tone: 'kept', hatch: 'whole' }, of: ({ spoken }) => spoken.given },
  {
    name: 'Given in part',
    fill: { tone: 'kept', hatch: 'rising' },
    of: ({ spoken }) => spoken.partly,
  },
  {
    name: 'Told differently',
    fill: { tone: 'school', hatch: 'dots' },
    of: ({ spoken }) => spoken.differently,
  },
  {
    name: 'Not given',
    fill: { tone: 'home', hatch: 'falling' },
    of: ({ spoken }) => spoken.notGiven,
  },
  {
    name: 'Since it was stopped',
    fill: { tone: 'child', hatch: 'falling' },
    of: ({ stopped }) => stopped,
  },
  {
    name: 'Not recorded',
    fill: { tone: 'quiet', hatch: 'empty' },
    of: ({ notRecorded }) => notRecorded ?? 0,
  },
]

function barsOf(
  ledgers: readonly (readonly [string, Ledger])[],
  more: Pick<BarsProps, 'id' | 'title' | 'summary'>,
): BarsProps {
  const parts = PARTS.filter(({ of }) => ledgers.some(([, ledger]) => of(ledger) > 0))
  return {
    ...more,
    parts: parts.map(({ name, fill }) => ({ name, fill })),
    bars: ledgers.map(([name, ledger]) => ({ name, counts: parts.map(({ of }) => of(ledger)) })),
    unit: 'Sessions',
    level: 3,
  }
}

const hasSomething = (ledger: Ledger): boolean => PARTS.some(({ of }) => of(ledger) > 0)

/** The newest term, week by week; where a week says nothing, by half term. */
export function TermPicture({ term }: { readonly term: TermLedger }) {
  const weeks = term.halves.flatMap((half) => half.weeks)
  const byWeek = weeks.some(({ promised }) => promised !== null) || term.promised === null
  const rows: readonly (readonly [string, Ledger])[] = byWeek
    ? weeks.map((week) => [`Week of ${inWords(week.from)}`, week])
    : term.halves.map((half) => [halfName(half), half])
  const shown = rows.filter(([, each]) => hasSomething(each))
  if (shown.length === 0) return null
  const more = { id: 'term', title: term.name, summary: ledgerInWords(term) }
  return <Bars {...barsOf(shown, more)} />
}

function halfName({ from, to }: HalfLedger): string {
  return `${inWords(from)} to ${inWords(to)}`
}

/** Every term it stood in, where there is more than one. */
export function TermsPicture({
  terms,
  on,
}: {
  readonly terms: readonly TermLedger[]
  readonly on: Day
}) {
  const shown = terms.filter(hasSomething)
  if (shown.length < 2) return null
  const rows = shown.map(
    (term) => [term.to >= on ? `${term.name}, so far` : term.name, term] as const,
  )
  const [first, last] = [shown[0], shown.at(-1)]
  const given = shown.reduce((sum, { spoken }) => sum + spoken.given, 0)
  const summary = `${given} sessions given from ${first?.name ?? ''} to ${last?.name ?? ''}.`
  return <Bars {...barsOf(rows, { id: 'terms', title: 'Term by term', summary })} />
}
