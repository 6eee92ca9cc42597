/** News as it was typed, read as values or as slips to mend. */
import { addDays, type Day } from '../platform/day.ts'
import { choiceOf, dayOf, textOf, textsOf, type Problem, type Read } from '../platform/web/forms.ts'
import type { Audience } from '../record/entry.ts'
import { ABOUT, NIGHTS, newsBody, type NewsBody } from './entries.ts'
import { aboutNight, NIGHT_WORDS } from './news.ts'
import type { ForWhom, Seat } from './seats.ts'

export type NewsGiven = {
  readonly body: NewsBody
  readonly audience: Audience
  /** Those it is for. */
  readonly chosen: readonly Seat[]
}

const WORDS_MAX = 20_000
const UNTIL_DAYS_MAX = 366

type Told = {
  readonly from: NewsBody['from']
  readonly forWhom: readonly ForWhom[]
  readonly isNight: boolean
  readonly today: Day
}

type Words = Pick<NewsBody, 'what' | 'about' | 'background' | 'until' | 'sleep'>

/** What is told, from the form, to whomever it is for. */
export function readTold(form: FormData, told: Pick<Told, 'isNight' | 'today'>): Read<Words> {
  const problems: Problem[] = []
  const slip = (field: string, text: string) => problems.push({ field, text })
  const { what, about, sleep } = whatOf(form, told.isNight, slip)
  const background = textOf(form, 'background')
  for (const [field, text] of [
    ['what', what],
    ['background', background],
  ] as const)
    if (text.length > WORDS_MAX) slip(field, `Say it in at most ${WORDS_MAX} letters`)
  const until = told.isNight ? told.today : untilOf(form, told.today, slip)
  return problems.length > 0 || about === null
    ? { ok: false, problems }
    : { ok: true, value: { what, about, background, until, sleep } }
}

/** What is told, to whom, from the form. Nobody is told who was not offered by name. */
export function readNews(form: FormData, told: Told): Read<NewsGiven> {
  const words = readTold(form, told)
  const problems = words.ok ? [] : [...words.problems]
  const ticked = textsOf(form, 'who')
  const chosen = told.forWhom.map(({ seat }) => seat).filter(({ id }) => ticked.includes(id))
  if (chosen.length === 0) problems.push({ field: 'who', text: 'Tick at least one person' })
  if (!words.ok || problems.length > 0) return { ok: false, problems }
  const forWhom = chosen.map(({ name }) => name)
  const { from } = told
  return {
    ok: true,
    value: {
      body: newsBody.parse({ ...words.value, from, forWhom }),
      audience: audienceOf(chosen, told.forWhom),
      chosen,
    },
  }
}

type Slip = (field: string, text: string) => void

/** Of a night one tap is enough: it becomes the first sentence. */
function whatOf(form: FormData, isNight: boolean, slip: Slip) {
  const words = textOf(form, 'what')
  const about = choiceOf(form, 'about', ABOUT)
  if (!isNight) {
    if (about === null) slip('about', 'Choose good, hard, or just news')
    if (words === '') slip('what', 'Write what happened, in a sentence')
    return { what: words, about, sleep: null }
  }
  const sleep = choiceOf(form, 'sleep', NIGHTS)
  if (sleep === null && words === '') slip('sleep', 'Choose one, or write a sentence')
  const said = sleep === null ? '' : NIGHT_WORDS[sleep]
  return { what: `${said} ${words}`.trim(), about: aboutNight(sleep), sleep }
}

function untilOf(form: FormData, today: Day, slip: Slip): Day | null {
  const until = dayOf(form, 'until')
  if (until === null) return null
  if (until === 'not a day') slip('until', 'Give a day that is in the calendar, as in 28 9 2026')
  else if (until < today || until > addDays(today, UNTIL_DAYS_MAX))
    slip('until', 'Give a day from today on, within a year')
  else return until
  return null
}

/** The owners, where all of them and nobody else were chosen; else those people by name. */
function audienceOf(chosen: readonly Seat[], offered: readonly ForWhom[]): Audience {
  const owners = offered.filter(({ seat }) => seat.owner)
  const isOwners = chosen.every(({ owner }) => owner) && chosen.length === owners.length
  return isOwners ? 'owners' : { people: chosen.map(({ id }) => id) }
}
