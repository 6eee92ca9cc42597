/** Bringing things in: choose files, say whose mail, watch it happen, see what could not be read. */
import type { Child } from 'hono/jsx'
import { inWords, type Day } from '../../platform/day.ts'
import { Button } from '../../platform/components/button.tsx'
import { Empty } from '../../platform/components/card.tsx'
import { Details } from '../../platform/components/details.tsx'
import { FileUpload } from '../../platform/components/file-upload.tsx'
import { InsetText } from '../../platform/components/notices.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { problemOf, type Problem } from '../../platform/web/forms.ts'
import { Page, type PageRecord } from '../../platform/web/page.tsx'
import type { Imported } from '../import.ts'
import type { Running } from './runner.ts'
import type { Bringing, State } from './staging-store.ts'

export function countInWords(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`
}

const WAITS: Readonly<Record<State, string>> = {
  looking: 'being looked through',
  asking: 'waits for you to say whose messages to take',
  reading: 'being read',
  done: 'done',
}

export function BringPage(props: {
  readonly record: PageRecord
  readonly problems: readonly Problem[]
  readonly unfinished: readonly Pick<Bringing, 'id' | 'state'>[]
}) {
  const { record, problems, unfinished } = props
  return (
    <Page
      title="Bring in emails and files"
      record={record}
      current="bring-in"
      backTo={{ href: `${record.path}/add`, text: 'Add something else' }}
      problems={problems}
      scripts={['bring']}
      sub="One letter or years of email. Nothing is shown to anyone else, and nothing is added until you say so."
    >
      {unfinished.length > 0 && (
        <InsetText>
          <ul class="govuk-list">
            {unfinished.map(({ id, state }) => (
              <li>
                <a href={`${record.path}/bring-in/${id}`}>What you brought before</a>:{' '}
                {WAITS[state]}.
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      <form method="post" enctype="multipart/form-data" class="heard-by-hand" data-bring="">
        <FileUpload
          name="files"
          label={{ text: 'Choose files', class: 'govuk-label--m' }}
          hint="Emails, a whole mailbox, PDFs, Word documents, photos, recordings, transcripts, or a zip of them. Drop them here, or on a phone take a picture now."
          multiple
          error={problemOf(problems, 'files')}
        />
        <Textarea
          name="pasted"
          label={{ text: 'Or paste the words of an email or letter', class: 'govuk-label--s' }}
          rows={4}
        />
        <Button>Bring them in</Button>
        <p class="heard-meta" data-bring-progress="" aria-live="polite" />
      </form>
      <Details summary="How do I get my emails out?">
        <p>
          Gmail: go to takeout.google.com, choose only Mail, and bring in the file it makes (it ends
          in .mbox or .zip). Outlook on a computer: drag messages into a folder and choose what is
          in it. On other programs look for “Save as” or “Export”.
        </p>
        <p>
          A mailbox is a whole private life. You will see who is in it first, and only what you tick
          is taken.
        </p>
      </Details>
      <p>
        <a href={`${record.path}/bring-in/could-not-read`}>Files that could not be read</a>
      </p>
    </Page>
  )
}

/** While it is being looked through or read. The page asks for itself again: no script needed. */
export function RunningPage(props: {
  readonly record: PageRecord
  readonly bringing: Bringing
  readonly running: Running
}) {
  const { record, bringing, running } = props
  const looking = bringing.state === 'looking'
  const total = bringing.listing === null ? 0 : bringing.listing.messages + bringing.listing.files
  const title = looking ? 'Looking through what you brought' : 'Reading what you chose'
  if (running.trouble) return <TroublePage record={record} id={bringing.id} title={title} />
  const many = countInWords(running.read, 'message', 'messages')
  return (
    <Page title={title} record={record} current="bring-in">
      <p>
        <output class="heard-count">
          {looking
            ? `${many} seen so far.`
            : `${countInWords(running.read, 'thing', 'things')} read, ${running.added.toLocaleString('en-GB')} added so far.`}
        </output>
      </p>
      {!looking && bringing.chosen?.with === null && total > 0 && (
        <progress max={total} value={Math.min(running.read, total)} aria-label="How much is read" />
      )}
      <p>
        You can close this page. It goes on by itself, and{' '}
        <a href={`${record.path}/bring-in`}>its place is here</a> when you come back.
      </p>
    </Page>
  )
}

function TroublePage(props: {
  readonly record: PageRecord
  readonly id: string
  readonly title: string
}) {
  return (
    <Page title={props.title} record={props.record} current="bring-in">
      <p>
        Something went wrong on our side, and it stopped. What was added is kept, and nothing will
        be added twice.
      </p>
      <form method="post" action={`${props.record.path}/bring-in/${props.id}/again`}>
        <Button>Go on from there</Button>
      </form>
      <DropForm path={`${props.record.path}/bring-in/${props.id}`} />
    </Page>
  )
}

/** Leaving the rest: what waits is taken away. */
export function DropForm({ path }: { readonly path: string }) {
  return (
    <form method="post" action={`${path}/drop`}>
      <Button class="govuk-button--secondary">Leave it, and take away what is waiting</Button>
    </form>
  )
}

export function DonePage(props: { readonly record: PageRecord; readonly result: Imported }) {
  const { record, result } = props
  const { added, already, unreadable } = result
  return (
    <Page title="That is all in" record={record} current="bring-in">
      <p>
        <output class="heard-count">
          {added === 0
            ? 'Nothing new was added.'
            : `${countInWords(added, 'thing was', 'things were')} added.`}
        </output>
      </p>
      {already > 0 && (
        <p>{countInWords(already, 'was', 'were')} already here, so nothing is there twice.</p>
      )}
      {added > 0 && <p>Only you can read them until you decide otherwise.</p>}
      {unreadable.length > 0 && <NotRead record={record} unreadable={unreadable} />}
      <p>
        <Button href={`${record.path}/asks`}>See what you asked for in them</Button>
      </p>
      {added > 0 && (
        <p>
          Already waiting for answers?{' '}
          <a href={`${record.path}/replies`}>Say what the replies answer</a>
        </p>
      )}
      <p>
        <a href={`${record.path}/timeline`}>See the timeline</a>
      </p>
      <p>
        <a href={`${record.path}/bring-in`}>Bring in something else</a>
      </p>
    </Page>
  )
}

const SHOWN_MAX = 200

function NotRead(props: {
  readonly record: PageRecord
  readonly unreadable: Imported['unreadable']
}) {
  const { record, unreadable } = props
  return (
    <Details summary={`${countInWords(unreadable.length, 'file', 'files')} could not be read`}>
      <ul class="govuk-list govuk-list--bullet">
        {unreadable.slice(0, SHOWN_MAX).map(({ path, reason }) => (
          <li>
            {path}: {reason}
          </li>
        ))}
      </ul>
      <p>
        Those we could keep are kept whole:{' '}
        <a href={`${record.path}/bring-in/could-not-read`}>see them all</a>.
      </p>
    </Details>
  )
}

export type TrayItem = {
  readonly address: string
  readonly name: string
  readonly reason: string
  readonly written: Day
}

/** The "could not read" tray: every file kept whole, with the reason. */
export function TrayPage(props: {
  readonly record: PageRecord
  readonly items: readonly TrayItem[]
}) {
  const { record, items } = props
  return (
    <Page
      title="Files that could not be read"
      record={record}
      current="bring-in"
      backTo={{ href: `${record.path}/bring-in`, text: 'Bring in emails and files' }}
    >
      {items.length === 0 ? (
        <Empty>
          <p>
            There are none. A file that we cannot read would be kept here whole, with the reason.
          </p>
        </Empty>
      ) : (
        <>
          <p>
            Each is kept exactly as it came. You can open it, download it, or bring in another copy.
          </p>
          <ul class="govuk-list">
            {items.map((item) => (
              <li>
                <TrayLine record={record} item={item} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

function TrayLine({
  record,
  item,
}: {
  readonly record: PageRecord
  readonly item: TrayItem
}): Child {
  return (
    <p>
      <a href={`${record.path}/entries/${item.address}`}>{item.name}</a>
      <br />
      {item.reason}
      <br />
      <span class="heard-meta">Brought in on {inWords(item.written)}</span>
    </p>
  )
}
