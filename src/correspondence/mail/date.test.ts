import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { dateOf, placeIn, readDate } from './date.ts'

test.each([
  ['Mon, 28 Sep 2026 14:03:11 +0100', '2026-09-28T13:03:11Z', '+0100'],
  ['28 Sep 2026 14:03 GMT', '2026-09-28T14:03:00Z', '+0000'],
  ['Mon, 28 Sep 2026 14:03:11 BST', '2026-09-28T13:03:11Z', '+0100'],
  [
    'Mon, 28 Sep 2026 14:03:11 +0100 (British Summer Time (London))',
    '2026-09-28T13:03:11Z',
    '+0100',
  ],
  ['Mon, 28 Sep 2026 14:03:11 GMT+01:00', '2026-09-28T13:03:11Z', '+0100'],
  ['mon,28 sep 2026 14:03:11 Z', '2026-09-28T14:03:11Z', '+0000'],
  ['Monday, 28 September 2026 2:03 PM +0100', '2026-09-28T13:03:00Z', '+0100'],
  ['Fri, 21 Nov 97 09(comment): 55 : 06 -0600', '1997-11-21T15:55:06Z', '-0600'],
  ['21 Nov 97 09:55:06 PST', '1997-11-21T17:55:06Z', '-0800'],
  ['21 Nov 102 09:55:06 GMT', '2002-11-21T09:55:06Z', '+0000'],
  ['Thu, 25 Jul 2002 16:21:08 -1900', '2002-07-26T11:21:08Z', '-1900'],
  ['03 Aug 02 18:48:41 -0000', '2002-08-03T18:48:41Z', '-0000'],
  ['Sat, 03 Aug 2002 18:48:41 XYZ', '2002-08-03T18:48:41Z', '-0000'],
  ['Mon Sep 28 14:03:11 2026 +0100', '2026-09-28T13:03:11Z', '+0100'],
  ['2026-09-28T14:03:11+01:00', '2026-09-28T13:03:11Z', '+0100'],
  ['Sat, 31 Dec 2016 23:59:60 +0000', '2016-12-31T23:59:59Z', '+0000'],
])('%s is %s', (text, instant, zone) => {
  expect(readDate(text)).toMatchObject({ instant, zone })
})

test.each([
  ['Mon, 22 Jul 2002 19:01:42', '2002-07-22', '19:01'],
  ['Thu, 18 Jul 02 17:43:01 GMT Daylight Time', '2002-07-18', '17:43'],
  ['Sat, 27 Jul 2002 18:53:31 +-0500', '2002-07-27', '18:53'],
  ['Mon Sep 28 14:03:11 2026', '2026-09-28', '14:03'],
])('%s has a clock but no moment: its zone is not known', (text, day, time) => {
  expect(readDate(text)).toEqual({ day, time, zone: null, instant: null })
})

test.each([
  '',
  '<HR>',
  'Wed, 15 Dec 2010 59:10 -0500',
  'Pn, 29 paX 2007 21:13:00 +0100',
  'Sat, 27 Jul 0102 04:38:14 +0300',
  'Thu, 13 Feb 1969 23:32:54 -0330',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Mon, 31 Feb 2026 10:00:00 +0000',
  'Mon, 28 Sep 2026 25:00:00 +0000',
  'tomorrow',
  '28/09/2026 14:03',
])('%j is not a readable date', (text) => {
  expect(readDate(text)).toBeNull()
})

test('an unreadable date is kept word for word and the message placed by its own server', () => {
  const received = [
    'from a by b; Fri, 10 Dec 2010 19:20:19 -0800 (PST)',
    'from c by d; Thu, 9 Dec 2010 01:00:00 +0000',
  ]
  expect(dateOf(['<HR>'], received)).toEqual({
    written: '<HR>',
    instant: '2010-12-11T03:20:19Z',
    zone: '-0800',
    day: '2010-12-10',
    time: '19:20',
    placedBy: 'received',
  })
})

test('with no header to read, nothing is invented', () => {
  expect(dateOf([], [])).toEqual({
    written: null,
    instant: null,
    zone: null,
    day: null,
    time: null,
    placedBy: 'none',
  })
  expect(placeIn(dateOf(['no'], []), 'Europe/London')).toBeNull()
})

test('a moment is placed on the day it was in London, not where it was written', () => {
  const late = dateOf(['Sun, 27 Sep 2026 20:30:00 -0400'], [])
  expect(late.day).toBe('2026-09-27')
  expect(placeIn(late, 'Europe/London')).toEqual({ day: '2026-09-28', time: '01:30' })
})

test('every date written as RFC 5322 asks is read back to the second', () => {
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
  fc.assert(
    fc.property(
      fc.integer({ min: 400_000_000, max: 4_000_000_000 }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (seconds, offset) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
        const sign = offset < 0 ? '-' : '+'
        const size = Math.abs(offset)
        const zone = `${sign}${two(Math.floor(size / 60))}${two(size % 60)}`
        const local = instant.toZonedDateTimeISO(`${zone.slice(0, 3)}:${zone.slice(3)}`)
        const text = `${days[local.dayOfWeek - 1]}, ${local.day} ${months[local.month - 1]} ${local.year} ${two(local.hour)}:${two(local.minute)}:${two(local.second)} ${zone}`
        expect(readDate(text)?.instant).toBe(instant.toString())
      },
    ),
  )
})

test('no text makes it throw, and no text without digits is a date', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readDate(text)))
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z :,+-]*$/), (text) => {
      expect(readDate(text)).toBeNull()
    }),
  )
})

function two(number: number): string {
  return String(number).padStart(2, '0')
}
