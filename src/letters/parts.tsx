/** Pieces that the pages of letters share: what no letter is, and the law beside it. */
import { inFullWords } from '../platform/day.ts'
import { Details } from '../platform/components/details.tsx'
import type { Due } from '../law/due.ts'
import { isReliable, NOTICE, type CrisisLine } from '../law/law.ts'
import { FlagTag, ForceTag, rowPath } from '../law/parts.tsx'
import type { LawRow } from './law-sentence.ts'

/** Information, not advice, and who gives it for free. */
export function NotAdvice(props: { readonly helpers?: readonly CrisisLine[] }) {
  return (
    <div class="heard-letter__notice">
      <p>{NOTICE}</p>
      {props.helpers !== undefined && props.helpers.length > 0 && (
        <ul>
          {props.helpers.map(({ service, who, contact }) => (
            <li>
              <strong>{service}</strong>: {who}, {contact}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Tribunal and discrimination letters begin with this, on the page and never in the letter. */
export function AdviceFirst(props: { readonly helpers: readonly CrisisLine[] }) {
  return (
    <div class="heard-letter__advice" role="note">
      <p>
        <strong>Get advice before you send this.</strong> Time limits are short here, and what you
        write first can matter later.
      </p>
      <ul>
        {props.helpers.map(({ service, who, contact }) => (
          <li>
            <strong>{service}</strong>: {who}, {contact}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The family's own time limits, with how each was counted. A day gone by is never a right lost. */
export function LastDays({ counted }: { readonly counted: readonly Due[] }) {
  if (counted.length === 0) return null
  return (
    <section class="heard-card" aria-labelledby="last-days">
      <h2 id="last-days">Your own last days, as we count them</h2>
      <ul class="govuk-list">
        {counted.map(({ clock, name, due, explanation }) => (
          <li>
            <a href={rowPath(clock)}>{name}</a>:{' '}
            <strong>{due === null ? 'no single day' : inFullWords(due)}</strong>
            <Details
              summary={
                <>
                  How it was counted<span class="govuk-visually-hidden">: {name}</span>
                </>
              }
            >
              <ul class="govuk-list govuk-list--bullet">
                {explanation.map((step) => (
                  <li>{step}</li>
                ))}
              </ul>
            </Details>
          </li>
        ))}
      </ul>
      <p class="heard-meta">
        Check them with IPSEA or SENDIASS. If a day has gone by, ask for more time today.
      </p>
    </section>
  )
}

/** The law that stands in the letter, and that which is only for the family to know. */
export function LawBeside(props: {
  readonly inLetter: readonly LawRow[]
  readonly beside: readonly LawRow[]
}) {
  const { inLetter, beside } = props
  if (inLetter.length + beside.length === 0) return null
  return (
    <section class="heard-letter__law" aria-labelledby="law-beside">
      <h2 id="law-beside">The law behind it</h2>
      {inLetter.length > 0 && (
        <>
          <p>These stand in the letter. Each was checked.</p>
          <Rows rows={inLetter} />
        </>
      )}
      {beside.length > 0 && (
        <Details summary={besideInWords(beside)}>
          <p>
            These are not in the letter. Some are your own time limits, and some have not been
            checked enough to put in your mouth.
          </p>
          <Rows rows={beside} />
        </Details>
      )}
    </section>
  )
}

function besideInWords(rows: readonly LawRow[]): string {
  const doubtful = rows.filter(({ flag }) => !isReliable(flag)).length
  const count = rows.length === 1 ? '1 more rule' : `${rows.length} more rules`
  return `${count} for you to know${doubtful === 0 ? '' : `, ${doubtful} of them not fully checked`}`
}

function Rows({ rows }: { readonly rows: readonly LawRow[] }) {
  return (
    <ul>
      {rows.map(({ id, says, flag, force, checked }) => (
        <li>
          {says}
          <span>
            <ForceTag force={force} /> <FlagTag flag={flag} />
          </span>
          <span class="heard-meta">
            {checked}{' '}
            <a href={rowPath(id)} aria-label={`Where it comes from: ${says.slice(0, 80)}`}>
              Where it comes from
            </a>
          </span>
        </li>
      ))}
    </ul>
  )
}
