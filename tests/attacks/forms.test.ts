/** What a family may be handed to put in: term dates, registers and words made to keep a thread busy. */
import { describe, expect, test } from 'vitest'
import { readSchoolCalendar } from '../../src/law/ics.ts'
import { day } from '../../src/platform/day.ts'
import { calendarText } from '../../src/reminders/feed.ts'

const CHARS = 1_900_000
const long = (text: string, chars = CHARS) =>
  text.repeat(Math.ceil(chars / text.length)).slice(0, chars)
const calendar = (...lines: readonly string[]) =>
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20260907',
    'SUMMARY:Autumn half-term',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n')

describe('a school calendar', () => {
  test.each(['P99999999999W', 'P9999999999999D', 'PT999999999999999S', '-P99999999999W'])(
    'with a length of %s is read as the day it begins',
    (length) => {
      expect(readSchoolCalendar(calendar(`DURATION:${length}`), 'x')).toMatchObject({
        calendar: { closures: [{ from: '2026-09-07', to: '2026-09-07' }] },
      })
    },
  )

  test.each([
    `ATTENDEE${long(';A=B')}:x`,
    `DESCRIPTION:${long('a\n ')}`,
    `ATTENDEE;A="${long('^')}":x`,
  ])('with a line without end is refused', (line) => {
    expect(readSchoolCalendar(calendar(line), 'x')).toEqual({
      error: 'x is too large for a school calendar.',
    })
  })

  test.each(['BEGIN:VEVENT\n', 'BEGIN:VCALENDAR\n', 'END:VEVENT\n', 'X\n', ';:\n'])(
    'of %j again and again is told to be none',
    (line) => {
      expect(readSchoolCalendar(long(line), 'x')).toHaveProperty('error')
    },
  )

  test.each(['FREQ=SECONDLY;COUNT=999999999', 'FREQ=DAILY;BYMONTH=13', 'FREQ=WEEKLY;INTERVAL=0'])(
    'that repeats by %s ends',
    (rule) => {
      const read = readSchoolCalendar(calendar(`RRULE:${rule}`), 'x')
      expect('error' in read ? 0 : read.calendar.closures.length).toBeLessThanOrEqual(366)
    },
  )
})

test('a name with line ends adds no line to a calendar feed', () => {
  const name = 'Robin\r\nX-EVIL:1\rX-EVIL:2\u2028X-EVIL:3'
  const coming = {
    key: 'owed-1',
    day: day('2026-09-07'),
    title: `${name}\nEND:VEVENT`,
    who: name,
    isOurs: false,
    isTentative: false,
    notes: [name],
    path: '/owed/x',
  }
  const said = { uid: 'x', fingerprint: '', sequence: 1, changed: '2026-09-01T00:00:00Z' }
  const options = { discreet: false, child: name, url: 'http://localhost', path: '/records/x' }
  const text = calendarText([{ coming, said }], options)
  const lines = text.split(/\r\n|\r|\n/)
  expect(lines.filter((line) => /^(?:X-EVIL|END:VEVENT)/.test(line))).toEqual(['END:VEVENT'])
})
