/** What a reader was given, as they see it. */
import { Why } from '../../platform/components/card.tsx'
import type { Day } from '../../platform/day.ts'
import { guideOf } from '../guides.ts'
import { linesOf } from '../profile.ts'
import { GoneBefore, Lines, ThreeThings } from '../profile-parts.tsx'
import type { Copied } from './given.ts'

/** `on` is the day it is read: what has gone before is told from there. */
export function GivenParts({ given, on }: { readonly given: Copied; readonly on: Day }) {
  return (
    <>
      <ThreeThings things={given.three} title="The three things that matter" />
      {given.parts.length > 0 && (
        <div class="heard-profile">
          {given.parts.map(({ title, words }, at) => (
            <section class="heard-card" aria-labelledby={`given-${at}`}>
              <h2 id={`given-${at}`}>{title}</h2>
              <Lines lines={linesOf(words)} />
            </section>
          ))}
        </div>
      )}
      {given.guides.length > 0 && (
        <section aria-labelledby="guides">
          <h2 id="guides">Three minutes each, if you have them</h2>
          <ul class="govuk-list govuk-list--bullet">
            {given.guides.map((id) => (
              <li>
                <a href={`/guides/${id}`}>{guideOf(id)?.title ?? id}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {given.strategies.length > 0 && (
        <section aria-labelledby="what-adults-do">
          <h2 id="what-adults-do">What an adult does</h2>
          {given.strategies.map(({ title, do: does, dont, why }) => (
            <section class="heard-card">
              <h3>{title}</h3>
              {does !== null && <Told label="Do:" text={does} />}
              {dont !== null && <Told label="Don’t:" text={dont} />}
              {why !== null && <Why>Why: {why}</Why>}
            </section>
          ))}
        </section>
      )}
      <GoneBefore before={given.before} today={on} older="Older, if you need it" />
    </>
  )
}

/** What was written on lines of its own stays on them. */
function Told({ label, text }: { readonly label: string; readonly text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2)
    return (
      <p>
        <strong>{label}</strong> {text}
      </p>
    )
  return (
    <>
      <p class="govuk-!-margin-bottom-1">
        <strong>{label}</strong>
      </p>
      <Lines lines={lines} />
    </>
  )
}
