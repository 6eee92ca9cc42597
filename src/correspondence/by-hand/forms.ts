/** What was typed into a form by hand, read as something written down or as slips to mend. */
import { addDays, type Day } from '../../platform/day.ts'
import {
  choiceOf,
  dayOf,
  filesOf,
  textOf,
  typedDay,
  type Problem,
  type Read,
  type Typed,
} from '../../platform/web/forms.ts'
import { instantOf } from '../../record/drafting.ts'
import { CALLS, happenedOn, type Sort, type WrittenDown } from './by-hand.ts'

const WORDS_MAX = 100_000
const LINE_MAX = 300
const MINUTES_MAX = 24 * 60

/** What was there before, as it would have been typed. */
export function typedFrom(given: WrittenDown): Typed {
  return {
    words: given.words,
    who: given.who,
    to: given.to,
    where: given.where,
    title: given.title,
    call: given.call ?? '',
    minutes: given.minutes?.toString() ?? '',
    minutesWaited: given.minutesWaited?.toString() ?? '',
    on: 'other',
    time: given.when.time ?? '',
    about: given.when.precision === 'about' ? 'yes' : '',
    ...typedDay('day', given.when.day),
  }
}

const WHO_MISSING: Readonly<Partial<Record<Sort, string>>> = {
  call: 'Write who the call was with',
  said: 'Write who said it',
}

/** Until then "today" may mean the day before to whoever is still up. */
const SMALL_HOURS_END = '04:00'

/** Whether it is after midnight and before four in the morning of `today`. `now` is ISO 8601. */
export function isSmallHours(now: string, today: Day, zone: string): boolean {
  const end = instantOf({ day: today, time: SMALL_HOURS_END, precision: 'minute' }, zone)
  return Date.parse(now) < Date.parse(end)
}

/** Reads the form for one sort of thing, on the day `today`; in the small hours the day must be said. */
export function readByHand(
  form: FormData,
  sort: Sort,
  today: Day,
  isNight = false,
): Read<WrittenDown> {
  const problems: Problem[] = []
  const slip = (field: string, text: string) => problems.push({ field, text })
  const line = (name: string) => {
    const text = textOf(form, name).replaceAll(/\s+/g, ' ')
    if (text.length > LINE_MAX) slip(name, `Write at most ${LINE_MAX} characters here`)
    return text
  }
  const words = textOf(form, 'words')
  const [who, to, where] = [line('who'), line('to'), line('where')]
  const title = line('title')
  const call = choiceOf(form, 'call', CALLS)
  const hasFiles = filesOf(form, 'files').length > 0
  if (words.length > WORDS_MAX)
    slip('words', 'That is too long for one entry. Bring it in as a file instead')
  if (words === '' && (sort === 'said' || sort === 'voice')) slip('words', 'Write what was said')
  if (words === '' && sort === 'note') slip('words', 'Write what happened')
  if (who === '' && WHO_MISSING[sort] !== undefined) slip('who', WHO_MISSING[sort])
  if (sort === 'letter' && title === '')
    slip('title', 'Write what it is, as in “Letter about attendance”')
  if (sort === 'letter' && words === '' && !hasFiles && textOf(form, 'correcting') === '')
    slip('files', 'Add a photo or file of it, or write what it says')
  if (sort === 'call' && call === null) slip('call', 'Say how the call went')
  const when = whenOf(form, { today, isNight }, slip)
  const minutes = minutesOf(form, 'minutes', slip)
  const minutesWaited = minutesOf(form, 'minutesWaited', slip)
  if (problems.length > 0 || when === null) return { ok: false, problems }
  return {
    ok: true,
    value: { sort, when, words, who, to, where, title, call, minutes, minutesWaited },
  }
}

type Slip = (field: string, text: string) => void

type Moment = { readonly today: Day; readonly isNight: boolean }

/**
 * "Today" and "yesterday" count from the day the form named, so that a form opened before midnight and
 * sent after it, or the other way about, is asked again and never dated by a guess.
 */
function mustSayDay(form: FormData, { today, isNight }: Moment): boolean {
  const named = textOf(form, 'named')
  const on = choiceOf(form, 'on', ['today', 'yesterday', 'other'])
  if (on === 'other' || (!isNight && named === '')) return false
  return on === null || named !== today
}

/** The day (and time) the form says, or null and a slip told. */
export function whenOf(form: FormData, moment: Moment, slip: Slip) {
  const { today } = moment
  if (mustSayDay(form, moment)) {
    slip('on', 'Say which day it was')
    return null
  }
  const on = choiceOf(form, 'on', ['today', 'yesterday', 'other']) ?? 'today'
  const time = textOf(form, 'time')
  if (time !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    slip('time', 'Give the time as in 15:20')
    return null
  }
  const isSure = textOf(form, 'about') !== 'yes'
  if (on === 'today') return happenedOn(today, time, isSure)
  if (on === 'yesterday') return happenedOn(addDays(today, -1), time, isSure)
  const day = dayOf(form, 'day')
  if (day === null) slip('day', 'Give the day it happened')
  else if (day === 'not a day') slip('day', 'Give a day that is in the calendar, as in 28 9 2026')
  else if (day > today) slip('day', 'Give a day that has already been')
  else return happenedOn(day, time, isSure)
  return null
}

function minutesOf(form: FormData, name: string, slip: Slip): number | null {
  const text = textOf(form, name)
  if (text === '') return null
  const minutes = Number(text)
  if (/^\d{1,4}$/.test(text) && minutes <= MINUTES_MAX) return minutes
  slip(name, 'Give the minutes as a number, as in 25')
  return null
}
