import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../platform/day.ts'
import { due } from './due.ts'
import { ENGLAND } from './england/england.ts'
import { readSchoolCalendar } from './ics.ts'

const ics = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a school//EN', ...events, 'END:VCALENDAR', ''].join(
    '\r\n',
  )
const event = (summary: string, start: string, end?: string): string =>
  [
    'BEGIN:VEVENT',
    `UID:${summary}-${start}`,
    'DTSTAMP:20260901T090000Z',
    `SUMMARY:${summary}`,
    `DTSTART;VALUE=DATE:${start}`,
    ...(end === undefined ? [] : [`DTEND;VALUE=DATE:${end}`]),
    'END:VEVENT',
  ].join('\r\n')

const irp = (text: string, from = '2026-10-13') => {
  const read = readSchoolCalendar(text, 'school.ics')
  if ('error' in read) throw new Error(read.error)
  const found = due(ENGLAND, 'irp-apply', day(from), { calendar: read.calendar })
  if ('error' in found) throw new Error(found.error)
  return found
}

describe('a school calendar', () => {
  it('leaves out the half-term it names', () => {
    const found = irp(ics(event('Half-term', '20261026', '20261031')))
    expect(found).toMatchObject({
      due: '2026-11-10',
      earliest: '2026-11-10',
      latest: '2026-11-10',
    })
  })

  it('reads terms as spans, and leaves out an INSET day in them', () => {
    const text = ics(
      event('Autumn Term 1', '20260902', '20261024'),
      event('Autumn Term 2', '20261102', '20261219'),
      event('INSET day', '20261106'),
      event('Year 4 trip to the zoo', '20261105'),
    )
    expect(irp(text).due).toBe('2026-11-11')
    expect(readSchoolCalendar(text, 'x')).toMatchObject({ ignored: 1 })
  })

  it('reads terms from their first and last days', () => {
    const text = ics(
      event('Autumn term begins', '20260902'),
      event('School closes for half term', '20261023'),
      event('Children return to school', '20261102'),
      event('Last day of term', '20261218'),
    )
    expect(irp(text).due).toBe('2026-11-10')
  })

  it('reads a holiday from the day it begins and the day it ends', () => {
    const text = ics(
      event('Half term begins', '20261026'),
      event('Half term ends', '20261030'),
      event('Start of Christmas holidays', '20261221'),
      event('End of Christmas holidays', '20270101'),
    )
    expect(irp(text).due).toBe('2026-11-10')
    expect(irp(text, '2026-12-14').due).toBe('2027-01-18')
  })

  it('reads terms that are called by their season alone', () => {
    const text = ics(
      event('Autumn 1', '20260902', '20261024'),
      event('Autumn 2', '20261102', '20261219'),
    )
    expect(irp(text).due).toBe('2026-11-10')
  })

  it('takes a timed event and one in UTC on its day in London', () => {
    const timed = [
      'BEGIN:VEVENT',
      'UID:1',
      'SUMMARY:School closed (snow)',
      'DTSTART:20261014T080000',
      'DTEND:20261014T160000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:2',
      'SUMMARY:School closed (polling)',
      'DTSTART:20261014T231500Z',
      'DTEND:20261015T150000Z',
      'END:VEVENT',
    ].join('\r\n')
    const found = irp(ics(event('Half term', '20261026', '20261031'), timed))
    expect(found.due).toBe('2026-11-12')
  })

  it('reads a day that repeats, each week until it ends, but for the weeks left out', () => {
    const inset = [
      'BEGIN:VEVENT',
      'UID:r',
      'SUMMARY:INSET day',
      'DTSTART;VALUE=DATE:20261016',
      'DTEND;VALUE=DATE:20261017',
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE;VALUE=DATE:20261106',
      'END:VEVENT',
    ].join('\r\n')
    const found = irp(ics(event('Half term', '20261026', '20261031'), inset))
    expect(found.due).toBe('2026-11-12')
  })

  it('reads a half-term written as one day that repeats daily, and no meeting as a closure', () => {
    const repeats = [
      'BEGIN:VEVENT',
      'UID:h',
      'SUMMARY:Half term',
      'DTSTART;VALUE=DATE:20261026',
      'RRULE:FREQ=DAILY;UNTIL=20261030',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:m',
      'SUMMARY:Staff training',
      'DTSTART:20261015T153000',
      'DTEND:20261015T163000',
      'RRULE:FREQ=WEEKLY',
      'END:VEVENT',
    ].join('\r\n')
    expect(irp(ics(repeats)).due).toBe('2026-11-11')
  })

  it('ends a day at midnight in London, however it is written, and leaves out what was called off', () => {
    const timed = [
      'BEGIN:VEVENT',
      'UID:u',
      'SUMMARY:School closed (boiler)',
      'DTSTART:20261013T230000Z',
      'DTEND:20261014T230000Z',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:c',
      'SUMMARY:INSET day',
      'STATUS:CANCELLED',
      'DTSTART;VALUE=DATE:20261105',
      'END:VEVENT',
    ].join('\r\n')
    expect(irp(ics(event('Half term', '20261026', '20261031'), timed)).due).toBe('2026-11-11')
  })

  it('reads a file that begins with a byte-order mark', () => {
    const text = ics(event('Half-term', '20261026', '20261031'))
    expect(irp(`\uFEFF${text}`).due).toBe('2026-11-10')
  })

  it('ends, whatever a repeat asks for', () => {
    const strange = [
      'BEGIN:VEVENT',
      'UID:s',
      'SUMMARY:INSET day',
      'DTSTART;VALUE=DATE:20261016',
      'RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO',
      'END:VEVENT',
    ].join('\r\n')
    expect(irp(ics(event('Half term', '20261026', '20261031'), strange)).due).toBe('2026-11-10')
  })

  it('gives a range, not a date, where the calendar stops', () => {
    const text = ics(event('Autumn Term', '20260902', '20261024'))
    const found = irp(text)
    expect(found.due).toBeNull()
    expect(found.earliest).toBe('2026-11-03')
    expect(found.latest).toBe('2026-11-10')
    expect(found.explanation.join(' ')).toContain('does not cover all of these days')
  })

  it('gives a range over a Christmas that it does not name', () => {
    const found = irp(ics(event('Half-term', '20261026', '20261031')), '2026-12-10')
    expect(found.due).toBeNull()
    expect(found.earliest! < found.latest!).toBe(true)
  })

  it('says in a sentence what is wrong with a file', () => {
    expect(readSchoolCalendar('hello', 'a.ics')).toEqual({
      error: 'a.ics is not a calendar we can read: it should be an .ics file.',
    })
    expect(readSchoolCalendar(ics(event('Disco', '20261101')), 'b.ics')).toHaveProperty(
      'error',
      'b.ics names no terms, half-terms, INSET days or closures that we can recognise.',
    )
    expect(readSchoolCalendar('x'.repeat(3_000_000), 'c.ics')).toHaveProperty('error')
  })

  it('never throws, whatever the file holds', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VCALENDAR',
        'END:VCALENDAR',
        'BEGIN:VEVENT',
        'END:VEVENT',
        'SUMMARY:Half term',
        'DTSTART;VALUE=DATE:20261399',
        'DTSTART:99999999T999999Z',
        'DTEND;TZID=Mars/Base:20260101T000000',
        'DURATION:P9999999999W',
        'RRULE:FREQ=SECONDLY',
        'RRULE:FREQ=WEEKLY;INTERVAL=-3;BYDAY=FR,XX',
        'RRULE:FREQ=DAILY;COUNT=999999999',
        'EXDATE:nonsense',
        'DTSTART;VALUE=DATE:20261026',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const read = readSchoolCalendar(lines.join('\r\n'), 'x.ics')
        if ('error' in read) expect(read.error).not.toBe('')
        else expect(due(ENGLAND, 'gov-6-15', day('2026-10-01'), read)).toBeDefined()
      }),
      { numRuns: 500 },
    )
  })
})
