/** How a provision stands, in words and as a count that can be read across a room. Pure. */
import type { Tone } from '../platform/components/card.tsx'
import { inWords, type Day } from '../platform/day.ts'
import { counted, listed } from '../platform/words.ts'
import type { Ledger, TermLedger, Unknown } from './owed.ts'
import { standingOf } from './standing.ts'
import { spokenOf } from './spoken.ts'
import { agreedInWords, standsUntilChanged, type Mark, type Provision } from './provision.ts'

/** A provision, what was said of it, and its ledger up to a day. */
export type Stood = {
  readonly provision: Provision
  /** In the order of their days. */
  readonly marks: readonly Mark[]
  readonly terms: readonly TermLedger[]
  /** Its school is known to be shut on the day of the ledger. */
  readonly isShut: boolean
}

export type Count = { readonly tone: Tone; readonly count: number | string; readonly unit: string }

/** What stands at the side of its card: given of promised, in the term it is in. */
export function countOf({ provision, terms }: Stood, on: Day): Count {
  const newest = terms.at(-1)
  const standing = standingOf(provision, newest, on)
  if (newest === undefined || standing === 'not begun')
    return { tone: 'quiet', count: '–', unit: 'nothing to count yet' }
  const { given } = newest.spoken
  if (newest.promised === null && spokenOf(newest.spoken) === 0)
    return { tone: 'quiet', count: '–', unit: 'nobody has written yet' }
  const isOver = standing === 'over' || newest.to < on
  const isStopped = standing === 'stopped'
  const when = isStopped ? 'and then stopped' : isOver ? `in ${newest.name}` : 'this term'
  const tone: Tone =
    standing === 'kept' ? 'kept' : isStopped || standing === 'not all given' ? 'wait' : 'quiet'
  if (newest.promised === null) return { tone, count: given, unit: `given ${when}` }
  return { tone, count: given, unit: `of ${newest.promised} given ${when}` }
}

/** What else the record shows of a time, each with its number; what nobody said is called not recorded. */
export function othersInWords({ spoken, stopped, notRecorded }: Ledger): string {
  const parts = [
    spoken.notGiven > 0 ? `${spoken.notGiven} not given` : null,
    spoken.partly > 0 ? `${spoken.partly} given in part` : null,
    spoken.differently > 0 ? `${spoken.differently} told differently` : null,
    stopped > 0 ? `${stopped} since it was stopped` : null,
    (notRecorded ?? 0) > 0 ? `${notRecorded} not recorded` : null,
  ].filter((part) => part !== null)
  return parts.join(' · ')
}

const WHY: Readonly<Record<Unknown, string>> = {
  'no number':
    'Nobody wrote down how often, so nobody can say how much is missing. What was said of each day still stands.',
  'no school days':
    'Too little is known to count what was promised: whose school days? What was said of each day still stands.',
  longer: 'It is promised over a longer time than this.',
}

/** Why it cannot be said how much was promised. */
export const whyNotCounted = (because: Unknown): string => WHY[because]

/** What was given in a time, in one sentence. */
export function ledgerInWords(ledger: Ledger): string {
  const { promised, spoken } = ledger
  const others = othersInWords(ledger)
  const given =
    promised === null
      ? `${counted(spoken.given, 'session')} given.`
      : `${spoken.given} of ${counted(promised, 'session')} promised ${spoken.given === 1 ? 'was' : 'were'} given.`
  return others === '' ? given : `${given} ${others.replaceAll(' · ', ', ')}.`
}

/** When and by whom it stopped, and the reason as it was given. */
export function stopInWords({ body }: Provision): string | null {
  const { stopped, agreed } = body
  if (stopped === null) return null
  const by = stopped.by === null ? '' : `, by ${stopped.by}`
  const reason =
    stopped.reason === null
      ? 'No reason is in the record.'
      : `The reason that was given: “${stopped.reason}”`
  const still = standsUntilChanged(agreed)
    ? ` It stands in ${agreedInWords(agreed)} until the plan is changed.`
    : ''
  return `Stopped on ${inWords(stopped.on)}${by}. ${reason}${still}`
}

/** The reasons given for what was not given, each with how often; what nobody explained comes last. */
function reasonsOf(marks: readonly Mark[]): readonly (readonly [string | null, number])[] {
  const missed = marks.filter(({ body }) => body.given !== 'given')
  const key = ({ body }: Mark): string => (body.reason ?? '').trim().toLowerCase()
  return [...Map.groupBy(missed, key)]
    .map(([, its]) => [its[0]?.body.reason?.trim() ?? null, its.length] as const)
    .toSorted(([one, many], [other, more]) =>
      one === null ? 1 : other === null ? -1 : more - many,
    )
}

/** The reasons in one sentence; null where everything was given. */
export function reasonsInWords(marks: readonly Mark[]): string | null {
  const reasons = reasonsOf(marks)
  if (reasons.length === 0) return null
  const often = (many: number): string =>
    many === 1 ? 'once' : many === 2 ? 'twice' : `${many} times`
  return `Reasons, as they were given: ${listed(
    reasons.map(([reason, many]) =>
      reason === null ? `none ${often(many)}` : `“${reason}” ${often(many)}`,
    ),
  )}.`
}
