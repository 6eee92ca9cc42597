/** What a person chose for a pack, read into its draft. Slips are told by `draftPack` when it is made. */
import { choiceOf, textOf, textsOf, type Problem } from '../platform/web/forms.ts'
import type { Entry } from '../record/entry.ts'
import type { Draft } from './draft.ts'
import { CHARTS } from '../days/charts-print.ts'
import { KNEW } from './entries.ts'
import { isQuoteOf, ISSUES_MAX, OPENING_MAX } from './spec.ts'

const LINE_MAX = 200
const WORDS_MAX = 5000

/** The draft with what the first page of a pack says: title, to, stage, wants, budget. */
export function readCover(form: FormData, draft: Draft): Draft {
  const budget = choiceOf(form, 'budget', ['none', '75', '100'])
  return {
    ...draft,
    title: textOf(form, 'title').slice(0, LINE_MAX),
    to: textOf(form, 'to').slice(0, LINE_MAX),
    stage: textOf(form, 'stage').slice(0, LINE_MAX),
    opening: textOf(form, 'opening').slice(0, OPENING_MAX),
    want: textOf(form, 'want')
      .split('\n')
      .map((line) => line.trim().slice(0, WORDS_MAX))
      .filter((line) => line !== '')
      .slice(0, ISSUES_MAX),
    budget: budget === '75' ? 75 : budget === '100' ? 100 : null,
    bundle: textOf(form, 'bundle') === 'yes',
    charts: CHARTS.filter((name) => textsOf(form, 'charts').includes(name)),
  }
}

type Issue = Draft['issues'][number]

/** One issue as typed: heading, own words, which entries stay, which quotes. `entries` are all it could cite. */
export function readIssue(
  form: FormData,
  issue: Issue,
  entries: readonly Entry[],
): { readonly issue: Issue; readonly problems: readonly Problem[] } {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  const chosen = textsOf(form, 'entry').flatMap((text) => {
    const entry = entries.find(({ address }) => address === text)
    return entry === undefined ? [] : [entry.seq]
  })
  const problems: Problem[] = []
  const quotes = entries.flatMap((entry) => {
    const field = `quote-${entry.address}`
    const words = textOf(form, field).slice(0, WORDS_MAX)
    if (words === '' || !chosen.includes(entry.seq)) return []
    if (!isQuoteOf(words, entry))
      problems.push({ field, text: 'Copy the words just as they stand in the entry' })
    const page = Number(textOf(form, `page-${entry.address}`))
    const at = textOf(form, `at-${entry.address}`)
    if (at !== '' && !/^(\d{1,2}:)?\d{1,2}:\d{2}( to (\d{1,2}:)?\d{1,2}:\d{2})?$/.test(at))
      problems.push({
        field: `at-${entry.address}`,
        text: 'Write a moment as 02:16, or 02:16 to 02:24',
      })
    return [
      {
        entry: entry.seq,
        words,
        ...(Number.isSafeInteger(page) && page > 0 ? { page } : {}),
        ...(at === '' ? {} : { at }),
      },
    ]
  })
  const heading = textOf(form, 'heading').slice(0, LINE_MAX)
  if (heading === '') problems.push({ field: 'heading', text: 'Give the issue a heading' })
  return {
    issue: {
      heading: heading === '' ? issue.heading : heading,
      words: textOf(form, 'words').slice(0, WORDS_MAX),
      entries: [...new Set([...issue.entries.filter((each) => !bySeq.has(each)), ...chosen])],
      quotes,
    },
    problems,
  }
}

type RecordingAnswer = {
  readonly of: number
  readonly heard: string
  readonly knew: (typeof KNEW)[number]
  readonly otherChild: boolean
}

export type ExhibitsRead = {
  readonly draft: Draft
  readonly answers: readonly RecordingAnswer[]
  readonly problems: readonly Problem[]
}

/**
 * Which exhibits are given, only cited, or held back, and the questions about recordings. `asked` are
 * the recordings whose questions are on the page.
 */
export function readExhibits(
  form: FormData,
  draft: Draft,
  entries: readonly Entry[],
  asked: readonly Entry[],
): ExhibitsRead {
  const problems: Problem[] = []
  let next: Draft = { ...draft, include: [], hold: [] }
  for (const entry of entries) {
    const choice = choiceOf(form, `give-${entry.address}`, ['give', 'hold', 'cite'])
    const description = textOf(form, `description-${entry.address}`).slice(0, 500)
    if (choice === 'give') next = { ...next, include: [...next.include, entry.seq] }
    if (choice === 'hold') {
      if (description === '')
        problems.push({
          field: `description-${entry.address}`,
          text: 'Say in a few words what is held back, without giving it away',
        })
      next = { ...next, hold: [...next.hold, { entry: entry.seq, description }] }
    }
  }
  return {
    draft: next,
    ...readAnswers(form, asked),
    problems: [...problems, ...readAnswers(form, asked).problems],
  }
}

function readAnswers(form: FormData, asked: readonly Entry[]) {
  const problems: Problem[] = []
  const answers = asked.flatMap((entry): RecordingAnswer[] => {
    const heard = textOf(form, `heard-${entry.address}`).slice(0, 1000)
    const knew = choiceOf(form, `knew-${entry.address}`, KNEW)
    const otherChild = choiceOf(form, `child-${entry.address}`, ['yes', 'no'])
    if (heard === '' && knew === null && otherChild === null) return []
    if (heard === '') problems.push({ field: `heard-${entry.address}`, text: 'Say who is heard' })
    if (knew === null)
      problems.push({ field: `knew-${entry.address}`, text: 'Say whether they knew' })
    if (otherChild === null)
      problems.push({ field: `child-${entry.address}`, text: 'Say whether another child is heard' })
    if (heard === '' || knew === null || otherChild === null) return []
    return [{ of: entry.seq, heard, knew, otherChild: otherChild === 'yes' }]
  })
  return { answers, problems }
}

/** Names of other children, one a line. */
export function readNames(form: FormData): string[] {
  const lines = textOf(form, 'names').split('\n')
  return [
    ...new Set(lines.map((line) => line.trim().slice(0, 100)).filter((line) => line !== '')),
  ].slice(0, 200)
}
