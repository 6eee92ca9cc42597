/**
 * Facts that move a date: a date agreed or ordered, a pause, a post, a kind of school. Each is given
 * as text by its field name; one date never stands in for another.
 */
import { parseDay } from '../platform/day.ts'
import { ENGLAND_AND_WALES } from './calendar.ts'
import { type DayNumber, fullWords, numberOf } from './day-number.ts'
import type { Clock, Count } from './law.ts'

export type Adjusted = {
  readonly start: DayNumber
  /** Counted from an event that was given, not from the row's own trigger. */
  readonly isFromEvent: boolean
  readonly count: Count
  /** A date agreed or ordered, which comes before any count. */
  readonly fixed: DayNumber | null
  /** A last day that no count may pass. */
  readonly cap: DayNumber | null
  readonly capStep: string
  readonly pausedDays: number
  /** Why nothing is counted (the duty does not reach here, or its clock stands still). */
  readonly refusal: string | null
  readonly steps: readonly string[]
  afterSteps(due: DayNumber | null): readonly string[]
}

/** Facts that are days; every other fact is a word. */
const DAYS = new Set([
  'sent',
  'received',
  'served',
  'meeting_date',
  'notice_sent',
  'certificate_issued',
  'order_date',
  'clarification_asked',
  'clarification_given',
  'agreed_until',
  'tribunal_date',
  'last_review',
  'exam_date',
  'posted',
  'acknowledged',
  'advocate_appointed',
])

const YES = new Set(['yes', 'true', '1', 'y'])

type Given = Readonly<Record<string, string>>

/** A sentence for each fact that none of `clocks` has: a misspelt one is not passed over in silence. */
export function unknownFacts(clocks: readonly Clock[], facts: Given): string[] {
  const known = new Set([...DAYS, 'policy_days', ...clocks.flatMap((clock) => clock.facts)])
  return Object.keys(facts)
    .filter((name) => !known.has(name))
    .map((name) => `No clock has a fact called "${name}", so it moved nothing.`)
}

function dayFact(clock: Clock, facts: Given, name: string): DayNumber | null {
  if (!clock.facts.includes(name)) return null
  const text = facts[name]
  const on = text === undefined ? null : parseDay(text)
  return on === null ? null : numberOf(on)
}

function wrongDay(facts: Given): string | null {
  for (const [name, text] of Object.entries(facts)) {
    if (DAYS.has(name) && parseDay(text) === null) {
      return `${name} must be a day written like 2026-09-07. You gave "${text}".`
    }
  }
  return null
}

type Draft = { -readonly [K in keyof Adjusted]: Adjusted[K] }

function fixedDate(clock: Clock, facts: Given, draft: Draft): void {
  const agreed = dayFact(clock, facts, 'agreed_until')
  const ordered = dayFact(clock, facts, 'tribunal_date')
  draft.fixed = ordered ?? agreed ?? draft.fixed
  if (ordered !== null) {
    draft.steps = [
      `The Tribunal fixed ${fullWords(ordered)}. Its date comes before any count, and nothing moves it.`,
    ]
  } else if (agreed !== null) {
    draft.steps = [`A date was agreed in writing: ${fullWords(agreed)}. It comes before any count.`]
  }
}

function startDate(clock: Clock, facts: Given, draft: Draft): void {
  const posted = dayFact(clock, facts, 'posted')
  if (posted !== null) {
    draft.start = ENGLAND_AND_WALES.plus(posted, 2)
    draft.steps = [
      `Posted first class on ${fullWords(posted)}: it counts as received on the second working day after, ${fullWords(draft.start)}.`,
    ]
  }
  const when = clock.whenFact
  const instead = when === undefined ? null : dayFact(clock, facts, when.fact)
  if (when !== undefined && instead !== null) {
    draft.start = instead
    draft.isFromEvent = true
    draft.count = when.count
    draft.steps = [`Counted from ${fullWords(instead)} (${when.fact.replaceAll('_', ' ')}).`]
  }
  if (
    clock.facts.includes('knew_15_working_days_ahead') &&
    YES.has(facts['knew_15_working_days_ahead']?.toLowerCase() ?? '')
  ) {
    draft.fixed = draft.start
    draft.steps = ['It knew 15 working days ahead, so it is due on the day of the move itself.']
  }
}

/** UK GDPR Art 12A: the month stands still while the body waits for what it truly needs to know. */
function pause(clock: Clock, facts: Given, draft: Draft): void {
  const asked = dayFact(clock, facts, 'clarification_asked')
  if (asked === null) return
  const given = dayFact(clock, facts, 'clarification_given')
  if (given === null) {
    draft.refusal = `They asked for something they need on ${fullWords(asked)}. The clock stands still until it is given, so there is no date yet.`
    return
  }
  draft.pausedDays = Math.max(0, given - asked)
  draft.steps = [
    `The clock stood still from ${fullWords(asked)} to ${fullWords(given)}: ${draft.pausedDays} days are added. (The pause is known from dependable guides, not from the text of the law.)`,
  ]
}

function schoolKind(clock: Clock, facts: Given, draft: Draft): void {
  const type = facts['school_type']?.toLowerCase() ?? ''
  if (clock.id === 'edu-record' && /academy|free|independent/.test(type)) {
    draft.refusal =
      'This right reaches maintained schools and non-maintained special schools, not academies or independent schools. Ask as a subject access request instead (clock sar).'
  }
  if (clock.id.startsWith('irp-') && type !== '') {
    const academy = type.includes('academy')
    draft.steps = [
      ...draft.steps,
      academy
        ? 'An academy: ask the academy trust, which arranges the review.'
        : 'A maintained school or PRU: ask the council, which arranges the review.',
    ]
  }
  if (clock.id === 'ar-report') {
    if (YES.has(facts['wholly_independent']?.toLowerCase() ?? '')) {
      draft.steps = ['A wholly independent school: the council itself writes the report.']
    } else if (YES.has(facts['section_41']?.toLowerCase() ?? '')) {
      draft.steps = ['A section 41 school: the head writes the report.']
    }
  }
}

function caps(clock: Clock, facts: Given, draft: Draft): void {
  const exam = dayFact(clock, facts, 'exam_date')
  if (exam !== null) {
    draft.cap = exam - 1
    draft.capStep = `The exam or test is on ${fullWords(exam)}. So far as reasonably practicable, the decision comes before it: by ${fullWords(exam - 1)}.`
  }
  const meeting = clock.id === 'ar-final' ? dayFact(clock, facts, 'meeting_date') : null
  if (meeting !== null) {
    draft.cap = meeting + 84
    draft.capStep = `The whole review takes at most 12 weeks from its meeting on ${fullWords(meeting)}: ${fullWords(meeting + 84)}.`
  }
}

/** What `facts` do to the count of `clock`, or a sentence saying which fact cannot be read. */
export function adjust(
  clock: Clock,
  start: DayNumber,
  facts: Given,
): Adjusted | { readonly error: string } {
  const wrong = wrongDay(facts)
  if (wrong !== null) return { error: wrong }
  const draft: Draft = {
    start,
    isFromEvent: false,
    count: clock.count,
    fixed: null,
    cap: null,
    capStep: '',
    pausedDays: 0,
    refusal: null,
    steps: [],
    afterSteps: () => [],
  }
  startDate(clock, facts, draft)
  pause(clock, facts, draft)
  schoolKind(clock, facts, draft)
  caps(clock, facts, draft)
  fixedDate(clock, facts, draft)
  const policy = facts['policy_days']
  if (clock.count.rule === 'POLICY' && policy !== undefined) {
    if (!/^[1-9]\d{0,2}$/.test(policy))
      return { error: 'policy_days must be a whole number of days.' }
    const { upTo: _, ...rest } = clock.count
    draft.count = { ...rest, unit: rest.unit ?? 'SD_EXCL', n: Number(policy) }
    draft.steps = [...draft.steps, `Their own policy says ${policy}.`]
  }
  if (draft.pausedDays > 0) {
    draft.afterSteps = (due) =>
      due === null ? [] : [`With the pause it ends on ${fullWords(due)}.`]
  }
  return draft
}

/** `key=value` words as facts, or a sentence saying which one is not one. */
export function parseFacts(
  words: readonly string[],
): { readonly facts: Given } | { readonly error: string } {
  const facts: Record<string, string> = {}
  for (const word of words) {
    const at = word.indexOf('=')
    const key = word.slice(0, at)
    if (at < 1 || !/^[a-z0-9_]+$/.test(key)) {
      return { error: `A fact is written name=value, as in served=2026-11-02. You gave "${word}".` }
    }
    facts[key] = word.slice(at + 1)
  }
  return { facts }
}
