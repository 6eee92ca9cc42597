/** The ladder of escalation: where one is, what comes next, what it takes, and what waiting costs. */
import { rowPath } from '../law/parts.tsx'
import { isReliable, CHECK_FIRST, type Clock } from '../law/law.ts'
import { Details } from '../platform/components/details.tsx'
import { inWords } from '../platform/day.ts'
import type { PageRecord } from '../platform/web/page.tsx'
import type { LadderOn, RungOn, Until } from './ladder.ts'
import type { Matter } from './matter.ts'
import { dueWords } from './told.ts'

type LadderProps = {
  readonly ladder: LadderOn
  readonly record: PageRecord
  readonly matter: Matter
  readonly token: string
}

export function LadderSection(props: LadderProps) {
  const { ladder } = props
  const here = ladder.rungs.find(({ state }) => state === 'here')
  const next = ladder.rungs.find(({ state }) => state === 'next')
  return (
    <section aria-labelledby="ladder">
      <h2 id="ladder">{ladder.title}</h2>
      <p>
        {here !== undefined
          ? `You are on this step: ${here.rung.title}.`
          : ladder.isCalledFor
            ? 'A day has passed without an answer. You have not gone further yet.'
            : 'Nothing here is past its day. You need none of this now; it is good to know.'}
        {next !== undefined && here !== undefined && ` The next is: ${next.rung.title}.`}
      </p>
      <ol class="heard-ladder">
        {ladder.rungs.map((rung) => (
          <RungItem {...props} of={rung} />
        ))}
      </ol>
    </section>
  )
}

const STATES: Readonly<Record<RungOn['state'], string>> = {
  behind: 'Behind you',
  here: 'You are here',
  next: 'Next',
  ahead: 'Later',
}

/** The letter of a rung, by its id in the room of letters. */
const LETTERS: Readonly<Record<string, string>> = {
  'council-stage-1': 'complaint-council',
  'council-stage-2': 'complaint-council-2',
  lgsco: 'lgsco',
  'school-stage-1': 'complaint-school',
  'school-stage-2': 'complaint-governors',
  dfe: 'dfe',
  ofsted: 'ofsted',
  discrimination: 'discrimination',
  appeal: 'tribunal-time',
  'data-complaint': 'data-complaint',
  ico: 'ico',
  'nhs-complaint': 'complaint-nhs',
  phso: 'phso',
}

function stateOf({ state, since }: RungOn): string {
  return state === 'behind' && since === null ? 'Not taken' : STATES[state]
}

function RungItem({ of, ladder, record, matter, token }: LadderProps & { readonly of: RungOn }) {
  const { rung, state, since } = of
  return (
    <li class={`heard-ladder__rung heard-ladder__rung--${ladder.isCalledFor ? state : 'ahead'}`}>
      <p class="heard-course__state">
        {ladder.isCalledFor ? stateOf(of) : 'If it is needed'}
        {since !== null && `, since ${inWords(since)}`}
      </p>
      <h3>{rung.title}</h3>
      <Details
        summary={
          <>
            What it needs and takes<span class="govuk-visually-hidden">: {rung.title}</span>
          </>
        }
        open={ladder.isCalledFor && (state === 'here' || state === 'next')}
      >
        <dl class="heard-rung-facts">
          <Fact name="When it opens" value={rung.opens} />
          <Fact name="What it needs" value={rung.needs} />
          {of.takes.map((clock) => (
            <Row name="How long it takes" clock={clock} />
          ))}
          {of.within !== null && <Row name="How long you have" clock={of.within} />}
          {of.until !== null && <UntilRow until={of.until} />}
          <Fact name="If you wait" value={rung.keeps} />
        </dl>
        {state !== 'behind' && state !== 'here' && (
          <form method="post" action={`${record.path}/matters/${matter.address}/steps`}>
            <input type="hidden" name="token" value={token} />
            <div class="heard-acts">
              {LETTERS[rung.id] !== undefined && (
                <a
                  class="heard-button"
                  href={`${record.path}/letters/new?letter=${LETTERS[rung.id]}&of=${matter.address}`}
                >
                  Write the letter
                </a>
              )}
              {rung.process !== undefined && rung.process !== matter.process && (
                <a
                  class="heard-button heard-button--quiet"
                  href={`${record.path}/matters/new/${rung.process}?about=${matter.address}`}
                >
                  Start its own clock
                </a>
              )}
              <button
                type="submit"
                name="event"
                value={of.event}
                class="heard-button heard-button--quiet"
              >
                I did this today
              </button>
              <a
                class="heard-button heard-button--quiet"
                href={`${record.path}/matters/${matter.address}/steps/new?event=${of.event}`}
              >
                I did this another day
              </a>
            </div>
          </form>
        )}
      </Details>
    </li>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  return value === undefined ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Row({ name, clock }: { readonly name: string; readonly clock: Clock }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <a href={rowPath(clock.id)}>{clock.name}</a>: {clock.length}
        {isReliable(clock.flag) ? '' : ` (${CHECK_FIRST})`}
      </dd>
    </div>
  )
}

function UntilRow({ until }: { readonly until: Until }) {
  return (
    <div>
      <dt>That is until</dt>
      <dd>
        {dueWords(until)}, counted from: {until.from}
      </dd>
    </div>
  )
}
