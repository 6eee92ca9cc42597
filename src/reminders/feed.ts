/**
 * Dates as a calendar (RFC 5545): one all-day event each, under a UID that lasts, with a sequence that
 * grows when it moves. Discreet unless asked otherwise: it is read on a locked phone.
 */
import { createHash } from 'node:crypto'
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { addDays } from '../platform/day.ts'
import type { Coming } from './coming.ts'

/** What the feed last said of a date. `changed` is an instant (ISO 8601). */
export type FeedDate = {
  readonly uid: string
  readonly fingerprint: string
  readonly sequence: number
  readonly changed: string
}

export type FeedEvent = { readonly coming: Coming; readonly said: FeedDate }

export type FeedOptions = {
  readonly discreet: boolean
  readonly child: string
  /** Where people reach Heard, and the record's own path under it. */
  readonly url: string
  readonly path: string
}

const REFRESH_SECONDS = 4 * 60 * 60

/** The words of an event. Discreet: neither a name nor what it is about, nor an address that tells the record. */
function wordsOf(coming: Coming, options: FeedOptions) {
  if (options.discreet || coming.isDiscreet === true)
    return {
      summary: coming.isOurs ? 'Heard: something for you to do' : 'Heard: something is due',
      description: 'Open Heard to see what it is.',
      url: options.url,
    }
  const whose = coming.isOurs ? '' : `${coming.who}: `
  return {
    summary: `${whose}${coming.title}${coming.isTentative ? ' (not certain)' : ''}`,
    description: coming.notes.join('\n'),
    url: `${options.url}${options.path}${coming.path}`,
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}

/** Changes when anything of the event that a calendar shows changes. */
export function fingerprintOf(coming: Coming, options: FeedOptions): string {
  const { day, isTentative } = coming
  return createHash('sha256')
    .update(JSON.stringify([day, isTentative, wordsOf(coming, options)]))
    .digest('hex')
}

/** The calendar as text. The same dates and states give the same bytes. */
export function calendarText(events: readonly FeedEvent[], options: FeedOptions): string {
  const calendar = ical({
    // The library folds line ends into every text but this one.
    name: options.discreet ? 'Heard' : `Heard: ${oneLine(options.child)}`,
    prodId: { company: 'Heard', product: 'Heard', language: 'EN' },
    ttl: REFRESH_SECONDS,
  })
  for (const { coming, said } of events) {
    calendar.createEvent({
      id: `${said.uid}@heard`,
      // The library writes an all-day event by its day in UTC.
      start: new Date(`${coming.day}T00:00:00Z`),
      end: new Date(`${addDays(coming.day, 1)}T00:00:00Z`),
      allDay: true,
      stamp: new Date(said.changed),
      lastModified: new Date(said.changed),
      sequence: said.sequence,
      status: coming.isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...wordsOf(coming, options),
    })
  }
  return calendar.toString()
}
