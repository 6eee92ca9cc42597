/** What somebody at their desk typed about something asked or promised, as values or as slips. */
import { isSameHolder } from '../commitments/hand-over.ts'
import { choiceOf, textOf, type Problem, type Read } from '../platform/web/forms.ts'

const NAME_LENGTH_MAX = 300
const WORDS_LENGTH_MAX = 20_000

/** What a school can say came of it. That the need has passed, or that it was taken back, is the family's to say. */
const SAID_AS = ['answered', 'part', 'acknowledged', 'refused'] as const

export type Said = { readonly as: (typeof SAID_AS)[number]; readonly words: string }

export function readSaid(form: FormData): Read<Said> {
  const as = choiceOf(form, 'as', SAID_AS)
  const words = textOf(form, 'words')
  const problems: Problem[] = []
  if (as === null) problems.push({ field: 'as', text: 'Choose what you are telling them' })
  if (words === '')
    problems.push({ field: 'words', text: 'Write what you want to tell the family' })
  if (words.length > WORDS_LENGTH_MAX)
    problems.push({ field: 'words', text: 'Write less here, or send it as a letter' })
  return problems.length > 0 || as === null
    ? { ok: false, problems }
    : { ok: true, value: { as, words } }
}

export type PassedOn = { readonly to: string; readonly words: string | null }

/** To whom it goes: one of the names shown, or one that is typed. `holders`: who has it now. */
export function readPassedOn(form: FormData, holders: readonly string[]): Read<PassedOn> {
  const to = textOf(form, 'other') || textOf(form, 'to')
  const words = textOf(form, 'why')
  const problems: Problem[] = []
  if (to === '') problems.push({ field: 'to', text: 'Choose or write who has it from now on' })
  else if (to.length > NAME_LENGTH_MAX)
    problems.push({ field: 'other', text: 'Give a shorter name' })
  else if (holders.some((each) => isSameHolder(each, to)))
    problems.push({ field: 'to', text: `${to} has it already: choose somebody else` })
  if (words.length > WORDS_LENGTH_MAX) problems.push({ field: 'why', text: 'Write less here' })
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { to, words: words === '' ? null : words } }
}
