/** All open deadlines in order, the law’s own apart from usual practice; and the matters they are of. */
import { ActLink, Acts, Empty, Meta, OwedCard } from '../platform/components/card.tsx'
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { Deadline } from './deadline.ts'
import type { FoundOffer } from './find-offers.ts'
import { titleOfProcess } from './known.ts'
import type { Matter } from './matter.ts'
import { CheckFirst, DeadlineFacts, HowCounted, KindTag, LegalFoot } from './parts.tsx'
import { countOf } from './told.ts'

export type DeadlinesPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly deadlines: readonly Deadline[]
  readonly open: readonly Matter[]
  readonly closed: readonly Matter[]
  /** Letters that may have started a clock. */
  readonly offers: readonly FoundOffer[]
}

export function DeadlinesPage(props: DeadlinesPageProps) {
  const { record, on, deadlines, open, closed } = props
  const hard = deadlines.filter(({ kind }) => kind === 'hard')
  const soft = deadlines.filter(({ kind }) => kind === 'soft')
  return (
    <Page
      title="Clocks and deadlines"
      sub={`${inFullWords(on)}. What falls due, by what rule, and who owes it.`}
      record={record}
      current="deadlines"
    >
      <Acts>
        <ActLink href={`${record.path}/matters/new`}>Start a clock</ActLink>
        <ActLink href={`${record.path}/reminders`} quiet>
          In my calendar
        </ActLink>
      </Acts>
      {open.length + closed.length === 0 && <NoMatters record={record} />}
      {hard.length > 0 && (
        <section aria-labelledby="by-law">
          <h2 id="by-law">What the law sets</h2>
          {hard.map((deadline) => (
            <DeadlineCard deadline={deadline} on={on} path={record.path} />
          ))}
        </section>
      )}
      {soft.length > 0 && (
        <section aria-labelledby="soft">
          <h2 id="soft">Usual practice, guidance and their own numbers</h2>
          <p>These are no limits in the law. They are good days to ask.</p>
          {soft.map((deadline) => (
            <DeadlineCard deadline={deadline} on={on} path={record.path} />
          ))}
        </section>
      )}
      {open.length > 0 && deadlines.length === 0 && (
        <Empty>
          <p>No clock with a day is running. Open a matter below to say what happened next.</p>
        </Empty>
      )}
      <Matters {...props} />
      <Offers {...props} />
      <LegalFoot />
    </Page>
  )
}

/** One open deadline, in the same shape as anything else that is owed. */
export function DeadlineCard(props: {
  readonly deadline: Deadline
  readonly on: Day
  readonly path: string
  readonly level?: 2 | 3
  /** Without the count opened, for short lists. */
  readonly isShort?: boolean
}) {
  const { deadline, on, path } = props
  const { station, matter } = deadline
  return (
    <OwedCard
      {...countOf(station, on)}
      title={deadline.title}
      href={`${path}/matters/${matter.address}`}
      level={props.level ?? 3}
    >
      <DeadlineFacts deadline={deadline} path={path} />
      <p class="heard-limit">
        <KindTag station={station} />
      </p>
      <CheckFirst station={station} />
      {station.state === 'late' && station.family && (
        <Meta>A day that has passed is not a right that is lost. Ask for more time today.</Meta>
      )}
      {props.isShort !== true && <HowCounted station={station} />}
    </OwedCard>
  )
}

function NoMatters({ record }: Pick<DeadlinesPageProps, 'record'>) {
  return (
    <Empty>
      <p>
        When you ask the council for an assessment, complain, or ask for records, the law often says
        by when they must answer. Tell Heard what happened and on which day. It counts, shows how it
        counted, and says who owes what by when.
      </p>
      <p>
        For example: “We asked the council for an EHC needs assessment on 7 September”. The council
        must say yes or no within 6 weeks of getting it.
      </p>
      <p>
        <a href={`${record.path}/owed`}>
          Questions without a limit in law stand with who owes what.
        </a>
      </p>
    </Empty>
  )
}

function Matters({ record, open, closed }: DeadlinesPageProps) {
  return (
    <>
      {open.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">Under way</h2>
          <MatterList record={record} matters={open} />
        </section>
      )}
      {closed.length > 0 && (
        <section aria-labelledby="over">
          <h2 id="over">Over</h2>
          <MatterList record={record} matters={closed} />
        </section>
      )}
    </>
  )
}

function MatterList({
  record,
  matters,
}: {
  readonly record: PageRecord
  readonly matters: readonly Matter[]
}) {
  return (
    <ul class="heard-doors">
      {matters.map((matter) => (
        <li>
          <a href={`${record.path}/matters/${matter.address}`}>
            {matter.title}{' '}
            <small>
              {titleOfProcess(matter.process)}, with {matter.with}, since{' '}
              {inWords(matter.steps[0]?.day ?? matter.day)}
            </small>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What was found in letters: only an offer, with the letter and its day filled in. */
function Offers({ record, offers }: Pick<DeadlinesPageProps, 'record' | 'offers'>) {
  if (offers.length === 0) return null
  return (
    <section aria-labelledby="may-start">
      <h2 id="may-start">Letters that may have started a clock</h2>
      <p>Nothing starts by itself. Open one if that is what happened.</p>
      <ul class="heard-doors">
        {offers.map(({ process, words, title, address, day }) => (
          <li>
            <a href={`${record.path}/matters/new/${process.id}?source=${address}`}>
              {process.says}{' '}
              <small>
                {inWords(day)}: “{title}” speaks of “{words}”
              </small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
