/** How this room's kinds stand on their entries' own pages. */
import { Meta } from '../platform/components/card.tsx'
import type { Card } from '../record/kind.ts'
import { inWords } from '../platform/day.ts'
import type { NeedBody } from './entries.ts'
import type { ConcernBody, ProfileBody, StrategyBody, TellingBody } from './profile-entries.ts'
import { Lines, Sections, StrategyFacts, ThreeThings } from './profile-parts.tsx'
import { linesOf } from './profile.ts'

export const childCards: readonly Card[] = [
  {
    kind: 'need',
    label: 'A need',
    card: (entry) => {
      const body = entry.body as NeedBody
      return (
        <>
          <p class="heard-lead">{body.title}</p>
          {typeof body.area === 'string' && <Meta>Area of need: {body.area}</Meta>}
          {typeof body.words === 'string' && body.words !== '' && (
            <p class="heard-verbatim">{body.words}</p>
          )}
        </>
      )
    },
  },
  {
    kind: 'profile',
    label: 'One page about the child',
    firstFile: 'The photo',
    card: (entry) => {
      const body = entry.body as ProfileBody
      return (
        <>
          <ThreeThings things={body.three} title="The three things that matter most" />
          <Sections body={body} />
          {linesOf(body.before).length > 0 && (
            <>
              <h2>What has gone before</h2>
              <Lines lines={linesOf(body.before)} />
            </>
          )}
        </>
      )
    },
  },
  {
    kind: 'strategy',
    label: 'What an adult does',
    card: (entry) => (
      <>
        <p class="heard-lead">{(entry.body as StrategyBody).title}</p>
        <StrategyFacts body={entry.body as StrategyBody} />
      </>
    ),
  },
  {
    kind: 'concern',
    label: 'A first concern',
    card: (entry) => {
      const body = entry.body as ConcernBody
      return (
        <>
          <p class="heard-lead">{body.about}</p>
          <p>
            {inWords(entry.happened.day)}: {body.raisedBy} told {body.to}.
          </p>
          {(body.words ?? '') !== '' && <p class="heard-verbatim">{body.words}</p>}
          <Meta>
            {(body.followed ?? '') === ''
              ? 'What followed has not been written down.'
              : `What followed: ${body.followed}`}
          </Meta>
        </>
      )
    },
  },
  {
    kind: 'telling',
    label: 'Told',
    card: (entry) => {
      const body = entry.body as TellingBody
      return (
        <p class="heard-lead">
          {body.again ? `${body.to} asked again, and was told again.` : `${body.to} was told.`}
        </p>
      )
    },
  },
]
