/**
 * Who should know, and what they confirmed. Only the press counts, as "confirmed by the link made for
 * ..."; everyone else is "not confirmed". Nothing here says that somebody has not read or does not know.
 */
import type { Day } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'
import {
  endedBody,
  givenBody,
  openedBody,
  readBody,
  readerBody,
  readerMailBody,
  type ReaderMailBody,
} from './entries.ts'

export type Reader = {
  readonly seq: number
  readonly address: string
  readonly name: string
  readonly role: string
  readonly member: string
  readonly until: Day
  readonly ended: Day | null
  /** The number of what they were given last, and of the profile version it was made from. */
  readonly given: {
    readonly seq: number
    readonly of: number
    readonly day: Day
    /** What has gone before was given too. */
    readonly history: boolean
  } | null
  /** The days it was opened, in order: of what they were given last. */
  readonly opened: readonly Day[]
  readonly confirmed: {
    readonly day: Day
    readonly will: string | null
    readonly question: string | null
    readonly guides: readonly string[]
  } | null
  /** An earlier version was confirmed. */
  readonly confirmedBefore: boolean
  /** What became of the mails with their link, oldest first. */
  readonly mails: readonly Pick<ReaderMailBody, 'as' | 'number' | 'on' | 'words'>[]
}

/** What a mail server says of a mail says nothing of whether anybody read it. */
export const MAIL_WORDS: Readonly<Record<ReaderMailBody['as'], string>> = {
  'handed over': 'handed to the mail server',
  'not sent': 'not sent: the mail server did not take it',
  'not known': 'nobody can say whether it was sent',
  delivered: 'delivered, their mail server says',
  delayed: 'delayed: their mail server goes on trying',
  'came back': 'came back: the address may be wrong',
  'wrote back': 'they wrote back',
}

/** Everyone who was given the profile, in the order they were added. */
export function readersAmong(entries: readonly Entry[]): Reader[] {
  const of = (kind: string): Entry[] => entries.filter((each) => each.kind === kind && !each.erased)
  const given = of('given to read').map((entry) => ({ entry, body: givenBody.parse(entry.body) }))
  const opened = of('opened').map((entry) => ({ entry, of: openedBody.parse(entry.body).of }))
  const read = of('read').map((entry) => ({ entry, body: readBody.parse(entry.body) }))
  const mails = of('reader mail').map((entry) => readerMailBody.parse(entry.body))
  const ended = of('reader ended').map((entry) => ({ entry, ...endedBody.parse(entry.body) }))
  return of('reader').map((entry) => {
    const mine = given.filter(({ body }) => body.reader === entry.seq)
    const last = mine.at(-1) ?? null
    const confirmed = read.findLast(({ body }) => body.of === last?.entry.seq) ?? null
    return {
      ...readerBody.parse(entry.body),
      seq: entry.seq,
      address: entry.address,
      ended: ended.find(({ reader }) => reader === entry.seq)?.entry.happened.day ?? null,
      given:
        last === null
          ? null
          : {
              seq: last.entry.seq,
              of: last.body.of,
              day: last.entry.happened.day,
              history: last.body.before !== null,
            },
      opened: opened.filter((each) => each.of === last?.entry.seq).map(dayOf),
      confirmed:
        confirmed === null
          ? null
          : {
              day: confirmed.entry.happened.day,
              will: confirmed.body.will,
              question: confirmed.body.question,
              guides: confirmed.body.guides,
            },
      mails: mails.filter(({ reader }) => reader === entry.seq),
      confirmedBefore: mine
        .slice(0, -1)
        .some(({ entry: earlier }) => read.some(({ body }) => body.of === earlier.seq)),
    }
  })
}

function dayOf({ entry }: { readonly entry: Entry }): Day {
  return entry.happened.day
}

export type ReaderState = 'confirmed' | 'not confirmed' | 'older version confirmed' | 'link ended'

/** What can be said of a reader on `on`, when the profile's newest version is `newest`. */
export function stateOf(reader: Reader, newest: number | null, on: Day): ReaderState {
  if (reader.ended !== null || reader.until < on) return 'link ended'
  const isNewest = newest === null || reader.given?.of === newest
  if (reader.confirmed !== null) return isNewest ? 'confirmed' : 'older version confirmed'
  return reader.confirmedBefore ? 'older version confirmed' : 'not confirmed'
}
