/**
 * The path as a picture: a list in order of time, drawn by the style sheet. Every state is in words
 * and in a shape of its own; colour only repeats it, and it prints.
 */
import { Details } from '../platform/components/details.tsx'
import { daysBetween, inFullWords, inWords, type Day } from '../platform/day.ts'
import type { PageRecord } from '../platform/web/page.tsx'
import type { Matter } from './matter.ts'
import { CheckFirst, DueLine, HowCounted, IfMissed, KindTag, sentence } from './parts.tsx'
import type { PathStation } from './station.ts'
import type { Scene, Story } from './story.ts'
import { stateWords } from './told.ts'

type PictureProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly matter: Matter
  readonly story: Story
  readonly sources: ReadonlyMap<number, { readonly title: string; readonly address: string }>
}

export function PathPicture(props: PictureProps) {
  const { story } = props
  return (
    <>
      <ol class="heard-course" aria-label="The path, in order of time">
        {story.scenes.map((scene) => (
          <SceneItem {...props} scene={scene} />
        ))}
        {story.later.length > 0 && <Later stations={story.later} />}
      </ol>
      {story.toKnow.length > 0 && <ToKnow stations={story.toKnow} />}
    </>
  )
}

/** What its trigger has not come for: on the path, and small. */
function Later({ stations }: { readonly stations: readonly PathStation[] }) {
  return (
    <li class="heard-course__stop heard-course__stop--later">
      <h3>May come later</h3>
      <p class="heard-course__state">Not started</p>
      <ul class="heard-course__later">
        {stations.map((station) => (
          <li>
            <strong>{station.title}</strong>
            {station.soft && ' (usual practice)'}. Starts with: {lower(station.trigger)}
          </li>
        ))}
      </ul>
    </li>
  )
}

function SceneItem(props: PictureProps & { readonly scene: Scene }) {
  const { scene } = props
  if (scene.sort === 'today')
    return (
      <li class="heard-course__today">
        <span>Today, {inWords(scene.day)}</span>
      </li>
    )
  if (scene.sort === 'limit') return <LimitItem station={scene.station} />
  return <StepItem {...props} scene={scene} />
}

function StepItem(props: PictureProps & { readonly scene: Extract<Scene, { sort: 'step' }> }) {
  const { record, matter, scene, sources } = props
  const { step, answers } = scene
  const source = step.source === null ? undefined : sources.get(step.source)
  const shape = scene.isAhead ? 'ahead' : 'step'
  return (
    <li class={`heard-course__stop heard-course__stop--${answers.length > 0 ? 'done' : shape}`}>
      <time datetime={step.day}>
        {inFullWords(step.day)}
        {step.precision === 'about' && ', about'}
      </time>
      <h3>{scene.says}</h3>
      {scene.isAhead && <p class="heard-course__state">Planned</p>}
      {answers.map((station) => (
        <Answered station={station} />
      ))}
      {step.words !== null && <p class="heard-course__words">{step.words}</p>}
      <p class="heard-course__links">
        {source !== undefined && (
          <a href={`${record.path}/entries/${source.address}`}>{source.title}</a>
        )}
        <a href={`${record.path}/matters/${matter.address}/steps/${step.address}`}>
          Change this day<span class="govuk-visually-hidden">: {scene.says}</span>
        </a>
      </p>
    </li>
  )
}

/** What a step answered, with what the day for it was: a kept day as plainly as a late one. */
function Answered({ station }: { readonly station: PathStation }) {
  const { happened, latest, state } = station
  const how =
    happened === null
      ? 'done, on a day we do not know'
      : latest === null
        ? 'done'
        : state === 'done late'
          ? `done ${inDays(daysBetween(latest, happened))} after its day, ${inWords(latest)}`
          : `done in time; its day was ${inWords(latest)}`
  return (
    <div
      class={`heard-course__answer ${state === 'done late' ? 'heard-course__answer--late' : ''}`.trim()}
    >
      <p>
        <strong>{station.title}</strong> {how}
      </p>
      <HowCounted station={station} />
    </div>
  )
}

function inDays(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`
}

const SHAPES = { now: 'now', next: 'next', late: 'late' } as const

function shapeOf(station: PathStation): string {
  if (station.state === 'late') return station.binding ? 'late' : 'past'
  if (station.mark !== null) return 'mark'
  const shape = station.state === 'now' || station.state === 'next' ? SHAPES[station.state] : 'next'
  return station.soft ? `${shape} heard-course__stop--soft` : shape
}

function LimitItem({ station }: { readonly station: PathStation }) {
  return (
    <li class={`heard-course__stop heard-course__stop--${shapeOf(station)}`}>
      <p class="heard-course__state">{stateWords(station)}</p>
      <h3>{station.title}</h3>
      <p>
        <DueLine station={station} />.
      </p>
      {station.mark === null ? (
        <p>{station.family ? 'For you.' : `${station.owes}.`}</p>
      ) : (
        <p>{station.mark}</p>
      )}
      <p class="heard-limit">
        <KindTag station={station} />
      </p>
      {station.latest === null && <p>{sentence(station.length)}</p>}
      <CheckFirst station={station} />
      {station.state === 'late' && station.mark === null && <IfMissed station={station} />}
      <HowCounted station={station} />
    </li>
  )
}

function ToKnow({ stations }: { readonly stations: readonly PathStation[] }) {
  return (
    <section aria-labelledby="to-know">
      <h2 id="to-know">To know on the way</h2>
      {stations.map((station) => (
        <Details summary={station.title}>
          <p class="heard-limit">
            <KindTag station={station} />
          </p>
          <p>
            {station.owes}. {sentence(station.length)}
          </p>
          <CheckFirst station={station} />
          <HowCounted station={station} />
        </Details>
      ))}
    </section>
  )
}

function lower(text: string): string {
  const first = text.charAt(0)
  const second = text.charAt(1)
  return second === second.toLowerCase() ? first.toLowerCase() + text.slice(1) : text
}
