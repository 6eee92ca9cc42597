/** What was typed about a meeting, read as values or as slips to mend. */
import { addDays, type Day } from '../platform/day.ts'
import {
  choiceOf,
  dayOf,
  textOf,
  typedDay,
  type Problem,
  type Read,
  type Typed,
} from '../platform/web/forms.ts'
import type { Audience, Happened } from '../record/entry.ts'
import {
  meetingBody,
  meetingMinutesBody,
  meetingViewBody,
  SORTS,
  WHOSE,
  type MeetingBody,
  type MeetingMinutesBody,
  type MeetingViewBody,
} from './entries.ts'
import { peopleIn, peopleTyped, saidIn, saidTyped, SORT_WORDS, type Of } from './meeting.ts'

const WORDS_MAX = 20_000
const LINE_MAX = 300
const PEOPLE_MAX = 60
const YEARS_DAYS = 5 * 366
const MINUTES_MAX = 24 * 60

type Slip = (field: string, text: string) => unknown

function slips(): { readonly problems: Problem[]; readonly say: Slip } {
  const problems: Problem[] = []
  return { problems, say: (field, text) => problems.push({ field, text }) }
}

function lineOf(form: FormData, name: string, slip: Slip): string | null {
  const text = textOf(form, name).replaceAll(/\s+/g, ' ')
  if (text.length > LINE_MAX) slip(name, `Write at most ${LINE_MAX} letters here`)
  return text === '' ? null : text
}

function wordsOf(form: FormData, name: string, slip: Slip): string | null {
  const text = textOf(form, name)
  if (text.length > WORDS_MAX) slip(name, `Write at most ${WORDS_MAX} letters here`)
  return text === '' ? null : text
}

function linesOf(form: FormData, name: string, slip: Slip): string[] {
  const lines = textOf(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > PEOPLE_MAX) slip(name, `Give at most ${PEOPLE_MAX} lines`)
  if (lines.some((line) => line.length > LINE_MAX))
    slip(name, `Write at most ${LINE_MAX} letters in a line`)
  return lines
}

function peopleOf(form: FormData, name: string, slip: Slip) {
  return peopleIn(linesOf(form, name, slip).join('\n'))
}

export type MeetingGiven = { readonly body: MeetingBody; readonly happened: Happened }

/** A meeting: what sort, when, who. Its day may lie ahead. */
export function readMeeting(form: FormData, today: Day): Read<MeetingGiven> {
  const { problems, say } = slips()
  const sort = choiceOf(form, 'sort', SORTS)
  if (sort === null) say('sort', 'Choose what sort of meeting it is')
  const title = lineOf(form, 'title', say)
  if (sort === 'other' && title === null) say('title', 'Say in a few words what it is')
  const happened = happenedOf(form, today, say)
  const rest = {
    where: lineOf(form, 'where', say),
    online: textOf(form, 'online') === 'yes' ? true : null,
    calledBy: lineOf(form, 'calledBy', say),
    there: peopleOf(form, 'there', say),
    withUs: peopleOf(form, 'withUs', say),
    about: wordsOf(form, 'about', say),
    papers: linesOf(form, 'papers', say),
    calledOff: textOf(form, 'calledOff') === 'yes' ? true : null,
  }
  if (problems.length > 0 || sort === null || happened === null) return { ok: false, problems }
  const body = meetingBody.parse({ title: title ?? SORT_WORDS[sort], sort, ...rest })
  return { ok: true, value: { body, happened } }
}

function happenedOf(form: FormData, today: Day, slip: Slip): Happened | null {
  const on = dayOf(form, 'on')
  const time = textOf(form, 'time')
  const isTime = time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
  if (!isTime) slip('time', 'Give the time as in 15:45')
  if (on === null) slip('on', 'Give the day of the meeting')
  else if (on === 'not a day') slip('on', 'Give a day that is in the calendar, as in 28 9 2026')
  else if (on > addDays(today, YEARS_DAYS) || on < addDays(today, -4 * YEARS_DAYS))
    slip('on', 'Look at the year again')
  else if (isTime)
    return time === ''
      ? { day: on, time: null, precision: 'day' }
      : { day: on, time, precision: 'minute' }
  return null
}

/** A meeting as it would be typed. */
export function typedMeeting({
  body,
  happened,
}: Pick<Of<MeetingBody>, 'body' | 'happened'>): Typed {
  return {
    sort: body.sort,
    title: body.title,
    time: happened.time ?? '',
    where: body.where ?? '',
    online: body.online === true ? 'yes' : '',
    calledBy: body.calledBy ?? '',
    there: peopleTyped(body.there),
    withUs: peopleTyped(body.withUs),
    about: body.about ?? '',
    papers: body.papers.join('\n'),
    calledOff: body.calledOff === true ? 'yes' : '',
    ...typedDay('on', happened.day),
  }
}

/** A view of a meeting, without what it is of. A child's words are taken only with the child's yes. */
export function readView(form: FormData, of: number): Read<MeetingViewBody> {
  const { problems, say } = slips()
  const whose = choiceOf(form, 'whose', WHOSE)
  if (whose === null) say('whose', 'Say whose view it is')
  const words = {
    well: wordsOf(form, 'well', say),
    notWell: wordsOf(form, 'notWell', say),
    comeOut: wordsOf(form, 'comeOut', say),
    question: wordsOf(form, 'question', say),
  }
  if (Object.values(words).every((each) => each === null))
    say('comeOut', 'Write at least one thing')
  const childYes = whose === 'child' ? textOf(form, 'childYes') === 'yes' : null
  if (childYes === false) say('childYes', 'Ask first. Without their yes their words stay with them')
  if (problems.length > 0 || whose === null) return { ok: false, problems }
  return { ok: true, value: meetingViewBody.parse({ of, whose, ...words, childYes }) }
}

export function typedView({ body }: Pick<Of<MeetingViewBody>, 'body'>): Typed {
  return {
    whose: body.whose,
    well: body.well ?? '',
    notWell: body.notWell ?? '',
    comeOut: body.comeOut ?? '',
    question: body.question ?? '',
    childYes: body.childYes === true ? 'yes' : '',
  }
}

/** One thing agreed: who does what, by which day. */
export type Agreed = { readonly title: string; readonly who: string; readonly due: Day | null }

/** So many lines of what was agreed stand on a form. */
export const AGREED_LINES = 5

/** What was agreed, line by line; `from` is the day of the meeting, before which nothing falls due. */
function agreedOf(form: FormData, from: Day, slip: Slip): Agreed[] {
  return Array.from({ length: AGREED_LINES }, (_, at) => {
    const [what, by] = [`what-${at}`, `by-${at}`]
    const title = lineOf(form, what, slip)
    const who = lineOf(form, `who-${at}`, slip)
    const due = dayOf(form, by)
    if (title === null && who === null && due === null) return []
    if (title === null) slip(what, 'Write what will be done')
    if (who === null) slip(`who-${at}`, 'Write who does it')
    if (due === 'not a day') slip(by, 'Give a day that is in the calendar, as in 28 9 2026')
    else if (due !== null && due < from) slip(by, 'Give a day from the meeting on')
    return title === null || who === null || due === 'not a day' ? [] : [{ title, who, due }]
  }).flat()
}

export type MinutesGiven = {
  readonly body: MeetingMinutesBody
  readonly agreed: readonly Agreed[]
}

/** What came of a meeting, with each thing agreed. */
export function readMinutes(form: FormData, of: number, from: Day): Read<MinutesGiven> {
  const { problems, say } = slips()
  const rest = {
    came: peopleOf(form, 'came', say),
    missing: linesOf(form, 'missing', say),
    minutes: minutesOf(form, say),
    said: saidIn(wordsOf(form, 'said', say) ?? ''),
    decided: wordsOf(form, 'decided', say),
    notAgreed: wordsOf(form, 'notAgreed', say),
    recorded: choiceOf(form, 'recorded', ['yes', 'no', 'not known']),
    knew: choiceOf(form, 'knew', ['yes', 'no', 'some', 'not known']),
  }
  const agreed = agreedOf(form, from, say)
  if (problems.length > 0) return { ok: false, problems }
  const knew = rest.recorded === 'yes' ? rest.knew : null
  const read = meetingMinutesBody.safeParse({ of, ...rest, knew })
  if (!read.success)
    return { ok: false, problems: [{ field: 'said', text: 'Write it in fewer lines' }] }
  return { ok: true, value: { body: read.data, agreed } }
}

function minutesOf(form: FormData, slip: Slip): number | null {
  const text = textOf(form, 'minutes')
  if (text === '') return null
  if (/^\d{1,4}$/.test(text) && Number(text) <= MINUTES_MAX) return Number(text)
  slip('minutes', 'Give the minutes as a number, as in 45')
  return null
}

export function typedMinutes({ body }: Pick<Of<MeetingMinutesBody>, 'body'>): Typed {
  return {
    came: peopleTyped(body.came),
    missing: body.missing.join('\n'),
    minutes: body.minutes?.toString() ?? '',
    said: saidTyped(body.said),
    decided: body.decided ?? '',
    notAgreed: body.notAgreed ?? '',
    recorded: body.recorded ?? '',
    knew: body.knew ?? '',
  }
}

const DURING = ['said', 'decided', 'agreed', 'not agreed'] as const

/** One thing written down while the meeting goes on. */
export type Taken = {
  readonly sort: (typeof DURING)[number]
  readonly words: string
  readonly who: string | null
  readonly due: Day | null
}

export function readTaken(form: FormData, from: Day): Read<Taken> {
  const { problems, say } = slips()
  const sort = choiceOf(form, 'sort', DURING) ?? 'said'
  const words = wordsOf(form, 'words', say)
  const who = lineOf(form, 'who', say)
  const due = dayOf(form, 'due')
  if (words === null) say('words', 'Write a few words')
  else if (sort === 'agreed' && words.length > LINE_MAX)
    say('words', `Say what will be done in at most ${LINE_MAX} letters`)
  if (sort === 'agreed' && who === null) say('who', 'Write who will do it')
  if (due === 'not a day') say('due', 'Give a day that is in the calendar, as in 28 9 2026')
  else if (due !== null && due < from) say('due', 'Give a day from the meeting on')
  if (problems.length > 0 || words === null || due === 'not a day') return { ok: false, problems }
  return { ok: true, value: { sort, words, who, due } }
}

/** Whether somebody says it was so; how they remember it, where it was not. `of` is in the names of its boxes. */
export function readConfirmed(
  form: FormData,
  of: string,
): Read<{ readonly right: boolean; readonly words: string | null }> {
  const { problems, say } = slips()
  const right = choiceOf(form, 'right', ['yes', 'no'])
  const words = wordsOf(form, 'remember', (_, text) => say(`remember-${of}`, text))
  if (right === null) say(`right-${of}`, 'Say whether that is what was agreed')
  if (right === 'no' && words === null) say(`remember-${of}`, 'Write how you remember it')
  if (problems.length > 0 || right === null) return { ok: false, problems }
  return { ok: true, value: { right: right === 'yes', words } }
}

/** Who may read it: what was chosen of what was offered, else `usual`. */
export function readAudience(form: FormData, usual: Audience): Audience {
  const chosen = choiceOf(form, 'audience', ['me', 'owners', 'circle'])
  return chosen === null || (chosen === 'me' && usual !== 'me') ? usual : chosen
}
