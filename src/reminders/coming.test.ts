import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, daysBetween, type Day } from '../platform/day.ts'
import type { Coming } from './coming.ts'
import { mailWords, momentIn, toTell, type Told } from './reminder.ts'

const coming = (key: string, on: string): Coming => ({
  key,
  day: day(on),
  title: 'Robin’s plan: decision',
  who: 'Northshire Council',
  isOurs: false,
  isTentative: false,
  notes: [],
  path: '/owed/x',
})

describe('what there is to tell', () => {
  const one = [coming('a', '2026-10-09')]

  test('at each lead time once, and not before', () => {
    const on = (today: string, before: readonly Told[] = []) =>
      toTell(one, [7, 2, 0], before, day(today)).told.map(({ lead }) => lead)
    expect(on('2026-10-01')).toEqual([])
    expect(on('2026-10-02')).toEqual([7])
    const told = toTell(one, [7, 2, 0], [], day('2026-10-02')).told
    expect(toTell(one, [7, 2, 0], told, day('2026-10-05'))).toEqual({ about: [], told: [] })
    expect(on('2026-10-07', told)).toEqual([2])
  })

  test('a lead time that went by unseen is told with the next, once', () => {
    expect(toTell(one, [7, 2, 0], [], day('2026-10-05')).told.map(({ lead }) => lead)).toEqual([7])
    const late = toTell(one, [7, 2, 0], [], day('2026-10-08'))
    expect(late.about).toHaveLength(1)
    expect(late.told.map(({ lead }) => lead)).toEqual([7, 2])
  })

  test('a date that moved is told again; one that has passed, never', () => {
    const { told } = toTell(one, [2], [], day('2026-10-07'))
    expect(toTell([coming('a', '2026-10-10')], [2], told, day('2026-10-08')).about).toHaveLength(1)
    expect(toTell(one, [2], [], day('2026-10-10')).about).toEqual([])
  })

  test('over any run of days, whatever was missed, nothing is told twice and the last is in time', () => {
    const leads = fc.uniqueArray(fc.constantFrom(0, 1, 2, 7, 14), { minLength: 1 })
    fc.assert(
      fc.property(leads, fc.array(fc.boolean(), { maxLength: 30 }), (chosen, awake) => {
        const start: Day = day('2026-09-20')
        const dated = [coming('a', '2026-10-09'), coming('b', '2026-10-01')]
        const before: Told[] = []
        for (const [at, isAwake] of awake.entries()) {
          if (!isAwake) continue
          const today = addDays(start, at)
          const { about, told } = toTell(dated, chosen, before, today)
          for (const each of about)
            expect(daysBetween(today, each.day)).toBeLessThanOrEqual(Math.max(...chosen))
          expect(told.every((each) => each.due >= today)).toBe(true)
          before.push(...told)
        }
        const keys = before.map((each) => JSON.stringify(each))
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})

describe('when mails may go out', () => {
  test('from eight until eight where the record is, in summer and winter time', () => {
    const may = (now: string, atNight = false) => momentIn(now, 'Europe/London', atNight).mayMail
    expect(may('2026-11-21T07:59:00Z')).toBe(false)
    expect(may('2026-11-21T08:00:00Z')).toBe(true)
    expect(may('2026-07-21T07:00:00Z')).toBe(true)
    expect(may('2026-07-21T19:00:00Z')).toBe(false)
    expect(may('2026-11-21T19:59:00Z')).toBe(true)
    expect(may('2026-11-21T02:00:00Z', true)).toBe(true)
  })

  test('the day is that of the record’s place', () => {
    expect(momentIn('2026-07-20T23:30:00Z', 'Europe/London', true).today).toBe('2026-07-21')
  })
})

test('a mail says that something is due and when, and nothing else of anyone', () => {
  const links = { url: 'https://heard.example', stop: 'https://heard.example/reminders/stop/x' }
  const one = mailWords([coming('a', '2026-10-09')], links)
  expect(one.subject).toBe('Something in Heard is due on Friday 9 October')
  const many = mailWords(
    [coming('a', '2026-10-09'), coming('b', '2026-10-07'), coming('c', '2026-10-09')],
    links,
  )
  expect(many.subject).toBe('3 things in Heard are due, the first on Wednesday 7 October')
  for (const { subject, text } of [one, many]) {
    expect(`${subject} ${text}`).not.toMatch(/Robin|Council|plan|decision|records/)
    expect(text).toContain(links.stop)
  }
})
