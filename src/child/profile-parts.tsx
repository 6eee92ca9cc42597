/** The pieces of a profile, shared by its page, its version for one reader and its entry's card. */
import { Meta, Why } from '../platform/components/card.tsx'
import { Tag } from '../platform/components/notices.tsx'
import { Details } from '../platform/components/details.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { beforeOf, linesOf, sectionsOf, standingOf, type Changed } from './profile.ts'
import type { ProfileBody, StrategyBody } from './profile-entries.ts'

/** The things a reader with a minute has to know. */
export function ThreeThings(props: { readonly things: readonly string[]; readonly title: string }) {
  if (props.things.length === 0) return null
  return (
    <section class="heard-three" aria-labelledby="three">
      <h2 id="three">{props.title}</h2>
      <ol>
        {props.things.map((thing) => (
          <li>{thing}</li>
        ))}
      </ol>
    </section>
  )
}

/** What the child and the family say, part by part. */
export function Sections({ body }: { readonly body: ProfileBody }) {
  return (
    <div class="heard-profile">
      {sectionsOf(body).map(({ field, title, lines }) => (
        <section class={`heard-card heard-profile__${field}`} aria-labelledby={`part-${field}`}>
          <h2 id={`part-${field}`}>{title}</h2>
          <Lines lines={lines} />
        </section>
      ))}
    </div>
  )
}

/** What has gone before: this school year and the last first, older ones on asking. */
export function GoneBefore(props: {
  readonly before: string | null | undefined
  readonly today: Day
  readonly older: string
}) {
  const { recent, older } = beforeOf(props.before, props.today)
  if (recent.length + older.length === 0) return null
  return (
    <section aria-labelledby="before">
      <h2 id="before">What has gone before</h2>
      {recent.length > 0 ? <Lines lines={recent} /> : <p>Nothing from this year or the last.</p>}
      {older.length > 0 && (
        <Details summary={props.older}>
          <p class="heard-meta">
            Kept because it may still matter. A child is not who they were then.
          </p>
          <Lines lines={older} />
        </Details>
      )}
    </section>
  )
}

export function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 1) return <p>{lines[0]}</p>
  return (
    <ul class="govuk-list govuk-list--bullet">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}

/** What an adult does and does not do, why, where and when; and how it was taken away, if it was. */
export function StrategyFacts({ body }: { readonly body: StrategyBody }) {
  const { do: does, dont, why, where, when, started, removed } = body
  const place = [where, when].filter((each) => (each ?? '') !== '').join(' · ')
  return (
    <>
      <DoOrNot label="Do" text={does} is="do" />
      <DoOrNot label="Don’t" text={dont} is="dont" />
      {(why ?? '') !== '' && <Why>Why: {why}</Why>}
      {place !== '' && <Meta>{place}</Meta>}
      {started !== null && started !== undefined && <Meta>Since {inWords(started)}</Meta>}
      {removed !== null && removed !== undefined && (
        <p class="heard-taken">
          <Tag class="govuk-tag--red">Taken away</Tag> {inWords(removed.on)}
          {(removed.by ?? '') !== '' && `, by ${removed.by}`}.{' '}
          {standingOf(body).is === 'removed' && (removed.reason ?? '').trim() === ''
            ? 'No reason was given.'
            : `The reason given: “${removed.reason}”`}
        </p>
      )}
    </>
  )
}

function DoOrNot(props: {
  readonly label: string
  readonly text: string | null | undefined
  readonly is: 'do' | 'dont'
}) {
  const lines = linesOf(props.text)
  if (lines.length === 0) return null
  return (
    <div class={`heard-do heard-do--${props.is}`}>
      <strong>{props.label}</strong>
      <div>
        {lines.map((line) => (
          <p>{line}</p>
        ))}
      </div>
    </div>
  )
}

/** What one version says differently: added words underlined, removed ones struck through. */
export function Changes({ changes }: { readonly changes: readonly Changed[] }) {
  if (changes.length === 0)
    return <p>The same words; only who may see it, or the photo, changed.</p>
  return (
    <>
      {changes.map(({ title, pieces }) => (
        <section class="heard-card">
          <h3>{title}</h3>
          <p class="heard-diff">
            {pieces.map(({ text, is }) =>
              is === 'added' ? (
                <ins>
                  <span class="govuk-visually-hidden">added: </span>
                  {text}
                </ins>
              ) : is === 'removed' ? (
                <del>
                  <span class="govuk-visually-hidden">taken out: </span>
                  {text}
                </del>
              ) : (
                text
              ),
            )}
          </p>
        </section>
      ))}
    </>
  )
}
