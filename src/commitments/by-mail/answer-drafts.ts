/**
 * The entries that an answer becomes, in the name of whoever gives it. An answer given again amends the
 * one before; saying the same again does not make it later than it was. Pure.
 */
import { inFullWords, type Day } from '../../platform/day.ts'
import type { Entry, EntryDraft, FileDraft } from '../../record/entry.ts'
import type { AnsweredAs } from '../commitment.ts'
import type { AnswerBody, HandOverBody, OwedBody } from '../entries.ts'
import type { Answered } from './forms.ts'
import type { AskFacts } from './land.ts'

/** What an answer by link is called as an answer. A promise, passing it on and a question settle nothing. */
const AS: Record<Answered['as'], AnsweredAs> = {
  answered: 'answered',
  part: 'part',
  promise: 'acknowledged',
  'passed on': 'acknowledged',
  refused: 'refused',
  question: 'acknowledged',
}

type Around = {
  /** What the same person answered before, oldest first. */
  readonly before: readonly Entry[]
  readonly name: string
  readonly today: Day
  readonly files: readonly FileDraft[]
  readonly token: string
}

/** One to three entries; the files go with the first. */
export function answerDrafts(given: Answered, asked: AskFacts, around: Around): EntryDraft[] {
  const drafts = [
    ...(given.as === 'promise' ? [promiseOf(given, asked, around)] : []),
    ...(given.as === 'passed on' ? [handOverOf(given, asked, around)] : []),
    ...answersOf(given, asked, around),
  ]
  return drafts.map((draft, at) => (at === 0 ? { ...draft, files: around.files } : draft))
}

function frameOf({ shelf, audience }: AskFacts, { name, today, token }: Around, part: string) {
  return {
    happened: { day: today, time: null, precision: 'day' as const },
    author: name,
    people: [],
    shelf,
    audience,
    amends: null,
    files: [],
    key: `by-link:${token}:${part}`,
  }
}

/** Their words; for a promise that has none, what they chose, which is what the button says. */
function wordsOf({ as, words, by }: Answered): string | null {
  const promised = as === 'promise' && by !== null ? `I will do it by ${inFullWords(by)}.` : null
  return promised === null ? words : words === null ? promised : `${promised}\n\n${words}`
}

function promiseOf(given: Answered, asked: AskFacts, around: Around): EntryDraft {
  const last = around.before.findLast(({ kind }) => kind === 'promise')
  const body: OwedBody = {
    title: asked.title,
    debtor: around.name,
    creditor: asked.creditor,
    due: given.by,
    dueBasis: 'their promise',
    words: wordsOf(given),
  }
  return { ...frameOf(asked, around, 'promise'), kind: 'promise', body, amends: last?.seq ?? null }
}

function handOverOf({ to, words }: Answered, asked: AskFacts, around: Around): EntryDraft {
  const last = around.before.findLast(({ kind }) => kind === 'hand-over')
  const body: HandOverBody = { of: asked.root, from: around.name, to, words }
  return {
    ...frameOf(asked, around, 'hand-over'),
    kind: 'hand-over',
    body,
    amends: last?.seq ?? null,
  }
}

/** The answer itself; and where it is done, so is what they had promised of it. */
function answersOf(given: Answered, asked: AskFacts, around: Around): EntryDraft[] {
  const promised = around.before.findLast(({ kind }) => kind === 'promise')
  const before = answerTo(asked.root, around)
  // Passed on and nothing said before: the hand-over says all of it.
  const first =
    given.as === 'passed on' && before === null ? [] : [answerOf(given, asked.root, asked, around)]
  return given.as === 'answered' && promised !== undefined
    ? [...first, answerOf({ ...given, words: null }, promised.root, asked, around)]
    : first
}

function answerTo(root: number, { before }: Around): Entry | null {
  return (
    before.findLast(({ kind, body }) => kind === 'answer' && (body as AnswerBody).of === root) ??
    null
  )
}

function answerOf(given: Answered, root: number, asked: AskFacts, around: Around): EntryDraft {
  const last = answerTo(root, around)
  const as = AS[given.as]
  const body: AnswerBody = { of: root, as, words: given.as === 'passed on' ? null : wordsOf(given) }
  const isSame = last !== null && (last.body as AnswerBody).as === as
  const frame = frameOf(asked, around, `answer:${root === asked.root ? 'ask' : 'promise'}`)
  return {
    ...frame,
    kind: 'answer',
    body,
    amends: last?.seq ?? null,
    ...(isSame && { happened: last.happened }),
  }
}
