/** What was typed to ask somebody without an account into a conversation. */
import { z } from 'zod'
import { linkDayIn } from '../../people/link-day.ts'
import type { Day } from '../../platform/day.ts'
import { textOf, type Problem, type Read } from '../../platform/web/forms.ts'
import { oneLine } from '../../platform/words.ts'

const LINE_MAX = 120
const ABOUT_MAX = 300
const WORDS_MAX = 20_000
/** Such a conversation takes weeks: nobody is hurried. */
const USUAL_DAYS = 56

export type AskedToRepair = {
  readonly name: string
  readonly address: string | null
  readonly about: string
  readonly words: string
  readonly until: Day
}

export function readAskedToRepair(form: FormData, today: Day): Read<AskedToRepair> {
  const problems: Problem[] = []
  const [name, about] = [oneLine(textOf(form, 'name')), oneLine(textOf(form, 'about'))]
  const [given, words] = [textOf(form, 'address'), textOf(form, 'words')]
  const slip = (field: string, text: string) => problems.push({ field, text })
  if (name === '') slip('name', 'Write with whom')
  if (name.length > LINE_MAX) slip('name', `Write the name in at most ${LINE_MAX} letters`)
  const address = given === '' ? null : (z.email().max(320).safeParse(given).data ?? null)
  if (given !== '' && address === null) slip('address', 'Write the whole email address, with its @')
  if (about === '') slip('about', 'Say in a few words what it is about')
  if (about.length > ABOUT_MAX) slip('about', `Say it in at most ${ABOUT_MAX} letters`)
  if (words === '') slip('words', 'Write what went wrong, as you see it')
  if (words.length > WORDS_MAX) slip('words', `Say it in at most ${WORDS_MAX} letters`)
  const until = linkDayIn(form, { today, usualDays: USUAL_DAYS }, problems)
  return problems.length > 0 || until === null
    ? { ok: false, problems }
    : { ok: true, value: { name, address, about, words, until } }
}
