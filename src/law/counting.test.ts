import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type Day, day } from '../platform/day.ts'
import {
  ENGLAND_AND_WALES,
  UNITED_KINGDOM,
  bankHolidays,
  bankHolidaysOf,
  workingCalendar,
} from './calendar.ts'
import { countFrom } from './counting.ts'
import { addMonths, dayOf, easterSunday, numberOf, toCivil, weekdayNumber } from './day-number.ts'
import type { Count } from './law.ts'
import { isTribunalRest, toLodgingDay, toWorkingDay, tribunalAct } from './rolls.ts'
import type { SchoolCalendar } from './school.ts'

const ends = (from: string, count: Count, calendar: SchoolCalendar | null = null): Day | null => {
  const { due } = countFrom(numberOf(day(from)), count, calendar)
  return due === null ? null : dayOf(due)
}
const anyDay = fc.integer({ min: numberOf(day('2001-01-01')), max: numberOf(day('2090-01-01')) })

const n = fc.integer({ min: 1, max: 70 })

describe('the test vectors of the law reference', () => {
  it('counts 6, 16 and 20 weeks from a request, and does not move off a bank holiday', () => {
    expect(ends('2026-09-07', { rule: 'WEEKS_EXCL', n: 6 })).toBe('2026-10-19')
    expect(ends('2026-09-07', { rule: 'WEEKS_EXCL', n: 16 })).toBe('2026-12-28')
    expect(ENGLAND_AND_WALES.isWorking(numberOf(day('2026-12-28')))).toBe(false)
    expect(ends('2026-09-07', { rule: 'WEEKS_EXCL', n: 20 })).toBe('2027-01-25')
  })
  it('counts 15 days beginning with the day a draft is served', () => {
    expect(ends('2026-11-02', { rule: 'CAL_DAYS_INCL', n: 15 })).toBe('2026-11-16')
  })
  it('walks an annual review from its meeting', () => {
    expect(ends('2026-11-10', { rule: 'WEEKS_BACK', n: 2 })).toBe('2026-10-27')
    expect(ends('2026-11-10', { rule: 'WEEKS_EXCL', n: 2 })).toBe('2026-11-24')
    expect(ends('2026-11-10', { rule: 'WEEKS_EXCL', n: 4 })).toBe('2026-12-08')
    expect(ends('2026-12-08', { rule: 'CAL_DAYS_INCL', n: 15 })).toBe('2026-12-22')
    expect(ends('2026-12-08', { rule: 'WEEKS_EXCL', n: 8 })).toBe('2027-02-02')
  })
  it('lodges an appeal after Christmas, on a Monday and after August', () => {
    expect(dayOf(toLodgingDay(numberOf(day('2026-12-29'))).due)).toBe('2027-01-04')
    expect(ends('2026-12-31', { rule: 'MONTHS_CDR', n: 2 })).toBe('2027-02-28')
    expect(dayOf(toLodgingDay(numberOf(day('2027-02-28'))).due)).toBe('2027-03-01')
    expect(ends('2026-06-12', { rule: 'MONTHS_CDR', n: 2 })).toBe('2026-08-12')
    expect(dayOf(toLodgingDay(numberOf(day('2026-08-12'))).due)).toBe('2026-09-01')
  })
  it('ends a discrimination claim the day before the corresponding date', () => {
    expect(ends('2026-09-15', { rule: 'MONTHS_INCL', n: 6 })).toBe('2027-03-14')
  })
  it('moves a data-protection month off a weekend', () => {
    expect(ends('2026-07-23', { rule: 'MONTHS_CDR', n: 1 })).toBe('2026-08-23')
    expect(dayOf(toWorkingDay(numberOf(day('2026-08-23'))).due)).toBe('2026-08-24')
    expect(ends('2027-01-31', { rule: 'MONTHS_CDR', n: 1 })).toBe('2027-02-28')
    expect(dayOf(toWorkingDay(numberOf(day('2027-02-28'))).due)).toBe('2027-03-01')
  })
  it('counts working days', () => {
    expect(ends('2026-12-14', { rule: 'WD_INCL', n: 15 })).toBe('2027-01-06')
    expect(ends('2026-10-23', { rule: 'WD_EXCL', n: 3 })).toBe('2026-10-28')
    expect(ends('2026-10-01', { rule: 'WD_UK_EXCL', n: 20 })).toBe('2026-10-29')
    expect(ends('2026-09-14', { rule: 'WD_EXCL', n: 45 })).toBe('2026-11-16')
  })
  it('counts school days over a half-term', () => {
    const calendar: SchoolCalendar = {
      name: 'Test School',
      terms: [],
      closures: [{ from: day('2026-10-26'), to: day('2026-10-30'), name: 'Half-term' }],
    }
    expect(ends('2026-10-13', { rule: 'SD_EXCL', n: 15 }, calendar)).toBe('2026-11-10')
  })
  it('gives the earliest and latest of school days without a calendar, and no single date', () => {
    const found = countFrom(numberOf(day('2026-10-13')), { rule: 'SD_EXCL', n: 15 }, null)
    expect(found.due).toBeNull()
    expect(dayOf(found.earliest!)).toBe('2026-11-03')
    expect(dayOf(found.latest!)).toBe('2026-11-10')
    expect(found.steps.join(' ')).toContain('We assumed these term dates')
  })
  it('takes before 15 February as 14 February', () => {
    expect(ends('2027-09-01', { rule: 'BEFORE_DATE', before: [2, 15] })).toBe('2027-02-14')
  })
})

const weekdays = (nation: 'england-and-wales' | 'scotland' | 'northern-ireland', year: number) =>
  [...bankHolidaysOf(nation, year).keys()]
    .filter((on) => weekdayNumber(on) < 6)
    .toSorted((a, b) => a - b)
    .map((on) => dayOf(on).slice(5))

describe('bank holidays', () => {
  // As published by GOV.UK.
  it.each([
    ['england-and-wales', 2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    ['england-and-wales', 2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    ['england-and-wales', 2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    ['england-and-wales', 2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    ['england-and-wales', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    ['england-and-wales', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    ['scotland', 2022, '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27'],
    ['scotland', 2023, '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26'],
    ['scotland', 2025, '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26'],
    ['scotland', 2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'],
    ['scotland', 2027, '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28'],
    ['northern-ireland', 2024, '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26'],
    ['northern-ireland', 2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'],
  ] as const)('%s %i', (nation, year, expected) => {
    expect(weekdays(nation, year).join(' ')).toBe(expected)
  })

  it('leaves out any nation’s bank holiday for Freedom of Information', () => {
    for (const on of ['2027-01-04', '2026-03-17', '2026-07-13', '2026-08-03', '2026-11-30']) {
      expect(ENGLAND_AND_WALES.isWorking(numberOf(day(on)))).toBe(true)
      expect(UNITED_KINGDOM.isWorking(numberOf(day(on)))).toBe(false)
    }
    expect(bankHolidays(2026).find((holiday) => holiday.day === '2026-06-15')?.nations).toEqual([
      'scotland',
    ])
  })
})

describe('day numbers agree with Temporal', () => {
  it('on every day, month and weekday', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (on, months) => {
        const plain = Temporal.PlainDate.from(dayOf(on))
        expect(numberOf(dayOf(on))).toBe(on)
        expect(weekdayNumber(on)).toBe(plain.dayOfWeek)
        expect(toCivil(on)).toEqual({ year: plain.year, month: plain.month, date: plain.day })
        expect(dayOf(addMonths(on, months))).toBe(plain.add({ months }).toString())
      }),
    )
  })
  it('finds Easter', () => {
    const found = [2011, 2024, 2025, 2026, 2027, 2038].map((year) => dayOf(easterSunday(year)))
    expect(found).toEqual([
      '2011-04-24',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ])
  })
})

describe('what is always so', () => {
  const rules = [
    'CAL_DAYS_EXCL',
    'CAL_DAYS_INCL',
    'WEEKS_EXCL',
    'WEEKS_INCL',
    'MONTHS_CDR',
    'MONTHS_INCL',
    'WD_EXCL',
    'WD_INCL',
    'WD_UK_EXCL',
    'SD_EXCL',
    'SD_INCL',
  ] as const

  it.each(rules)('%s never ends earlier for a later start', (rule) => {
    fc.assert(
      fc.property(anyDay, n, fc.integer({ min: 1, max: 40 }), (start, count, later) => {
        const first = countFrom(start, { rule, n: count })
        const second = countFrom(start + later, { rule, n: count })
        expect(second.earliest!).toBeGreaterThanOrEqual(first.earliest!)
        expect(second.latest!).toBeGreaterThanOrEqual(first.latest!)
      }),
      { numRuns: rule.startsWith('SD') ? 40 : 100 },
    )
  })

  it.each([
    ['CAL_DAYS_EXCL', 'CAL_DAYS_INCL'],
    ['WEEKS_EXCL', 'WEEKS_INCL'],
    ['MONTHS_CDR', 'MONTHS_INCL'],
  ] as const)('%s is %s and a day', (exclusive, inclusive) => {
    fc.assert(
      fc.property(anyDay, n, (start, count) => {
        const one = countFrom(start, { rule: exclusive, n: count }).due!
        expect(countFrom(start, { rule: inclusive, n: count }).due).toBe(one - 1)
      }),
    )
  })

  it('a working-day count beginning with a day is the count from the day before', () => {
    fc.assert(
      fc.property(anyDay, n, (start, count) => {
        const one = countFrom(start - 1, { rule: 'WD_EXCL', n: count }).due
        expect(countFrom(start, { rule: 'WD_INCL', n: count }).due).toBe(one)
      }),
    )
  })

  it('one more holiday never makes a working-day limit earlier', () => {
    fc.assert(
      fc.property(
        anyDay,
        n,
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 }),
        (start, count, offsets) => {
          const extra = offsets.map((offset) => dayOf(start + offset))
          const more = workingCalendar('more', ['england-and-wales'], { extra })
          expect(more.plus(start, count)).toBeGreaterThanOrEqual(
            ENGLAND_AND_WALES.plus(start, count),
          )
          expect(more.nextFrom(start)).toBeGreaterThanOrEqual(ENGLAND_AND_WALES.nextFrom(start))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('adding working days agrees with walking them one by one', () => {
    fc.assert(
      fc.property(anyDay, n, (start, count) => {
        let on = start
        for (let left = count; left > 0;) if (ENGLAND_AND_WALES.isWorking(++on)) left--
        expect(ENGLAND_AND_WALES.plus(start, count)).toBe(on)
        expect(ENGLAND_AND_WALES.plus(on, 0)).toBe(on)
      }),
    )
  })

  it('a closure never makes a school-day limit earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), n, (offset, count) => {
        const term = { from: day('2025-01-06'), to: day('2028-12-20'), name: 'One long term' }
        const start = numberOf(day('2026-09-07'))
        const shut = { from: dayOf(start + offset), to: dayOf(start + offset + 2), name: 'Shut' }
        const open: SchoolCalendar = { name: 'Open', terms: [term], closures: [] }
        const closed: SchoolCalendar = { ...open, closures: [shut] }
        const rule = { rule: 'SD_EXCL', n: count } as const
        expect(countFrom(start, rule, closed).due!).toBeGreaterThanOrEqual(
          countFrom(start, rule, open).due!,
        )
      }),
    )
  })

  it('an act in a SEN appeal never ends in August or at Christmas, nor sooner than the plain count', () => {
    fc.assert(
      fc.property(anyDay, n, (start, count) => {
        const { due } = tribunalAct(start, { rule: 'WD_EXCL', n: count })
        expect(isTribunalRest(due)).toBe(false)
        expect(ENGLAND_AND_WALES.isWorking(due)).toBe(true)
        expect(due).toBeGreaterThanOrEqual(ENGLAND_AND_WALES.plus(start, count))
      }),
    )
  })
})
