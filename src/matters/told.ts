/**
 * How a limit reads: its count, its tone, who owes it. Late and red only for a duty that binds, was
 * checked and is somebody else's; a day of the family's own that has passed is a day to ask for more.
 */
import { CHECK_FIRST, isReliable } from '../law/law.ts'
import { daysBetween, inWords, type Day } from '../platform/day.ts'
import type { PathStation } from './station.ts'

type Tone = 'late' | 'wait' | 'soon' | 'kept' | 'quiet'
export type Count = { readonly tone: Tone; readonly count: number | string; readonly unit: string }

/** How those who answer are called in a sentence. */
const CALLED: Readonly<Record<string, string>> = {
  School: 'The school',
  College: 'The college',
  Council: 'The council',
  Governors: 'The governing board',
  Panel: 'The panel',
  ICB: 'The health board (ICB)',
  'Mediation adviser': 'The mediation adviser',
  Professionals: 'The professionals who were asked',
  Tribunal: 'The Tribunal',
}

/** Who owes it, in the fewest words: "you", whom the matter is with, or who else must answer. */
export function whoOwes(
  { family, debtor }: Pick<PathStation, 'family' | 'debtor'>,
  matter: { readonly with: string; readonly school: string | null },
): string {
  if (family) return 'you'
  if (debtor === null) return matter.with
  if (debtor === 'School' && matter.school !== null) return matter.school
  return CALLED[debtor] ?? debtor
}

const days = (count: number): string => (count === 1 ? 'day' : 'days')

/** The count at the side of a card, on `on`. */
export function countOf(station: PathStation, on: Day): Count {
  const { state, latest, earliest } = station
  if (state === 'done' || state === 'done late') return doneCount(station)
  if (state === 'not started') return { tone: 'quiet', count: '–', unit: 'not started' }
  if (state === 'no number') return { tone: 'quiet', count: '–', unit: 'no number of days' }
  if (latest === null)
    return { tone: station.binding ? 'soon' : 'wait', count: 'Now', unit: 'as soon as possible' }
  const isRange = earliest !== latest
  if (state === 'late') {
    const late = daysBetween(latest, on)
    if (station.family)
      return { tone: 'soon', count: late, unit: `${days(late)} past: ask for more time` }
    if (!station.binding) return { tone: 'wait', count: late, unit: `${days(late)} past this day` }
    return { tone: 'late', count: late, unit: `${days(late)} late` }
  }
  const left = daysBetween(on, latest)
  const tone: Tone = left <= SOON_DAYS && !station.soft ? 'soon' : 'wait'
  if (left === 0) return { tone, count: 'Today', unit: isRange ? 'at the latest' : 'is the day' }
  return { tone, count: left, unit: `${days(left)} left${isRange ? ' at most' : ''}` }
}

const SOON_DAYS = 14

function doneCount({ state, happened, latest }: PathStation): Count {
  if (state === 'done late' && happened !== null && latest !== null) {
    const late = daysBetween(latest, happened)
    return { tone: 'kept', count: 'Done', unit: `${late} ${days(late)} late` }
  }
  return {
    tone: 'kept',
    count: 'Done',
    unit: latest === null || happened === null ? '' : 'in time',
  }
}

/** The day or days it is due, in words. */
export function dueWords(station: Pick<PathStation, 'due' | 'earliest' | 'latest'>): string {
  const { due, earliest, latest } = station
  if (due !== null && earliest === latest) return inWords(due)
  if (earliest !== null && latest !== null)
    return earliest === latest
      ? inWords(latest)
      : `between ${inWords(earliest)} and ${inWords(latest)}`
  return 'no number of days'
}

const STATE_WORDS: Readonly<Record<PathStation['state'], string>> = {
  done: 'Done',
  'done late': 'Done, late',
  now: 'Now',
  next: 'Next',
  late: 'Late',
  'not started': 'Not started',
  'no number': 'No date to count',
}

/** The state in words, which never depend on colour. */
export function stateWords(station: PathStation): string {
  if (station.mark !== null && station.state !== 'late')
    return station.state === 'done' ? 'Reached' : 'A day to know'
  if (station.state === 'late' && !station.binding)
    return station.family ? 'This day has passed: ask for more time' : 'This day has passed'
  if (station.state === 'done' && station.happened === null) return 'Done, day not known'
  if (station.state === 'no number' && station.mark === null && station.aside) return 'To know'
  return STATE_WORDS[station.state]
}

/** What kind of limit it is, in a few words. */
export function kindWords(station: PathStation): string {
  if (station.mark !== null) return 'A day to know, no limit in the law'
  if (station.policy !== null) return `${station.policy.organisation}’s own number`
  if (station.force === 'local_policy') return 'Their own policy: check the number in it'
  if (station.soft) return 'Usual practice, no limit in the law'
  return station.binding || station.family ? 'The law' : 'Guidance, not law'
}

/** Said wherever a row is not confirmed. */
export function checkWords({ flag }: Pick<PathStation, 'flag'>): string | null {
  return isReliable(flag) ? null : CHECK_FIRST
}

/** The whole path in a sentence or two, for whoever cannot or will not look at the picture. */
export function summaryOf(path: readonly PathStation[], on: Day): string {
  const shown = path.filter(({ aside }) => !aside)
  const done = shown.filter(({ state }) => state === 'done' || state === 'done late').length
  const late = shown.filter(({ state, binding }) => state === 'late' && binding)
  const now = shown.find(({ state }) => state === 'now')
  const running = shown.filter(({ state }) => state === 'now' || state === 'next').length
  const parts = [
    done === 0 ? null : `${done} ${done === 1 ? 'step is' : 'steps are'} done.`,
    late.length === 0
      ? null
      : `${late.length} ${late.length === 1 ? 'answer is' : 'answers are'} past the day the law sets.`,
    now === undefined
      ? null
      : `Now: ${now.title}${now.title.endsWith('?') ? '' : '.'} Due ${now.latest === null ? 'as soon as possible' : dueSoonWords(now, on)}.`,
    running < 2 ? null : `${running} clocks are running.`,
  ]
  const said = parts.filter((part) => part !== null).join(' ')
  return said === '' ? 'No clock is running.' : said
}

function dueSoonWords(station: PathStation, on: Day): string {
  if (station.latest === null) return ''
  const left = daysBetween(on, station.latest)
  return `${dueWords(station)} (${left === 0 ? 'today' : `${left} ${days(left)} left${station.due === null ? ' at most' : ''}`})`
}
