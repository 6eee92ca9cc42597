/** What is said in a conversation begun again, read from its forms as values or as slips to mend. */
import type { Day } from '../platform/day.ts'
import { choiceOf, dayOf, textOf, type Problem, type Read } from '../platform/web/forms.ts'
import { lastPart, lastSummary, otherOf, type Repair, type Side, type Turn } from './repair.ts'
import type { Seat } from './seats.ts'

const WORDS_MAX = 20_000
const ABOUT_MAX = 300

export type Begun = { readonly other: Seat; readonly about: string; readonly words: string }

export function readBegun(form: FormData, others: readonly Seat[]): Read<Begun> {
  const problems: Problem[] = []
  const other = others.find(({ id }) => id === textOf(form, 'with'))
  const [about, words] = [textOf(form, 'about'), textOf(form, 'words')]
  if (other === undefined) problems.push({ field: 'with', text: 'Say with whom' })
  if (about === '') problems.push({ field: 'about', text: 'Say in a few words what it is about' })
  if (about.length > ABOUT_MAX)
    problems.push({ field: 'about', text: `Say it in at most ${ABOUT_MAX} letters` })
  problems.push(...wordsMissing(words, 'Write what went wrong, as you see it', 'words'))
  return problems.length > 0 || other === undefined
    ? { ok: false, problems }
    : { ok: true, value: { other, about, words } }
}

function wordsMissing(words: string, text: string, field: string): Problem[] {
  if (words === '') return [{ field, text }]
  return words.length > WORDS_MAX ? [{ field, text: `Say it in at most ${WORDS_MAX} letters` }] : []
}

/** One thing said: the kind of its entry and its body. */
export type Said = {
  readonly kind: 'repair part' | 'repair check' | 'repair summary' | 'repair agreed'
  readonly body: object
}

type At = { readonly repair: Repair; readonly me: Side; readonly today: Day }

/** The form of one turn. */
export function readTurn(form: FormData, turn: Turn, at: At): Read<Said> {
  if (turn === 'check') return readCheck(form, at)
  if (turn === 'agree') return readAgree(form, at)
  if (turn === 'summary') return readSummary(form, at)
  return readPart(form, turn, at)
}

const MISSING = {
  saw: 'Write what went wrong, as you see it',
  heard: 'Write what you heard them say',
  'heard again': 'Write what you hear now',
  promise: 'Write one thing you can promise',
} as const

function readPart(
  form: FormData,
  turn: Exclude<Turn, 'check' | 'agree' | 'summary'>,
  { repair, today }: At,
): Read<Said> {
  const words = textOf(form, 'words')
  const problems = wordsMissing(words, MISSING[turn], `words-${turn.replace(' ', '-')}`)
  const due = turn === 'promise' ? dayOf(form, 'due') : null
  if (due === 'not a day' || (due !== null && due < today))
    problems.push({ field: 'due', text: 'Give a day from today on, as in 28 9 2026' })
  if (problems.length > 0) return { ok: false, problems }
  const part = turn === 'heard again' ? 'heard' : turn
  const mayUse = textOf(form, 'mayUse') === 'yes'
  const body = { of: repair.root, part, words, due, mayUse }
  return { ok: true, value: { kind: 'repair part', body } }
}

function readCheck(form: FormData, { repair, me }: At): Read<Said> {
  const heard = lastPart(repair, otherOf(repair, me), 'heard')
  const right = choiceOf(form, 'right', ['yes', 'no'])
  const words = textOf(form, 'words')
  const problems: Problem[] = []
  if (right === null) problems.push({ field: 'right', text: 'Say whether that is it' })
  if (right === 'no') problems.push(...wordsMissing(words, 'Write what you meant', 'words-check'))
  if (problems.length > 0 || heard === null) return { ok: false, problems }
  const body = { of: heard.seq, right: right === 'yes', words: words === '' ? null : words }
  return { ok: true, value: { kind: 'repair check', body } }
}

function readSummary(form: FormData, { repair }: At): Read<Said> {
  const words = textOf(form, 'words')
  const problems = wordsMissing(words, 'Write what both of you could say', 'words-summary')
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { kind: 'repair summary', body: { of: repair.root, words } } }
}

/** Agreed is only the wording that stood on the page, if it still stands. */
function readAgree(form: FormData, { repair }: At): Read<Said> {
  const summary = lastSummary(repair)
  if (summary === null || textOf(form, 'of') !== summary.address)
    return {
      ok: false,
      problems: [{ field: 'main', text: 'The words have changed: read them again' }],
    }
  return { ok: true, value: { kind: 'repair agreed', body: { of: summary.seq } } }
}
