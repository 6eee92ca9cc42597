/** One entry at its permanent address: its words, its files, its versions, who may see it. */
import type { Child } from 'hono/jsx'
import { ActLink, Acts } from '../platform/components/card.tsx'
import { InsetText, Tag } from '../platform/components/notices.tsx'
import { NotificationBanner } from '../platform/components/notification-banner.tsx'
import { SummaryList } from '../platform/components/summary-list.tsx'
import { dayAt, inWords } from '../platform/day.ts'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import { capturedInWords } from './capture-words.ts'
import type { Entry, FileFact } from './entry.ts'
import { labelOf } from './cards.tsx'
import { HowChecked } from './checked-part.tsx'
import type { Cards } from './pages.tsx'
import { TagsForm } from './tags-part.tsx'
import {
  fileTypeInWords,
  readersInWords,
  SHELF_WORDS,
  sizeInWords,
  whenInWords,
  type Member,
  type Readers,
} from './timeline.ts'

export type EntryView = {
  readonly record: PageRecord
  readonly entry: Entry
  /** Every version this member may see, first to last. */
  readonly versions: readonly Entry[]
  readonly members: readonly Member[]
  readonly readers: Readers
  /** Besides whoever looks: who holds its shelf, by name. */
  readonly holders: readonly string[]
  readonly tags: readonly string[]
  /** Tags that mark a change on the charts of days. */
  readonly marks: readonly string[]
  readonly me: string
  /** Nobody else ever had a seat: only then is the entry's number told, from which others could be counted. */
  readonly alone: boolean
  readonly zone: string
  readonly cards: Cards
  /** Where it is corrected by hand, from the record's path on; null where it cannot be. */
  readonly correction: string | null
  readonly saved: boolean
  readonly helpFirst: boolean
  /** What another room has to say of this entry. */
  readonly offer: Child | null
}

export function EntryPage(view: EntryView) {
  const { record, entry, cards } = view
  const label = labelOf(cards, entry.kind)
  const path = `${record.path}/entries/${entry.address}`
  return (
    <Page
      title={entry.title}
      {...(view.helpFirst && { heading: 'It is saved' })}
      record={record}
      current="timeline"
      backTo={{ href: `${record.path}/timeline`, text: 'Timeline' }}
      sub={`${label} · ${whenInWords(entry.happened)}`}
    >
      {view.saved && !view.helpFirst && <Saved record={record} />}
      <Superseded view={view} />
      {entry.erased ? (
        <InsetText>
          The words and files of this entry were erased by whoever brought it in. Its place in the
          record remains, so that everything round it can still be checked.
        </InsetText>
      ) : (
        <div class="heard-entry">
          {cards.get(entry.kind)?.card(entry) ?? <Plain entry={entry} />}
        </div>
      )}
      {view.offer}
      <WordingLink entry={entry} path={path} />
      {entry.files.length > 0 && !entry.erased && (
        <Files files={entry.files} path={path} first={cards.get(entry.kind)?.firstFile} />
      )}
      {!entry.erased && cards.get(entry.kind)?.isTold === true && <WhatTheySaid view={view} />}
      <Facts view={view} />
      {!entry.erased && <TagsForm {...view} path={path} />}
      {view.versions.length > 1 && <Versions view={view} />}
      {!entry.erased && entry.broughtBy === view.me && <WhatNow view={view} path={path} />}
      <HowChecked entry={entry} counted={view.alone} />
    </Page>
  )
}

/** The words, files, facts and versions of an entry, as somebody reads it who can do nothing to it. */
export function EntryAsRead({ view }: { readonly view: EntryView }) {
  const { record, entry, cards } = view
  const path = `${record.path}/entries/${entry.address}`
  return (
    <>
      <div class="heard-entry">{cards.get(entry.kind)?.card(entry) ?? <Plain entry={entry} />}</div>
      {entry.files.length > 0 && (
        <Files files={entry.files} path={path} first={cards.get(entry.kind)?.firstFile} />
      )}
      <Facts view={view} />
      {view.versions.length > 1 && <Versions view={view} />}
    </>
  )
}

function Saved({ record }: { readonly record: PageRecord }) {
  return (
    <NotificationBanner type="success" title="Saved">
      <p class="govuk-notification-banner__heading">
        It is in {record.name}’s record. <a href={`${record.path}/add`}>Add something else</a>
      </p>
    </NotificationBanner>
  )
}

function Superseded({ view: { versions, entry, record } }: { readonly view: EntryView }) {
  const latest = versions.at(-1)
  if (latest === undefined || latest.seq === entry.seq) return null
  return (
    <InsetText>
      This was corrected later.{' '}
      <a href={`${record.path}/entries/${latest.address}`}>See how it reads now</a>
    </InsetText>
  )
}

function Plain({ entry }: { readonly entry: Entry }) {
  const words = wordsOf(entry)
  return words === '' ? null : <p class="heard-verbatim">{words}</p>
}

/** What is written in an entry, word for word; empty where its kind holds no words of its own. */
export function wordsOf(entry: Entry): string {
  const { words } = entry.body as { words?: unknown }
  return typeof words === 'string' ? words : ''
}

/** Fewer than this is a line, and nobody asks how it is worded. */
const WORDED_LENGTH_MIN = 80

function WordingLink({ entry, path }: { readonly entry: Entry; readonly path: string }) {
  if (entry.erased || wordsOf(entry).length < WORDED_LENGTH_MIN) return null
  return (
    <p class="heard-no-print">
      <a href={`${path}/wording`}>Check the wording</a>{' '}
      <span class="heard-meta">blame, guesses, and help that says nothing</span>
    </p>
  )
}

const SHOWN_PICTURES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

type FilesProps = {
  readonly files: readonly FileFact[]
  readonly path: string
  readonly first: string | undefined
}

function Files({ files, path, first }: FilesProps) {
  return (
    <section aria-labelledby="files">
      <h2 id="files">{files.length === 1 ? 'File' : 'Files'}</h2>
      <ul class="heard-files">
        {files.map((file, position) => (
          <li>
            {SHOWN_PICTURES.includes(file.type) && (
              <img src={`${path}/files/${position}`} alt={file.name} loading="lazy" width={600} />
            )}
            {file.type.startsWith('audio/') && (
              // oxlint-disable-next-line jsx-a11y/media-has-caption -- its transcript, where there is one, is an entry
              <audio
                controls
                preload="none"
                src={`${path}/files/${position}`}
                aria-label={file.name}
              ></audio>
            )}
            <a href={`${path}/files/${position}`} download={file.name}>
              {position === 0 && first !== undefined ? first : file.name}
            </a>{' '}
            <span class="heard-meta">
              {fileTypeInWords(file.type)}, {sizeInWords(file.size)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ view }: { readonly view: EntryView }) {
  const { entry, versions, members, me, zone, record } = view
  const people = [...new Set(entry.people.map(({ name, address }) => name || (address ?? '')))]
  const who = (name: string) => (
    <a href={`${record.path}/timeline?${new URLSearchParams({ who: name }).toString()}`}>{name}</a>
  )
  const onPhone = capturedInWords(versions[0] ?? entry, zone)
  const rows: { key: string; value: Child }[] = [
    { key: 'When', value: whenInWords(entry.happened) },
    ...(onPhone === null ? [] : [{ key: 'Written on a phone', value: onPhone }]),
    ...(entry.author === '' ? [] : [{ key: 'Written or kept by', value: who(entry.author) }]),
    ...(people.length === 0
      ? []
      : [
          {
            key: 'People in it',
            value: people.map((name, at) => (
              <>
                {at > 0 && ', '}
                {who(name)}
              </>
            )),
          },
        ]),
    {
      key: 'Who may see it',
      value: readersInWords(view.readers, { shelf: entry.shelf, me, members }),
    },
    { key: 'Kept under', value: SHELF_WORDS[entry.shelf] },
    {
      key: 'Brought in',
      value: `${inWords(dayAt(entry.written, zone))}, by ${
        entry.broughtBy === me
          ? 'you'
          : (members.find(({ id }) => id === entry.broughtBy)?.name ?? 'someone else')
      }`,
    },
  ]
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">About this entry</h2>
      <SummaryList rows={rows} />
    </section>
  )
}

function Versions({ view: { versions, entry, record, zone } }: { readonly view: EntryView }) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <p class="heard-meta">
        Nothing is overwritten: each correction stands beside what was there before.
      </p>
      <ol class="heard-versions">
        {versions.map((version) => (
          <li>
            {version.seq === entry.seq ? (
              <strong>{version.title} (this one)</strong>
            ) : (
              <a href={`${record.path}/entries/${version.address}`}>{version.title}</a>
            )}{' '}
            <span class="heard-meta">written down {inWords(dayAt(version.written, zone))}</span>
            {version.erased && <Tag>Erased</Tag>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** After a call, a letter that says what was said; after anything else, the list of letters. */
function letterPath(path: string, { kind, address }: EntryView['entry']): string {
  return kind === 'call'
    ? `${path}/letters/new?letter=call-note&of=${address}`
    : `${path}/letters?of=${address}`
}

/** From what somebody said to what the law says of it, and to whom it went. */
function WhatTheySaid({ view: { record, entry } }: { readonly view: EntryView }) {
  const entryQuery = `?entry=${entry.address}`
  return (
    <Acts>
      <ActLink href={`${record.path}/told${entryQuery}`} quiet>
        They said this: look it up
      </ActLink>
      <ActLink href={`${record.path}/passed-on/new${entryQuery}`} quiet>
        They passed it on
      </ActLink>
      <ActLink href={letterPath(record.path, entry)} quiet>
        {entry.kind === 'call' ? 'Send them what was said' : 'Write a letter about it'}
      </ActLink>
    </Acts>
  )
}

function WhatNow({ view, path }: { readonly view: EntryView; readonly path: string }) {
  const isLatest = view.versions.at(-1)?.seq === view.entry.seq
  return (
    <Acts>
      {view.correction !== null && isLatest && (
        <ActLink href={view.record.path + view.correction}>Correct it</ActLink>
      )}
      <ActLink href={`${path}/audience`} quiet>
        Change who may see it
      </ActLink>
      <ActLink href={`${path}/erase`} quiet>
        Erase it
      </ActLink>
    </Acts>
  )
}
