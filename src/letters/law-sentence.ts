/**
 * A sentence of law as it may stand in somebody's letter: the row's own words, with must or should by
 * its force, and the place they come from. A row that is not confirmed, not in force, or that says must
 * where it only binds as a should, gives none: it is shown beside the letter with its flag. Pure.
 */
import { due } from '../law/due.ts'
import {
  flagInWords,
  isReliable,
  verbOf,
  type Brushoff,
  type Clock,
  type Count,
  type Duty,
  type Flag,
  type Force,
  type Law,
  type Source,
} from '../law/law.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { inFullWords, type Day } from '../platform/day.ts'

/** A row as shown beside a letter. `sentence` is what may enter a letter; null where nothing may. */
export type LawRow = {
  readonly id: string
  readonly flag: Flag
  readonly force: Force
  /** What the row says, as the law's own pages show it. */
  readonly says: string
  /** How far it was checked, in words. */
  readonly checked: string
  readonly sentence: string | null
}

const BODIES: Readonly<Record<string, string>> = {
  school: 'The school',
  council: 'The council',
  ICB: 'The ICB (the NHS body that plans local care)',
  'every record-holder': 'Whoever keeps records',
  'schools, council, NHS': 'Schools, councils and the NHS',
}
const TELLS =
  /^(?:Accept|Arrange|Assess|Check|Have|Keep|Make|Meet|Provide|Publish|Record|Remove|Review|Take|Tell|Use) /

/** The row called `id`, a clock, a duty or a brush-off's ask. Throws RangeError where there is none. */
export function lawRow(law: Law, id: string): LawRow {
  const duty = law.duties.find((row) => row.id === id)
  if (duty !== undefined) return rowOf(duty, duty.says, dutySentence(law, duty))
  const clock = law.clocks.find((row) => row.id === id)
  if (clock !== undefined)
    return rowOf(clock, `${clock.name}: ${clock.length}`, clockSentence(law, clock))
  const brushoff = law.brushoffs.find((row) => row.id === id)
  if (brushoff === undefined) throw new RangeError(`No row ${id} in the law.`)
  return rowOf(brushoff, brushoff.answer, brushoff.ask)
}

function rowOf(row: Duty | Clock | Brushoff, says: string, sentence: string | null): LawRow {
  const { id, flag, force } = row
  const checked = flagInWords(flag)
  return {
    id,
    flag,
    force,
    says,
    checked,
    sentence: sentence !== null && mayEnter(row, sentence) ? sentence : null,
  }
}

function mayEnter(row: Duty | Clock | Brushoff, sentence: string): boolean {
  if (!isReliable(row.flag)) return false
  if ('inForce' in row && row.inForce !== 'yes') return false
  return verbOf(row.force) === 'must' || !/\bmust\b/i.test(sentence)
}

function dutySentence(law: Law, duty: Duty): string {
  return `${duty.inLetter ?? toldOf(duty)} ${sourceOf(law, duty.source, duty.force)}`
}

/** What the duty says, with who must or should do it. */
function toldOf({ who, says, force }: Duty): string {
  const body = BODIES[who]
  if (body === undefined) return says
  if (says.startsWith('It must ')) return `${body} ${says.slice('It '.length)}`
  return TELLS.test(says) ? `${body} ${verbOf(force)} ${lowered(says)}` : says
}

/** Null for the family's own limits, and where the row holds more than a length: that is no sentence. */
function clockSentence(law: Law, clock: Clock): string | null {
  if (clock.parent) return null
  const within = clock.also.some(({ from }) => from === 'due') ? null : countInWords(clock.count)
  const saving = clock.exceptions === null ? '' : ', unless an exception in the same rule applies'
  const told =
    within === null ? null : `This ${verbOf(clock.force)} be done within ${within}${saving}.`
  const sentence = clock.inLetter ?? told
  return sentence === null ? null : `${sentence} ${sourceOf(law, clock.source, clock.force)}`
}

const UNITS: Readonly<Partial<Record<Count['rule'], string>>> = {
  WEEKS_EXCL: 'week',
  MONTHS_CDR: 'month',
  SD_EXCL: 'school day',
  WD_EXCL: 'working day',
  WD_UK_EXCL: 'working day',
  CAL_DAYS_EXCL: 'day',
}

function countInWords({ rule, n, upTo }: Count): string | null {
  const unit = UNITS[rule]
  if (unit === undefined || n === undefined || upTo !== undefined) return null
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}

const WEIGHT: Readonly<Partial<Record<Force, string>>> = {
  stat_guidance: ' It is statutory guidance: it should be followed unless there is a good reason.',
  guidance: ' It is guidance: it says what should happen.',
  ombudsman: ' It is what an ombudsman decided.',
}

/** Where it stands: instrument, provision, edition, and what kind of rule it is where it is no law. */
function sourceOf(law: Law, source: Source, force: Force): string {
  const instrument = law.instruments.find(({ id }) => id === source.instrument)
  const edition = source.edition ?? instrument?.edition ?? null
  const provision = source.provision.replace(/ \((?:paragraph|regulation) number [^)]*\)/, '')
  const place = [
    instrument?.title ?? source.instrument,
    provision === 'whole' ? null : provision,
    edition,
  ]
  return `Source: ${place.filter((part) => part !== null).join(', ')}.${WEIGHT[force] ?? ''}`
}

function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

/** The day a clock of `law` falls due when it starts on `from`, for a letter; null where there is none to name. */
export function dueDay(
  law: Law,
  id: string,
  from: Day,
  calendar: SchoolCalendar | null,
): Day | null {
  const row = lawRow(law, id)
  const counted = row.sentence === null ? null : due(law, id, from, { calendar })
  return counted === null || 'error' in counted ? null : counted.due
}

/** `If this reaches you today, that is Monday 19 October 2026.`, or null where no day can be named. */
export function dueSentence(
  law: Law,
  id: string,
  from: Day,
  calendar: SchoolCalendar | null,
): string | null {
  const last = dueDay(law, id, from, calendar)
  return last === null ? null : `If this reaches you today, that is by ${inFullWords(last)}.`
}
