/** The needs of a child, one need with the path of who held it, and every circle of the record. */
import { Button } from '../platform/components/button.tsx'
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { daysBetween, inWords, type Day } from '../platform/day.ts'
import { problemOf } from '../platform/web/forms.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { DayInput, type FormProps } from './new-need-page.tsx'
import { inDays, PathSection, ReturnNotes } from './path-parts.tsx'
import { PathPicture } from './path-picture.tsx'
import type { ShownPath } from './shown-path.ts'
import type { Held } from './stops.ts'

/** Where the page of something that can be passed on is. */
export function heldPath(path: string, { kind, address }: Pick<Held, 'kind' | 'address'>): string {
  return `${path}/${kind === 'need' ? 'needs' : 'owed'}/${address}`
}

export function NeedsPage(props: {
  readonly record: PageRecord
  readonly on: Day
  readonly needs: readonly ShownPath[]
  /** Asks and promises that were passed on. */
  readonly others: readonly ShownPath[]
}) {
  const { record, needs, others } = props
  return (
    <Page
      title="What is needed, and who has it"
      sub={`What ${record.name} needs, in your words. No diagnosis is asked for here.`}
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/owed`, text: 'Who owes what' }}
    >
      {needs.length === 0 && (
        <Empty>
          <p>
            A need is what your child finds hard or has to have: “help with anxiety”, “a quiet place
            at lunch”. When one person says it is for school and another that it is for the doctor,
            this page shows who has had it, for how long, and what each of them said.
          </p>
        </Empty>
      )}
      {needs.map((shown) => (
        <PassedCard shown={shown} path={record.path} />
      ))}
      <Acts>
        <ActLink href={`${record.path}/needs/new`}>Write down a need</ActLink>
        <ActLink href={`${record.path}/passed-on/new`} quiet>
          Somebody passed it on
        </ActLink>
      </Acts>
      {others.length > 0 && (
        <>
          <h2>Asked or promised, and passed on</h2>
          {others.map((shown) => (
            <PassedCard shown={shown} path={record.path} level={3} />
          ))}
        </>
      )}
      <p>
        <a href={`${record.path}/circles`}>Everything that came back, on one page</a>
      </p>
    </Page>
  )
}

function PassedCard(props: {
  readonly shown: ShownPath
  readonly path: string
  readonly level?: 2 | 3
}) {
  const { shown, path } = props
  const { held, stops } = shown
  const title = <a href={heldPath(path, held)}>{held.title}</a>
  return (
    <Card>
      {props.level === 3 ? <h3>{title}</h3> : <h2>{title}</h2>}
      <Meta>{whereNow(shown)}</Meta>
      <ReturnNotes returns={shown.returns.slice(-1)} />
      <PathPicture stops={stops} returns={shown.returns} on={shown.on} />
    </Card>
  )
}

/** `Hillview Academy has it now, since 2 November 2026. Passed on 4 times in 68 days.` */
function whereNow({ held, stops, on }: ShownPath): string {
  const now = stops.at(-1)
  const { settled } = held.passed
  if (settled !== null) return `Over since ${inWords(settled)}.`
  if (now === undefined)
    return `Written down for ${inWords(held.passed.since)}. Nobody is known to have it yet.`
  const times = stops.length - 1
  const passed =
    times === 0
      ? ''
      : ` Passed on ${times === 1 ? 'once' : `${times} times`} in ${inDays(daysBetween(stops[0]?.from ?? on, on))}.`
  return `${now.who} has it now, since ${inWords(now.from)}.${passed}`
}

/** `isMine`: whoever looks at it brought it in, and so may correct it. */
export function NeedPage(
  props: FormProps & {
    readonly shown: ShownPath
    readonly isMine: boolean
    readonly isOwner: boolean
    /** What was asked about it: asks whose source it is. */
    readonly asked: readonly { readonly title: string; readonly address: string }[]
  },
) {
  const { record, shown, problems } = props
  const { held, stops } = shown
  return (
    <Page
      title={held.title}
      sub={whereNow(shown)}
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/needs`, text: 'What is needed, and who has it' }}
      problems={problems}
    >
      {held.area !== null && held.area !== undefined && <Meta>Area of need: {held.area}</Meta>}
      {held.words !== null && held.words !== '' && <p class="heard-verbatim">{held.words}</p>}
      <Acts>
        <ActLink href={`${record.path}/passed-on/new?of=${held.address}`}>
          Somebody passed it on
        </ActLink>
        {props.isOwner && held.kind === 'need' && (
          <ActLink href={`${record.path}/needs/${held.address}/email`} quiet>
            Ask about it by email
          </ActLink>
        )}
        <ActLink href={`${record.path}/told?of=${held.address}`} quiet>
          Look up what you were told
        </ActLink>
        {held.kind === 'need' && (
          <ActLink href={`${record.path}/needs/${held.address}/sides`} quiet>
            Who sees it, side by side
          </ActLink>
        )}
        {props.isMine && (
          <ActLink href={`${record.path}/needs/${held.address}/correct`} quiet>
            Correct it
          </ActLink>
        )}
        <ActLink href={`${record.path}/entries/${held.address}`} quiet>
          See the entry
        </ActLink>
      </Acts>
      {stops.length < 2 && held.passed.settled === null && (
        <Empty>
          <p>
            When somebody says this is for somebody else to deal with, put their words here. The
            path is drawn from them: who had it, for how long, and where it is now.
          </p>
        </Empty>
      )}
      <PathSection shown={shown} path={record.path} />
      <AskedAbout asked={props.asked} path={record.path} />
      {held.passed.settled === null && <MetForm {...props} />}
    </Page>
  )
}

function AskedAbout(props: {
  readonly asked: readonly { readonly title: string; readonly address: string }[]
  readonly path: string
}) {
  const { asked, path } = props
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="asked-about">
      <h2 id="asked-about">Asked about it</h2>
      <ul class="govuk-list">
        {asked.map(({ title, address }) => (
          <li>
            <a href={`${path}/owed/${address}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function MetForm({ record, shown, on, problems, given }: FormProps & { shown: ShownPath }) {
  return (
    <Details summary="This is met, or no longer needed" open={problems.length > 0}>
      <form method="post" action={`${record.path}/needs/${shown.held.address}`}>
        <input type="hidden" name="token" value={given['token'] ?? ''} />
        <Radios
          name="as"
          class="govuk-radios--small"
          fieldset={{ legend: { text: 'How did it end?', class: 'govuk-fieldset__legend--s' } }}
          error={problemOf(problems, 'as')}
          value={given['as'] ?? null}
          items={[
            { value: 'answered', text: 'The help is there now' },
            { value: 'lapsed', text: 'It is no longer needed' },
          ]}
        />
        <DayInput name="day" legend="Since which day?" from={on} {...{ problems, given }} />
        <Textarea
          name="words"
          label="In your words, if you like"
          rows={3}
          value={given['words'] ?? ''}
          error={problemOf(problems, 'words')}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </Details>
  )
}

/** Everything that came back to somebody who had passed it on, on one page. */
export function CirclesPage(props: {
  readonly record: PageRecord
  readonly circles: readonly ShownPath[]
}) {
  const { record, circles } = props
  return (
    <Page
      title="What came back"
      sub="Each of these was passed on and has returned to somebody who had it before, with the need not met."
      record={record}
      current="owed"
      backTo={{ href: `${record.path}/needs`, text: 'What is needed, and who has it' }}
    >
      {circles.length === 0 && (
        <Empty>
          <p>
            Nothing has come back to where it was before. When something does, it will stand here
            with its days.
          </p>
        </Empty>
      )}
      {circles.map((shown) => (
        <Card>
          <h2>
            <a href={heldPath(record.path, shown.held)}>{shown.held.title}</a>
          </h2>
          <ReturnNotes returns={shown.returns} />
          <Meta>
            {inDays(shown.lost)} between passing it on and having it back.{' '}
            {shown.held.passed.settled !== null &&
              `It was over on ${inWords(shown.held.passed.settled)}.`}
          </Meta>
          <PathPicture stops={shown.stops} returns={shown.returns} on={shown.on} />
        </Card>
      ))}
    </Page>
  )
}
