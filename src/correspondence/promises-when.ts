/**
 * Which day somebody named: "by Friday 13th", "within two weeks", "tomorrow", worked out from the
 * day on which it was said. A time that needs a calendar nobody has entered yet (working days, school
 * days, "the end of term") keeps its words and has no day. Pure.
 *
 * Written dates are read by chrono-node (day before month); the words of the week are ours, because
 * "by Friday", said on a Friday, means the next one, and never the day it was said.
 */
import { GB } from 'chrono-node/en'
import { Temporal } from 'temporal-polyfill'
import { addDays, daysBetween, parseDay, weekdayOf, type Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'

/** `day` is null where the words cannot be turned into a day of the calendar. */
export type When = { readonly day: Day | null; readonly words: string }

type Found = When & { readonly index: number }
type Rule = {
  readonly pattern: RegExp
  /** The day, null for "cannot be worked out", undefined for "not a time after all". */
  readonly dayOf: (match: RegExpExecArray, said: Day) => Day | null | undefined
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const WEEKDAY =
  '(mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'
const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
}
const NUMBER = `(\\d{1,3}|${Object.keys(NUMBERS).toReversed().join('|')})`
/** A written date without a year, said to be further ahead than this, was a day gone by. */
const AHEAD_DAYS_MAX = 300

const rules: readonly Rule[] = [
  {
    pattern: new RegExp(
      `\\b(?:with)?in (?:the next )?${NUMBER}(?:\\s*(?:to|-|–)\\s*\\d+)? (?:\\w+ )?(?:working|school|business|term[- ]time) (?:days?|weeks?)(?: of [\\w ]{3,30})?`,
      'gi',
    ),
    dayOf: () => null,
  },
  {
    pattern: new RegExp(
      `\\b(?:with)?in (?:the next |the coming )?${NUMBER} (hour|day|week|fortnight|month)s?\\b`,
      'gi',
    ),
    dayOf: (match, said) => counted(said, match[1], match[2]),
  },
  {
    pattern: /\b(?:with)?in (?:the next|the coming) (hour|day|week|fortnight|month)\b/gi,
    dayOf: (match, said) => counted(said, 'one', match[1]),
  },
  {
    pattern: /\b(?:the )?end of (this |next |the )?(day|play|week|month)\b/gi,
    dayOf: (match, said) => endOf(said, match[1], match[2]),
  },
  {
    pattern:
      /\b(?:the )?(?:end|start|beginning) of (?:this |next |the )?(?:half[- ]?term|term|summer|academic year|school year|year)\b/gi,
    dayOf: () => null,
  },
  {
    pattern: /\b(?:before|after|by|until) (?:the )?(?:half[- ]?term|christmas|easter|summer)\b/gi,
    dayOf: () => null,
  },
  {
    pattern: new RegExp(
      `\\b${WEEKDAY},? (?:the )?(\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:of )?[A-Z])`,
      'gi',
    ),
    dayOf: (match, said) => weekdayAndNumber(said, match[1], match[2]),
  },
  {
    pattern: new RegExp(`\\ba week (?:on |next )${WEEKDAY}\\b|\\b${WEEKDAY} week\\b`, 'gi'),
    dayOf: (match, said) => addDays(weekdayAfter(said, match[1] ?? match[2]), 7),
  },
  {
    pattern: new RegExp(`\\bnext ${WEEKDAY}\\b`, 'gi'),
    dayOf: (match, said) => weekdayOfNextWeek(said, match[1]),
  },
  {
    pattern: new RegExp(`\\b(?:this |coming )?${WEEKDAY}\\b`, 'gi'),
    dayOf: (match, said) => weekdayAfter(said, match[1]),
  },
  {
    pattern: /\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?[A-Z])/gi,
    dayOf: (match, said) => dayOfMonthAfter(said, Number(match[1])),
  },
  {
    pattern: /\b(?:a week|one week|(a fortnight|two weeks)) (?:today|from today)\b/gi,
    dayOf: (match, said) => addDays(said, match[1] === undefined ? 7 : 14),
  },
  { pattern: /\btomorrow\b/gi, dayOf: (_, said) => addDays(said, 1) },
  {
    pattern:
      /\b(?:today|tonight|this (?:morning|afternoon|evening)|close of (?:play|business))\b/gi,
    dayOf: (_, said) => said,
  },
  {
    pattern: /\b(this|next) (week|month)\b/gi,
    dayOf: (match, said) => endOf(said, match[1], match[2]),
  },
]

/**
 * The day named in `text`, said on `said`; null when none is named. Where several are, the one
 * behind "by" counts first, then one behind "within", "from", "on", then the last one named.
 * With `deadlineOnly`, only times that set an end count: "by Friday", not "can you do Friday?".
 */
export function whenNamed(
  text: string,
  said: Day,
  options: { readonly deadlineOnly?: boolean } = {},
): When | null {
  const found = [...writtenDates(text, said), ...byRules(text, said)]
  const best = withoutOverlaps(found)
    .map((each) => ({ ...each, rank: rankOf(text, each) }))
    .filter((each) => each.rank < (options.deadlineOnly === true ? 2 : 9))
    .toSorted((a, b) => a.rank - b.rank || b.index - a.index)
    .at(0)
  return best === undefined ? null : { day: best.day, words: wordsOf(text, best) }
}

const DEADLINE =
  /\b(?:by|before|no later than|not later than|until|latest)(?: the| \d{1,2}(?::\d\d|\.\d\d)?\s?(?:am|pm)?(?: on)?| noon(?: on)?| close of play(?: on)?)?\s*$/i
const GONE_BY =
  /\b(?:last|since|dated|of|sent|received|met|spoke|spoken|were|was|happened|(?:the|our|your|my|this|that) (?:meeting|visit|call|conversation|email|letter))(?: (?:on|from|of|the|this))*\s*$/i

function rankOf(text: string, found: Found): number {
  const before = text.slice(0, found.index)
  if (DEADLINE.test(before) || /^(?:before|by|until)\b/i.test(found.words)) return 0
  if (/^(?:with)?in\b/i.test(found.words) || /\bend of\b/i.test(found.words)) return 1
  if (GONE_BY.test(before)) return 9
  return /\b(?:from|on|for|this|as of)\s*$/i.test(before) ? 3 : 4
}

/** The words of the time with the small word before it: `by Friday 13th`. */
function wordsOf(text: string, found: Found): string {
  const lead = /\b(?:by|before|from|on|until|no later than)(?: the)?\s*$/i.exec(
    text.slice(0, found.index),
  )
  return oneLine(`${lead === null ? '' : lead[0]}${found.words}`)
}

function byRules(text: string, said: Day): Found[] {
  return rules.flatMap(({ pattern, dayOf }) =>
    Array.from(text.matchAll(pattern), (match): Found[] => {
      const day = dayOf(match, said)
      return day === undefined ? [] : [{ index: match.index, words: match[0], day }]
    }).flat(),
  )
}

/** Dates written out ("2 October", "12/03/27"), read by chrono; a bare month or weekday is not one. */
function writtenDates(text: string, said: Day): Found[] {
  const [year = 0, month = 1, date = 1] = said.split('-').map(Number)
  const reference = new Date(year, month - 1, date, 12)
  return GB.parse(text, reference, { forwardDate: true }).flatMap(({ start, text, index }) => {
    if (!start.isCertain('day') || !start.isCertain('month') || !/\d/.test(text)) return []
    if (!/[/\d]\d*[/.-]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i.test(text)) return []
    const named = dayFrom(start.get('year'), start.get('month'), start.get('day'))
    if (named === null || named < said) return []
    const ahead = daysBetween(said, named)
    return !start.isCertain('year') && ahead > AHEAD_DAYS_MAX
      ? []
      : [{ index, words: text, day: named }]
  })
}

/** The longest of those that overlap: "Friday 13 November" is not also "Friday". */
function withoutOverlaps(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const each of found.toSorted((a, b) => b.words.length - a.words.length)) {
    const overlaps = kept.some(
      (other) =>
        each.index < other.index + other.words.length &&
        other.index < each.index + each.words.length,
    )
    if (!overlaps) kept.push(each)
  }
  return kept
}

function dayFrom(year: number | null, month: number | null, date: number | null): Day | null {
  if (year === null || month === null || date === null) return null
  return parseDay(`${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`)
}

function counted(said: Day, number = '', unit = ''): Day | undefined {
  const count = NUMBERS[number.toLowerCase()] ?? Number(number)
  if (!Number.isInteger(count)) return undefined
  const date = Temporal.PlainDate.from(said)
  switch (unit.toLowerCase()) {
    case 'hour':
      return addDays(said, Math.floor(count / 24))
    case 'day':
      return addDays(said, count)
    case 'week':
      return addDays(said, count * 7)
    case 'fortnight':
      return addDays(said, count * 14)
    case 'month':
      return parseDay(date.add({ months: count }).toString()) ?? undefined
    default:
      return undefined
  }
}

/** A school's week ends on Friday; said at a weekend, "this week" is the one about to begin. */
function endOf(said: Day, which = '', unit = ''): Day | null {
  const next = which.trim().toLowerCase() === 'next'
  if (unit.toLowerCase() === 'month') {
    const date = Temporal.PlainDate.from(said).add({ months: next ? 1 : 0 })
    return parseDay(date.with({ day: date.daysInMonth }).toString())
  }
  if (unit.toLowerCase() !== 'week') return said
  if (next) return weekdayOfNextWeek(said, 'fri')
  return weekdayOf(said) === 5 ? said : weekdayAfter(said, 'fri')
}

function numberOfWeekday(name = ''): number {
  return WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** The next such weekday after `said`, never `said` itself. */
function weekdayAfter(said: Day, name: string | undefined): Day {
  return addDays(said, ((numberOfWeekday(name) - weekdayOf(said) + 6) % 7) + 1)
}

function weekdayOfNextWeek(said: Day, name: string | undefined): Day {
  return addDays(said, 7 - weekdayOf(said) + numberOfWeekday(name))
}

function dayOfMonthAfter(said: Day, number: number): Day | undefined {
  for (let ahead = 1; ahead <= 62; ahead += 1) {
    const on = addDays(said, ahead)
    if (Number(on.slice(8)) === number) return on
  }
  return undefined
}

/** "Friday 13th": the next 13th that is a Friday, looked for in the three months ahead. */
function weekdayAndNumber(said: Day, name = '', number = ''): Day | null {
  for (let ahead = 1; ahead <= 92; ahead += 1) {
    const on = addDays(said, ahead)
    if (Number(on.slice(8)) === Number(number) && weekdayOf(on) === numberOfWeekday(name)) return on
  }
  return null
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
