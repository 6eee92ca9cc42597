/** Marking what tells where somebody is, and the page that stops what would tell it. */
import { Button } from '../../platform/components/button.tsx'
import { ActLink, Acts, Card, Meta } from '../../platform/components/card.tsx'
import { Details } from '../../platform/components/details.tsx'
import { InsetText } from '../../platform/components/notices.tsx'
import { NotificationBanner } from '../../platform/components/notification-banner.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { problemOf, type Problem, type Typed } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import { listed } from '../../platform/words.ts'
import type { Place, Unseen } from './find.ts'

const FIELDS = [
  ['addresses', 'Addresses', 'One on each line, such as 12 Acacia Avenue, Anytown AB1 2CD', 3],
  ['postcodes', 'Postcodes', 'One on each line', 2],
  ['phones', 'Telephone numbers', 'One on each line, written in any way', 2],
  ['schools', 'Schools, nurseries, clubs', 'One name on each line', 2],
  [
    'places',
    'Where you are at regular times',
    'One on each line: the place, a colon, and when. Swimming: Tuesdays at 4pm',
    3,
  ],
  [
    'from',
    'Whom this is kept from, if there is somebody',
    'One name on each line. Only you see it, here and when something is stopped',
    2,
  ],
] as const

export function WhereaboutsPage(props: {
  readonly record: PageRecord
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly saved: boolean
  /** The entry that is being changed, and others that were marked beside it. */
  readonly entry: string | null
  readonly others: readonly { readonly address: string; readonly title: string }[]
}) {
  const { record, typed, problems, entry, others } = props
  return (
    <Page
      title="Whereabouts"
      heading="What must not get out by accident"
      record={record}
      current="more"
      problems={problems}
      backTo={{ href: `${record.path}/more`, text: 'More' }}
    >
      {props.saved && (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">
            From now on we look for it before anything leaves.
          </p>
        </NotificationBanner>
      )}
      <p class="heard-lead">
        Mark once what tells where you or your child can be found. Before you share, send or give
        anything, Heard looks for it, inside papers and photos too, and stops to show you.
      </p>
      <form method="post" class="heard-words">
        {FIELDS.map(([name, label, hint, rows]) => (
          <Textarea
            name={name}
            label={{ text: label, class: 'govuk-label--s' }}
            hint={hint}
            rows={rows}
            value={typed[name] ?? ''}
            error={problemOf(problems, name)}
            autocomplete="off"
          />
        ))}
        <input type="hidden" name="of" value={entry ?? ''} />
        <Button preventDoubleClick>Save</Button>
      </form>
      <WhatItIs />
      {entry !== null && (
        <Acts>
          <ActLink href={`${record.path}/entries/${entry}/erase`} quiet>
            Erase these marks
          </ActLink>
        </Acts>
      )}
      {others.length > 0 && (
        <Meta>
          Marked beside it, and looked for too:{' '}
          {others.map(({ address, title }, at) => (
            <>
              {at > 0 && ', '}
              <a href={`${record.path}/entries/${address}`}>{title}</a>
            </>
          ))}
        </Meta>
      )}
    </Page>
  )
}

function WhatItIs() {
  return (
    <>
      <InsetText>
        Only you can read this. It is never shared and never in a pack. It guards what you send.
        What another owner of the record sends is theirs: they need marks of their own.
      </InsetText>
      <Details summary="What it cannot do">
        <p>
          Nobody can look inside a picture of a paper, a recording or a scan: those are listed, and
          you look yourself. A nickname for a place, or a street described without its name, is not
          found. What you have already sent cannot be called back.
        </p>
      </Details>
    </>
  )
}

type StoppedProps = {
  readonly record: PageRecord
  readonly way: string
  readonly list: string
  readonly places: readonly Place[]
  readonly unseen: readonly Unseen[]
  readonly from: readonly string[]
  /** Where it was sent to, to be sent again. */
  readonly again: string
  /** What was sent; null where it has to be sent again by hand. */
  readonly fields: readonly (readonly [string, string])[] | null
}

export function StoppedPage(props: StoppedProps) {
  const { record, way, places, unseen, from } = props
  return (
    <Page title="It has not gone yet" record={record}>
      <p class="heard-lead">
        {places.length > 0
          ? `What you marked as whereabouts is in ${way}.`
          : `There are files in ${way} that nobody can look inside, and you marked what must not get out.`}{' '}
        Nothing has left, and nothing was changed.
      </p>
      {from.length > 0 && <p>You keep it from {listed(from)}.</p>}
      <PlacesFound places={places} />
      {unseen.length > 0 && (
        <Card>
          <h2>Look at these yourself</h2>
          <ul class="govuk-list govuk-list--bullet">
            {unseen.map(({ file, reason }) => (
              <li>
                {file}: {reason}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <h2>What do you want to do?</h2>
      <p>
        Go back to take it out, or to hold it back. Or let it go as it is, where whoever gets it may
        know{places.length === 0 && ' what is in it'}.
      </p>
      <Decide {...props} chose="hold back" text="Do not send it" />
      {props.fields === null ? (
        <Decide {...props} chose="go on" text="Go on, knowing this" />
      ) : (
        <form method="post" action={props.again}>
          {props.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="whereabouts" value={props.list} />
          <Button class="govuk-button--secondary" preventDoubleClick>
            Go on, knowing this
          </Button>
        </form>
      )}
    </Page>
  )
}

/** What was found, by what it tells. */
function PlacesFound({ places }: { readonly places: readonly Place[] }) {
  return (
    <>
      {[...Map.groupBy(places, ({ what }) => what)].map(([what, found]) => (
        <Card>
          <h2>{what.charAt(0).toUpperCase() + what.slice(1)}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {found.map(({ where, words }) => (
              <li>
                in {where}: <q>{words}</q>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </>
  )
}

function Decide({
  record,
  way,
  list,
  places,
  again,
  chose,
  text,
}: StoppedProps & { readonly chose: 'go on' | 'hold back'; readonly text: string }) {
  return (
    <form method="post" action={`${record.path}/whereabouts/choice`}>
      <input type="hidden" name="chose" value={chose} />
      <input type="hidden" name="way" value={way} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="to" value={again} />
      {places.map(({ what, where }) => (
        <>
          <input type="hidden" name="what" value={what} />
          <input type="hidden" name="where" value={where} />
        </>
      ))}
      <Button {...(chose === 'go on' && { class: 'govuk-button--secondary' })} preventDoubleClick>
        {text}
      </Button>
    </form>
  )
}
