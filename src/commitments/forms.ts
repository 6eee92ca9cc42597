/** What a person chose or typed about a commitment or a proposal, read as values or as problems. */
import type { Day } from '../platform/day.ts'
import { choiceOf, dayOf, textOf, type Problem, type Read } from '../platform/web/forms.ts'
import { ANSWERED_AS, type AnsweredAs } from './commitment.ts'
import { DUE_BASES } from './entries.ts'

const NAME_LENGTH_MAX = 300
const WORDS_LENGTH_MAX = 20_000

/** Passing on is a hand-over, not an answer; the parent sees one list. */
const WHAT_HAPPENED = [...ANSWERED_AS, 'passed on'] as const

export type WhatHappened = {
  readonly day: Day
  readonly words: string | null
} & ({ readonly as: AnsweredAs } | { readonly as: 'passed on'; readonly to: string })

/** What came of a commitment. `since` and `today` bound the day: nothing is answered before it is asked. */
export function readWhatHappened(
  form: FormData,
  { since, today }: { readonly since: Day; readonly today: Day },
): Read<WhatHappened> {
  const as = choiceOf(form, 'as', WHAT_HAPPENED)
  const day = dayOf(form, 'day') ?? today
  const to = textOf(form, 'to')
  const words = textOf(form, 'words')
  const problems: Problem[] = []
  if (as === null) problems.push({ field: 'as', text: 'Choose what happened' })
  if (as === 'passed on' && to === '')
    problems.push({ field: 'to', text: 'Write whom it was passed on to' })
  if (to.length > NAME_LENGTH_MAX) problems.push({ field: 'to', text: 'Give a shorter name' })
  if (day === 'not a day')
    problems.push({ field: 'day', text: 'Give the day as day, month and year, like 28 9 2026' })
  else if (day > today) problems.push({ field: 'day', text: 'Give today or an earlier day' })
  else if (day < since) problems.push({ field: 'day', text: 'Give a day after it was asked' })
  if (words.length > WORDS_LENGTH_MAX)
    problems.push({ field: 'words', text: 'Write less here, or add it as a letter' })
  if (problems.length > 0 || as === null || day === 'not a day') return { ok: false, problems }
  const told = { day, words: words === '' ? null : words }
  return { ok: true, value: as === 'passed on' ? { ...told, as, to } : { ...told, as } }
}

export type ProposalAnswer = {
  readonly id: string
  readonly isYes: boolean
  readonly title: string
  readonly debtor: string
}

/** "Did you ask this?": yes, with the title and name as they stand, or no. */
export function readProposalAnswer(form: FormData): Read<ProposalAnswer> {
  const answer = choiceOf(form, 'answer', ['yes', 'no'])
  const [id, title, debtor] = [textOf(form, 'id'), textOf(form, 'title'), textOf(form, 'debtor')]
  const problems: Problem[] = []
  if (answer === null) problems.push({ field: 'answer', text: 'Say yes or no' })
  if (answer === 'yes' && title === '')
    problems.push({ field: 'title', text: 'Write what was asked' })
  if (answer === 'yes' && debtor === '')
    problems.push({ field: 'debtor', text: 'Write who was asked' })
  if (title.length > NAME_LENGTH_MAX) problems.push({ field: 'title', text: 'Make it shorter' })
  if (debtor.length > NAME_LENGTH_MAX)
    problems.push({ field: 'debtor', text: 'Give a shorter name' })
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { id, isYes: answer === 'yes', title, debtor } }
}

export type WrittenDown = {
  readonly kind: 'ask' | 'promise'
  readonly title: string
  readonly debtor: string
  readonly since: Day
  readonly due: Day | null
  readonly dueBasis: (typeof DUE_BASES)[number] | null
  readonly words: string | null
}

/** Something asked or promised that no letter shows: on the telephone, at the gate. */
export function readWrittenDown(form: FormData, today: Day): Read<WrittenDown> {
  const kind = choiceOf(form, 'kind', ['ask', 'promise'])
  const [title, debtor, words] = [
    textOf(form, 'title'),
    textOf(form, 'debtor'),
    textOf(form, 'words'),
  ]
  const since = dayOf(form, 'since') ?? today
  const due = dayOf(form, 'due')
  const dueBasis = choiceOf(form, 'dueBasis', DUE_BASES)
  const problems: Problem[] = []
  if (kind === null)
    problems.push({ field: 'kind', text: 'Say whether you asked or they promised' })
  if (title === '') problems.push({ field: 'title', text: 'Write what was asked or promised' })
  if (title.length > NAME_LENGTH_MAX) problems.push({ field: 'title', text: 'Make it shorter' })
  if (debtor === '')
    problems.push({ field: 'debtor', text: 'Write who was asked, or who promised it' })
  if (debtor.length > NAME_LENGTH_MAX)
    problems.push({ field: 'debtor', text: 'Give a shorter name' })
  if (words.length > WORDS_LENGTH_MAX) problems.push({ field: 'words', text: 'Write less here' })
  problems.push(...daySlips({ since, due, dueBasis, today }))
  if (problems.length > 0 || kind === null || since === 'not a day' || due === 'not a day')
    return { ok: false, problems }
  return {
    ok: true,
    value: { kind, title, debtor, since, due, dueBasis, words: words === '' ? null : words },
  }
}

type Days = {
  readonly since: Day | 'not a day'
  readonly due: Day | 'not a day' | null
  readonly dueBasis: string | null
  readonly today: Day
}

function daySlips({ since, due, dueBasis, today }: Days): Problem[] {
  const problems: Problem[] = []
  const like = 'as day, month and year, like 28 9 2026'
  if (since === 'not a day')
    problems.push({ field: 'since', text: `Give the day it was asked ${like}` })
  else if (since > today) problems.push({ field: 'since', text: 'Give today or an earlier day' })
  if (due === 'not a day') problems.push({ field: 'due', text: `Give the day ${like}` })
  else if (due !== null && dueBasis === null)
    problems.push({ field: 'dueBasis', text: 'Say where this day comes from' })
  else if (due === null && dueBasis !== null)
    problems.push({ field: 'due', text: 'Give the day it was due' })
  else if (due !== null && since !== 'not a day' && due < since)
    problems.push({ field: 'due', text: 'Give a day after it was asked' })
  return problems
}
