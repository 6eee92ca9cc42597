/** One page for a meeting: to read beforehand, to print, to lay on the table. */
import { ActLink, Acts, Card, Empty, Meta } from '../platform/components/card.tsx'
import { dueOf, waitingDays } from '../commitments/commitment.ts'
import { holdersOf } from '../commitments/hand-over.ts'
import { factsOf, shortDay } from '../commitments/told.ts'
import type { Since } from '../commitments/heard-since.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import type { Tagged } from '../days/events.ts'
import type { Deadline } from '../matters/deadline.ts'
import { CheckFirst, KindTag } from '../matters/parts.tsx'
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import { counted } from '../platform/words.ts'
import { mayOpen, Page, type PageRecord } from '../platform/web/page.tsx'
import { whenInWords } from '../record/timeline.ts'
import { AgreedList } from './agreed-part.tsx'
import type { Owed, Stretch } from './before.ts'
import { placeOfZone } from './form-page.tsx'
import type { Meeting } from './meeting.ts'
import { MeetingFacts, ViewWords } from './parts.tsx'
import type { Shows } from './shows.ts'
import { ShowsPart } from './shows-part.tsx'

export type BeforeProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly zone: string
  readonly meeting: Meeting
  readonly stretch: Stretch
  readonly owed: Owed
  /** What was agreed the last time, as it stands. */
  readonly agreedBefore: readonly KeptCommitment[]
  readonly since: (commitment: KeptCommitment) => Since
  readonly deadlines: readonly Deadline[]
  readonly changes: readonly Tagged[]
  /** How often what happened, in that time: `3 hard things`. */
  readonly happened: readonly string[]
  /** What this member kept of what the record shows; on paper only what they chose to print. */
  readonly shows: readonly Shows[]
  /** To be printed: it has been looked through, and holds nothing to press. */
  readonly isPrinted?: true
}

export function BeforePage(props: BeforeProps) {
  const { record, meeting } = props
  const { body, happened } = meeting
  const place = happened.time === null ? '' : ` in ${placeOfZone(props.zone)}`
  return (
    <Page
      title="For this meeting"
      heading={body.title}
      sub={`${whenInWords(happened)}${place}`}
      record={record}
      current="meetings"
      backTo={{ href: `${record.path}/meetings/${meeting.address}`, text: 'The meeting' }}
    >
      {props.isPrinted === true ? (
        <p class="heard-no-print">
          Print this with your browser. Look at it first: you may not want to hand over all of it.
        </p>
      ) : (
        <Acts>
          <ActLink href={`${record.path}/meetings/${meeting.address}/print`} quiet>
            Print it
          </ActLink>
          {props.shows.length > 0 && (
            <ActLink href={`${record.path}/meetings/${meeting.address}/print?with=shows`} quiet>
              Print it with what the record shows
            </ActLink>
          )}
        </Acts>
      )}
      <MeetingFacts body={body} />
      <Wishes {...props} />
      <LastTime {...props} />
      <Open {...props} />
      <Clocks {...props} />
      <ShowsPart shows={props.shows} path={record.path} isPrinted={props.isPrinted === true} />
      <Changed {...props} />
      {props.isPrinted !== true && <Humans />}
    </Page>
  )
}

/** What should come of it stands first: it is why everybody comes. */
function Wishes({ record, meeting }: BeforeProps) {
  return (
    <section aria-labelledby="wishes">
      <h2 id="wishes">What each would like</h2>
      {meeting.views.length === 0 ? (
        <Empty>
          <p>
            Nobody has said yet. Four short questions: what goes well, what does not, what should
            come of it, and one question.
          </p>
          {mayOpen(record, 'write meetings') && (
            <Acts>
              <ActLink href={`${record.path}/meetings/${meeting.address}/view`}>
                Say what I would like
              </ActLink>
            </Acts>
          )}
        </Empty>
      ) : (
        <div class="heard-meeting__both">
          {meeting.views.map(({ author, body }) => (
            <Card>
              <h3>{body.whose === 'child' ? `${record.name}, word for word` : author}</h3>
              <ViewWords body={body} />
            </Card>
          ))}
        </div>
      )}
    </section>
  )
}

function LastTime({ record, on, stretch, agreedBefore }: BeforeProps) {
  const { last } = stretch
  if (last === null) return null
  const open = last.minutes.flatMap(({ body }) => body.notAgreed ?? [])
  if (agreedBefore.length + open.length === 0) return null
  return (
    <section aria-labelledby="last-time">
      <h2 id="last-time">Last time, on {inWords(last.happened.day)}</h2>
      <AgreedList record={record} agreed={agreedBefore} on={on} />
      {open.map((words) => (
        <p>
          Left open: <span class="heard-verbatim">{words}</span>
        </p>
      ))}
    </section>
  )
}

const OTHERS_MOST = 12

function Open({ record, on, since, owed, agreedBefore }: BeforeProps) {
  const known = new Set(agreedBefore.map(({ root }) => root))
  const withThem = owed.withThem.filter(({ root }) => !known.has(root))
  const others = owed.withOthers.filter(({ root }) => !known.has(root))
  if (withThem.length + others.length === 0) return null
  const list = (commitments: readonly KeptCommitment[]) => (
    <ul class="heard-meeting__agreed">
      {commitments.map((each) => {
        const days = waitingDays(each, on)
        return (
          <li>
            <span class="heard-meeting__what">
              <a href={`${record.path}/owed/${each.address}`}>{each.title}</a>
            </span>
            <span class="heard-meta">
              {holdersOf(each, on).at(-1)?.who ?? each.debtor} · {factsOf(each, since(each), on)}
              {dueOf(each) === null && ` · ${counted(days, 'day')} waiting`}
            </span>
          </li>
        )
      })}
    </ul>
  )
  return (
    <section aria-labelledby="open">
      <h2 id="open">Still open</h2>
      {withThem.length > 0 && (
        <>
          <h3>With those who will be there</h3>
          {list(withThem)}
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>With others</h3>
          {list(others.slice(0, OTHERS_MOST))}
          {others.length > OTHERS_MOST && (
            <Meta>
              And {others.length - OTHERS_MOST} more, <a href={`${record.path}/owed`}>all in one</a>
            </Meta>
          )}
        </>
      )}
    </section>
  )
}

const CLOCKS_MOST = 6

function Clocks({ record, on, deadlines }: BeforeProps) {
  const dated = deadlines.filter(({ latest }) => latest !== null).slice(0, CLOCKS_MOST)
  if (dated.length === 0) return null
  return (
    <section aria-labelledby="clocks">
      <h2 id="clocks">Days that count</h2>
      <ul class="heard-meeting__agreed">
        {dated.map(({ title, who, latest, matter, station }) => (
          <li>
            <span class="heard-meeting__what">
              <a href={`${record.path}/matters/${matter.address}`}>
                {matter.title}: {title}
              </a>
            </span>
            <span class="heard-meta">
              {who}
              {latest !== null && ` · by ${shortDay(latest, on)}`}
            </span>
            <p class="heard-limit">
              <KindTag station={station} />
            </p>
            <CheckFirst station={station} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changed({ record, on, stretch, owed, agreedBefore, changes, happened }: BeforeProps) {
  const known = new Set(agreedBefore.map(({ root }) => root))
  const done = owed.done.filter(({ root }) => !known.has(root))
  const from = inFullWords(stretch.from)
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">
        {stretch.last === null ? `Since ${from}` : `Since the last meeting, on ${from}`}
      </h2>
      {done.length + changes.length + happened.length === 0 && (
        <p>Nothing in the record that you can read has changed in this time.</p>
      )}
      {done.length > 0 && (
        <>
          <h3>Done: {counted(done.length, 'thing')}</h3>
          <AgreedList record={record} agreed={done} on={on} />
        </>
      )}
      {changes.length > 0 && (
        <>
          <h3>Changed</h3>
          <ul class="govuk-list govuk-list--bullet">
            {changes.map(({ day, tag, title, address }) => (
              <li>
                {shortDay(day, on)}: {tag},{' '}
                <a href={`${record.path}/entries/${address}`}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {happened.length > 0 && (
        <>
          <h3>Written down</h3>
          <ul class="govuk-list govuk-list--bullet">
            {happened.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** A few words for whoever comes, from either side: nobody is at their best in a meeting. */
function Humans() {
  return (
    <section aria-labelledby="humans" class="heard-meeting__humans">
      <h2 id="humans">So that it is a good meeting</h2>
      <div class="heard-meeting__both">
        <div>
          <h3>If you come from home</h3>
          <ul class="govuk-list govuk-list--bullet">
            <li>Bring somebody. They write, so that you can listen.</li>
            <li>Choose the one thing that should come of it. The rest can go in a letter.</li>
            <li>It is all right to ask for a break, or for a day to think.</li>
            <li>To each thing ask: who does it, and by which day?</li>
            <li>Where you do not agree, say so, and ask that it is written down.</li>
          </ul>
        </div>
        <div>
          <h3>If you hold it</h3>
          <ul class="govuk-list govuk-list--bullet">
            <li>Begin with something good about the child.</li>
            <li>Ask the family first what should come of it.</li>
            <li>“I do not know, and I will tell you on Friday” is a good answer.</li>
            <li>If something went wrong, say so plainly. It helps more than a reason.</li>
            <li>End with who does what, and by when, read aloud.</li>
          </ul>
        </div>
      </div>
    </section>
  )
}
