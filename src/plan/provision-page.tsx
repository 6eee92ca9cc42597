/** One thing a child is to get: how it stands, its ledger, its exact words, and what to do next. */
import { CheckFirst, ForceTag, rowPath } from '../law/parts.tsx'
import { ActLink, Acts, Card, Meta, Quote } from '../platform/components/card.tsx'
import { NotificationBanner } from '../platform/components/notification-banner.tsx'
import { inFullWords, inWords, type Day } from '../platform/day.ts'
import { mayOpen, Page, type PageRecord } from '../platform/web/page.tsx'
import { counted, listed } from '../platform/words.ts'
import { CheckedWording } from '../words/marked.tsx'
import type { Found } from '../words/wording.ts'
import { TermPicture, TermsPicture } from './ledger-parts.tsx'
import { ledgerInWords, reasonsInWords, stopInWords, whyNotCounted, type Stood } from './told.ts'
import { provisionPath, saidOf, TodayButtons } from './provision-parts.tsx'
import {
  cameInWords,
  dutyBehind,
  securedBy,
  specifiedAs,
  standsUntilChanged,
  unspecified,
  type Plan,
} from './provision.ts'

/** A line of how it came about: what was asked, refused, promised, and by whom. */
export type Before = { readonly day: Day; readonly text: string; readonly href: string }

export type ProvisionPageProps = {
  readonly record: PageRecord
  readonly on: Day
  readonly stood: Stood
  readonly plan: Plan | null
  readonly before: readonly Before[]
  readonly found: readonly Found[]
  /** School days of the newest term on which the register has the child away; 0 where it says nothing. */
  readonly away: number
  readonly token: string
  readonly canTap: boolean
  readonly saved: string | null
  readonly isOwner: boolean
  /** Whoever looks wrote it down: nobody else corrects it. */
  readonly isMine: boolean
}

export function ProvisionPage(props: ProvisionPageProps) {
  const { record, on, stood, saved } = props
  const { provision, terms } = stood
  const stop = stopInWords(provision)
  const newest = terms.at(-1)
  return (
    <Page
      title={provision.body.what}
      sub={specifiedAs(provision.body).join(' · ') || 'How often and how long is not written down.'}
      record={record}
      current="plan"
      backTo={{ href: `${record.path}/plan`, text: 'Plans and what they give' }}
    >
      {saved !== null && (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">{saved}</p>
        </NotificationBanner>
      )}
      {stop !== null && <p class="heard-provision__stop">{stop}</p>}
      <TodayButtons {...props} back="provision" />
      <h2>What was given</h2>
      {newest === undefined ? (
        <p>Nothing can be counted before it begins.</p>
      ) : (
        <>
          <NotCounted {...props} />
          <TermPicture term={newest} />
          <TermsPicture terms={terms} on={on} />
          <Beside {...props} />
        </>
      )}
      <Next {...props} />
      <Words {...props} />
      <Secures {...props} />
      <How {...props} />
      <Days {...props} />
      <Foot {...props} />
    </Page>
  )
}

/** In words where there is no picture, and why there is no number where there is none. */
function NotCounted({ record, stood }: ProvisionPageProps) {
  const newest = stood.terms.at(-1)
  if (newest === undefined) return null
  const told = newest.halves.length > 0
  return (
    <>
      {!told && <p>{ledgerInWords(newest)}</p>}
      {newest.because !== null && (
        <p>
          {whyNotCounted(newest.because)}{' '}
          {newest.because === 'no school days' && mayOpen(record, 'read days') && (
            <a href={`${record.path}/school-dates`}>Put in the school’s dates</a>
          )}
        </p>
      )}
    </>
  )
}

function Beside({ stood, away, record }: ProvisionPageProps) {
  const reasons = reasonsInWords(stood.marks)
  return (
    <>
      {reasons !== null && <p>{reasons}</p>}
      {away > 0 && (
        <Meta>
          The register has {record.name} away on {counted(away, 'school day')} of that time. What
          was there on such a day may not have been taken.
        </Meta>
      )}
      <Meta>
        “Not recorded” means that nobody has written anything down. It does not mean that it was not
        given. Short weeks count by their share of five days.
      </Meta>
    </>
  )
}

/** What a parent may send: a letter for the council where the plan says it, for the school elsewhere. */
function Next({ record, stood, isOwner }: ProvisionPageProps) {
  const { provision, marks } = stood
  const missed = marks.some(({ body }) => body.given !== 'given')
  const { stopped, agreed } = provision.body
  if (!isOwner || (!missed && stopped === null)) return null
  const of = `of=${provision.address}`
  const isPlan = standsUntilChanged(agreed)
  const day = stopped?.on ?? marks.find(({ body }) => body.given !== 'given')?.day
  return (
    <Card>
      <h2>If you want to ask about it</h2>
      <Acts>
        <ActLink
          href={`${record.path}/letters/new?letter=${isPlan ? 'not-delivered' : 'support-withdrawn'}&${of}`}
        >
          {isPlan ? 'A letter: help in the plan is not happening' : 'A letter: help was stopped'}
        </ActLink>
        {isPlan && (
          <ActLink
            href={`${record.path}/matters/new/plan-delivery${day === undefined ? '' : `?day=${day}`}`}
            quiet
          >
            Follow it as a matter, with its clock
          </ActLink>
        )}
      </Acts>
    </Card>
  )
}

function Words({ stood, found }: ProvisionPageProps) {
  const { body } = stood.provision
  const open = unspecified(body)
  return (
    <section aria-labelledby="exact">
      <h2 id="exact">The exact words</h2>
      {body.words === null ? (
        <p>Nobody has written down the exact words. Paste them in, and they are checked here.</p>
      ) : (
        <>
          <Quote>{body.words}</Quote>
          {found.length > 0 && (
            <>
              <p>
                Some of it leaves open what is to be done. That is common, and it can be asked for.
              </p>
              <CheckedWording text={body.words} found={found} id="exact-words" level={3} />
            </>
          )}
        </>
      )}
      {open.length > 0 && <p>Not written down, and worth asking: {listed(open)}.</p>}
    </section>
  )
}

function Secures({ stood }: ProvisionPageProps) {
  const { body } = stood.provision
  const duty = dutyBehind(body.agreed)
  const who = securedBy(body)
  if (duty === null && who === null) return null
  return (
    <section aria-labelledby="secures">
      <h2 id="secures">Who has to see that it happens</h2>
      {who !== null && <p class="heard-lead">{who}</p>}
      {duty !== null && (
        <>
          <p>
            {duty.says} <ForceTag force={duty.force} />
          </p>
          <CheckFirst flag={duty.flag} />
          <Meta>
            <a href={rowPath(duty.id)}>Where this comes from</a>
          </Meta>
        </>
      )}
    </section>
  )
}

/** Where it stands, and what was asked and answered before it came about. */
function How({ record, stood, plan, before }: ProvisionPageProps) {
  const { body, day } = stood.provision
  return (
    <section aria-labelledby="how">
      <h2 id="how">How it came about</h2>
      <p>
        {cameInWords(body.agreed)}
        {plan === null ? '' : ': '}
        {plan !== null && <a href={`${record.path}/entries/${plan.address}`}>{plan.body.title}</a>},
        from {inFullWords(body.from ?? day)}
        {body.until === null ? '' : ` until ${inFullWords(body.until)}`}.
      </p>
      {before.length > 0 && (
        <ol class="heard-provision__before">
          {before.map((line) => (
            <li>
              <span class="heard-meta">{inWords(line.day)}</span>{' '}
              <a href={line.href}>{line.text}</a>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** So many are shown, the newest; the others stand in the timeline. */
const DAYS_SHOWN_MAX = 60

function Days({ record, stood }: ProvisionPageProps) {
  const marks = stood.marks.toReversed()
  if (marks.length === 0) return null
  return (
    <section aria-labelledby="days">
      <h2 id="days">Day by day</h2>
      <ul class="heard-provision__days">
        {marks.slice(0, DAYS_SHOWN_MAX).map((mark) => (
          <li>
            <a href={`${record.path}/entries/${mark.address}`}>{inFullWords(mark.day)}</a>
            <span>{saidOf(mark)}</span>
            {mark.body.reason !== null && <q>{mark.body.reason}</q>}
            {mark.body.reason === null && mark.body.given !== 'given' && (
              <span class="heard-meta">No reason was given.</span>
            )}
          </li>
        ))}
      </ul>
      {marks.length > DAYS_SHOWN_MAX && (
        <p>
          <a href={`${record.path}/timeline?kind=delivered`}>Earlier days are in the timeline</a>
        </p>
      )}
    </section>
  )
}

function Foot({ record, stood, isMine }: ProvisionPageProps) {
  const { provision } = stood
  return (
    <Acts>
      {mayOpen(record, 'write plan') && (
        <ActLink href={`${provisionPath(record, provision)}/given`} quiet>
          Write down another day
        </ActLink>
      )}
      {provision.body.stopped === null && mayOpen(record, 'write plan') && (
        <ActLink href={`${provisionPath(record, provision)}/stopped`} quiet>
          It was stopped
        </ActLink>
      )}
      {isMine && mayOpen(record, 'write plan') && (
        <ActLink href={`${record.path}/plan/correct/${provision.address}`} quiet>
          Change it
        </ActLink>
      )}
      <ActLink href={`${record.path}/entries/${provision.address}`} quiet>
        The entry, and who may see it
      </ActLink>
    </Acts>
  )
}
