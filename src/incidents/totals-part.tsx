/** What happened, added up for a term and a school year. */
import { rowPath } from '../law/parts.tsx'
import { Card, Meta } from '../platform/components/card.tsx'
import type { PageRecord } from '../platform/web/page.tsx'
import { suspensionLaw, type Lost, type Totals } from './incident.ts'
import { lostInWords } from './parts.tsx'
import type { Period } from './period.ts'

export type AddedUpProps = {
  readonly record: PageRecord
  /** The term, then the year. */
  readonly periods: readonly { readonly period: Period; readonly totals: Totals }[]
}

type Row = {
  readonly label: string
  readonly count: (totals: Totals) => number
  readonly shown?: (totals: Totals) => string
  readonly query: string
}

const ROWS: readonly Row[] = [
  { label: 'Things that happened', count: (all) => all.incidents, query: 'kind=incident' },
  { label: 'Something was given for it', count: (all) => all.sanctioned, query: 'only=given' },
  {
    label: '… although the plan or profile explains it',
    count: (all) => all.sanctionedExplained,
    query: 'only=explained',
  },
  {
    label: 'Suspended',
    count: ({ formal }) => formal.count,
    shown: ({ formal }) => lostShown(formal),
    query: 'only=formal',
  },
  {
    label: 'Sent home or kept home unofficially',
    count: ({ unofficial }) => unofficial.count,
    shown: ({ unofficial }) => lostShown(unofficial),
    query: 'only=unofficial',
  },
  {
    label: 'Told to think of leaving',
    count: (all) => all.pressure,
    query: 'kind=pressure+to+leave',
  },
  { label: 'Bullying', count: (all) => all.bullying, query: 'kind=bullying' },
  { label: 'Left out', count: (all) => all.leftOut, query: 'kind=left+out' },
  { label: 'Somebody came to watch', count: (all) => all.observations, query: 'kind=observation' },
]

/** `3 times, at least 4 days`: at least, where somebody did not say how long. */
function lostShown({ count, sessions, unknown }: Lost): string {
  const times = count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
  if (unknown === count) return `${times}, days not known`
  return `${times}, ${unknown > 0 ? 'at least ' : ''}${lostInWords(sessions)}`
}

/** What a term and its year add up to, each number a way to the entries behind it; and what the law says. */
export function AddedUp({ record, periods }: AddedUpProps) {
  const rows = ROWS.filter(({ count }) => periods.some(({ totals }) => count(totals) > 0))
  if (rows.length === 0) return null
  const [term, year] = periods
  const laws =
    term === undefined || year === undefined ? [] : suspensionLaw(term.totals, year.totals)
  return (
    <section aria-labelledby="added-up">
      <h2 id="added-up">Added up</h2>
      <div class="heard-added">
        <table class="govuk-table">
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              <th scope="col" class="govuk-table__header">
                <span class="govuk-visually-hidden">What</span>
              </th>
              {periods.map(({ period }) => (
                <th scope="col" class="govuk-table__header">
                  {period.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {rows.map((row) => (
              <RowOf row={row} record={record} periods={periods} />
            ))}
          </tbody>
        </table>
      </div>
      <Meta>
        {term?.period.basis === 'usual'
          ? 'The term is counted between 31 December, Easter Monday and 31 July, until you add your school’s own dates.'
          : 'The term is counted by the school’s own dates.'}{' '}
        Days are school days; a half day counts as half.
      </Meta>
      {laws.length > 0 && (
        <Card>
          <h3>What the law says about this sum</h3>
          <ul class="govuk-list govuk-list--bullet">
            {laws.map(({ row, text }) => (
              <li>
                {text} <a href={rowPath(row)}>Where this comes from</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </section>
  )
}

function RowOf({ row, record, periods }: AddedUpProps & { readonly row: Row }) {
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        {row.label}
      </th>
      {periods.map(({ period, totals }) => (
        <td class="govuk-table__cell">
          {row.count(totals) === 0 ? (
            '0'
          ) : (
            <a href={`${record.path}/incidents?${row.query}&from=${period.from}&to=${period.to}`}>
              {row.shown?.(totals) ?? row.count(totals)}
              <span class="govuk-visually-hidden">
                : {row.label}, {period.name}
              </span>
            </a>
          )}
        </td>
      ))}
    </tr>
  )
}
