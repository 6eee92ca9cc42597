/** From what was read to entries of a record. Pure: the day, the zone and the member are given. */
import type { Readable } from 'node:stream'
import { day, parseDay, type Day } from '../platform/day.ts'
import type { EntryDraft, Figure, Happened } from '../record/entry.ts'
import type { Item, Source } from './bring/found.ts'
import type { Read } from './bring/reading.ts'
import { isLegal } from './correspondents.ts'
import type {
  MessageBody,
  PaperBody,
  RecordingBody,
  TranscriptBody,
  UnreadableBody,
} from './entries.ts'
import { sameAddress } from './mail/addresses.ts'
import { placeIn, type PlacedBy } from './mail/date.ts'
import type { Mail } from './mail/mail.ts'
import { cut } from './mail/text.ts'

/** Where an entry stands whose day cannot be known: before everything, and its page says so. */
const UNDATED: Happened = { day: day('0001-01-01'), time: null, precision: 'about' }

/** `author` is the name of the member who brings things in; `today` dates a file that has no day. */
export type Place = { readonly zone: string; readonly today: Day; readonly author: string }

/** `thread` is the key of the message's thread; `beside` where its thread places it, if its headers do not. */
export type Threading = { readonly thread: string; readonly beside: Happened | null }

/** When `mail` happened by its own headers, in `zone`; null when they do not say. */
export function happenedOf(mail: Mail, zone: string): Happened | null {
  const at = placeIn(mail.date, zone)
  if (at === null) return null
  return { day: at.day, time: at.time, precision: at.time === null ? 'day' : 'minute' }
}

/** Everybody on a message, each once, the sender first. */
export function peopleOf(mail: Pick<Mail, 'from' | 'to' | 'cc'>): Figure[] {
  const all = [...(mail.from === null ? [] : [mail.from]), ...mail.to, ...mail.cc]
  const seen = new Set<string>()
  return all.filter((figure) => {
    const key = sameAddress(figure.address ?? figure.name)
    return !seen.has(key) && seen.add(key)
  })
}

/** A message as an entry: its raw file first, what it carries after it. */
export function mailDraft(
  item: Item,
  read: Extract<Read, { is: 'mail' }>,
  place: Place,
  threading: Threading,
): EntryDraft {
  const { mail, key } = read
  const own = happenedOf(mail, place.zone)
  const happened = own ?? threading.beside ?? UNDATED
  const beside: PlacedBy = threading.beside === null ? 'none' : 'thread'
  const legal = isLegal(peopleOf(mail))
  return {
    kind: 'message',
    happened,
    author: mail.from?.name ?? 'Unknown sender',
    people: peopleOf(mail),
    shelf: legal ? 'private' : 'messages',
    audience: 'me',
    amends: null,
    body: {
      ...messageBodyOf(mail, own === null ? beside : mail.date.placedBy, threading.thread),
      auto: read.auto,
      legal,
    },
    files: [
      {
        ...fileOf(item.source),
        name: `message.${item.sort === 'outlook' ? 'msg' : 'eml'}`,
        type: item.type,
      },
      ...mail.attachments.map(({ name, bytes, type }) => ({ name, bytes, type })),
    ],
    key,
  }
}

function messageBodyOf(
  mail: Mail,
  placedBy: PlacedBy,
  thread: string,
): Omit<MessageBody, 'auto' | 'legal'> {
  const { written, instant, zone } = mail.date
  return {
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: [...mail.references],
    subject: mail.subject,
    from: mail.from,
    to: [...mail.to],
    cc: [...mail.cc],
    date: { written: written === null ? null : cut(written, 1_000), instant, zone, placedBy },
    words: mail.words,
    quoted: mail.quoted,
    signature: mail.signature,
    thread: cut(thread, 2_000),
    problems: mail.problems.slice(0, 50),
  }
}

/** A file that is not a message, as an entry: a paper, a recording, a transcript, or kept unread. */
export function fileDraft(
  item: Item,
  read: Exclude<Read, { is: 'mail' }>,
  place: Place,
): EntryDraft {
  const made = madeOf(item, read)
  return {
    ...made,
    ...frameOf(item.modified, place),
    people: [],
    files: [{ ...fileOf(item.source), name: item.name, type: item.type }],
    key: read.key,
  }
}

/** Something kept whole in the "could not read" tray. */
export function trayDraft(
  kept: {
    readonly name: string
    readonly reason: string
    readonly source: Source
    readonly key: string
  },
  place: Place,
): EntryDraft {
  const body: UnreadableBody = { title: kept.name, reason: kept.reason }
  return {
    kind: 'unreadable',
    body,
    ...frameOf(null, place),
    people: [],
    files: [{ ...fileOf(kept.source), name: kept.name }],
    key: kept.key,
  }
}

function madeOf(item: Item, read: Exclude<Read, { is: 'mail' }>): { kind: string; body: unknown } {
  const title = titleOf(item.name)
  switch (read.is) {
    case 'paper':
      return {
        kind: 'paper',
        body: { title, ...read.paper, problems: [...read.paper.problems] } satisfies PaperBody,
      }
    case 'transcript': {
      const cues = read.transcript.cues.map((cue) => ({ ...cue }))
      const body: TranscriptBody = { title, cues, problems: [...read.transcript.problems] }
      return { kind: 'transcript', body }
    }
    case 'file':
    case 'unreadable':
      break
  }
  if (read.is === 'unreadable') {
    const body: UnreadableBody = { title: item.name, reason: read.reason }
    return { kind: 'unreadable', body }
  }
  return item.sort === 'sound'
    ? { kind: 'recording', body: { title, seconds: null, words: '' } satisfies RecordingBody }
    : {
        kind: 'paper',
        body: { title, words: '', pages: null, problems: [] } satisfies PaperBody,
      }
}

/** A file's own day is a hint at best: it is "about". */
function frameOf(
  modified: string | null,
  place: Place,
): Pick<EntryDraft, 'happened' | 'author' | 'shelf' | 'audience' | 'amends'> {
  const known = modified === null ? null : parseDay(modified)
  return {
    happened: { day: known ?? place.today, time: null, precision: 'about' },
    author: place.author,
    shelf: 'evidence',
    audience: 'me',
    amends: null,
  }
}

function fileOf(
  source: Source,
): { bytes: Uint8Array } | { path: string } | { open: () => Promise<Readable> } {
  if ('bytes' in source) return { bytes: source.bytes }
  return 'file' in source ? { path: source.file } : { open: async () => source.open() }
}

/** A file's name without its ending, as a title. */
function titleOf(name: string): string {
  const bare = name
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll('_', ' ')
    .trim()
  return bare === '' ? name : bare
}
