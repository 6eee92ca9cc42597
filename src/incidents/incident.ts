/**
 * What is known of something that happened: whether anybody asked why, how long the family waited to
 * be told, how the adults' response lies against the child's strategies, and what it adds up to. Pure.
 */
import { daysBetween, type Day } from '../platform/day.ts'
import {
  sessionsLost,
  type IncidentBody,
  type ObservationBody,
  type PressureBody,
  type SuspensionBody,
  type ToldHomeBody,
  type UnkindnessBody,
  type WhyBody,
} from './entries.ts'
import { isIn, type Period } from './period.ts'

/** One thing that happened, as its newest version tells it. `root` is what a `why` or `told home` names. */
export type Happening = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly day: Day
  readonly time: string | null
  readonly isAbout: boolean
  readonly title: string
  readonly author: string
} & (
  | { readonly kind: 'incident'; readonly body: IncidentBody }
  | { readonly kind: 'suspension'; readonly body: SuspensionBody }
  | { readonly kind: 'pressure to leave'; readonly body: PressureBody }
  | { readonly kind: 'observation'; readonly body: ObservationBody }
  | { readonly kind: 'bullying' | 'left out'; readonly body: UnkindnessBody }
)
export type HappeningKind = Happening['kind']
export type Incident = Extract<Happening, { readonly kind: 'incident' }>

/** A later entry about a happening: `of` is the root of what it is about. */
export type Later<B> = {
  readonly of: number
  readonly seq: number
  readonly address: string
  readonly day: Day
  readonly time: string | null
  readonly author: string
  readonly body: B
}
export type Why = Later<WhyBody>
export type ToldHome = Later<ToldHomeBody>

type Reasons = Pick<IncidentBody, 'need' | 'skill' | 'different'>

const saysWhy = (body: Reasons & { readonly words?: string | null }): boolean =>
  [body.need, body.skill, body.different, body.words ?? null].some((text) => text !== null)

/** `not asked`: nobody has said anything yet. `not known yet`: somebody looked, and says so. */
export type WhyState = 'answered' | 'not asked' | 'not known yet'

/** Whether anybody has said why. Somebody's answer stands beside another's "we do not know yet". */
export function whyState(incident: Incident, whys: readonly Why[]): WhyState {
  const theirs = whys.filter(({ of }) => of === incident.root)
  const { need, skill, different } = incident.body
  if (saysWhy({ need, skill, different }) || theirs.some(({ body }) => saysWhy(body)))
    return 'answered'
  const isSaid =
    incident.body.notKnown === true || theirs.some(({ body }) => body.notKnown === true)
  return isSaid ? 'not known yet' : 'not asked'
}

/** The incidents nobody can explain yet, the newest first. */
export function openQuestions(
  happenings: readonly Happening[],
  whys: readonly Why[],
): readonly Incident[] {
  return happenings
    .filter((each): each is Incident => each.kind === 'incident')
    .filter((each) => whyState(each, whys) !== 'answered')
    .toSorted((one, other) =>
      one.day === other.day ? other.seq - one.seq : one.day < other.day ? 1 : -1,
    )
}

/** When the school wrote it down, when the family was told and by whom, and the days between. */
export type Told = {
  readonly recorded: Day | null
  readonly told: Day | null
  readonly by: string | null
  /** Days from when it happened until the family was told. */
  readonly after: number | null
  /** Days from when the school wrote it down until the family was told; null where either is not known. */
  readonly sinceRecorded: number | null
}

/** The first telling counts, whichever entry tells of it. */
export function toldOf(happening: Happening, tellings: readonly ToldHome[]): Told {
  const { body } = happening
  const recorded = 'schoolRecorded' in body ? body.schoolRecorded : null
  const own =
    'familyTold' in body && body.familyTold !== null
      ? [{ day: body.familyTold, by: body.toldBy }]
      : []
  const later = tellings
    .filter(({ of }) => of === happening.root)
    .map((each) => ({ day: each.day, by: each.body.by }))
  const [first] = [...own, ...later].toSorted((one, other) =>
    one.day === other.day ? 0 : one.day < other.day ? -1 : 1,
  )
  if (first === undefined)
    return { recorded, told: null, by: null, after: null, sinceRecorded: null }
  return {
    recorded,
    told: first.day,
    by: first.by,
    after: daysBetween(happening.day, first.day),
    sinceRecorded: recorded === null ? null : daysBetween(recorded, first.day),
  }
}

/**
 * What stands out in how the adults responded, each a plain fact and none a verdict: the behaviour was
 * already explained and something was given for it; a strategy was there and not used; the need was not
 * known.
 */
export type Response = {
  readonly used: readonly string[]
  readonly notUsed: readonly string[]
  readonly knew: IncidentBody['knew']
  readonly isSanctioned: boolean
  /** Something was given for behaviour that the plan or profile already explains, wholly or in part. */
  readonly isSanctionExplained: boolean
}

export function responseOf(body: IncidentBody): Response {
  const named = (used: string) =>
    body.strategies.filter((each) => each.used === used).map(({ name }) => name)
  const isSanctioned = body.sanction !== null
  return {
    used: named('used'),
    notUsed: named('not used'),
    knew: body.knew,
    isSanctioned,
    isSanctionExplained: isSanctioned && (body.explained === 'yes' || body.explained === 'partly'),
  }
}

/** The days round a visit, against which its one stretch of one day is laid. */
export type DaysRound = {
  readonly days: number
  readonly incidents: number
  readonly incidentDays: number
  readonly onTheDay: number
}

const ROUND_DAYS = 21

/** What happened in the three weeks before and after a visit; the day itself counted apart. */
export function daysRound(observed: Day, happenings: readonly Happening[]): DaysRound {
  const near = happenings.filter(
    ({ kind, day }) => kind === 'incident' && Math.abs(daysBetween(observed, day)) <= ROUND_DAYS,
  )
  const others = near.filter(({ day }) => day !== observed)
  return {
    days: ROUND_DAYS,
    incidents: others.length,
    incidentDays: new Set(others.map(({ day }) => day)).size,
    onTheDay: near.length - others.length,
  }
}

/** Sessions are half days. `unknown` suspensions say not how long they were, so the sum is "at least". */
export type Lost = {
  readonly count: number
  readonly sessions: number
  readonly unknown: number
}

export type Totals = {
  readonly incidents: number
  readonly sanctioned: number
  readonly sanctionedExplained: number
  readonly formal: Lost
  readonly unofficial: Lost
  readonly pressure: number
  readonly bullying: number
  readonly leftOut: number
  readonly observations: number
}

function lostIn(happenings: readonly Happening[], sort: SuspensionBody['sort']): Lost {
  const lost = happenings.flatMap((each) =>
    each.kind === 'suspension' && each.body.sort === sort ? [sessionsLost(each.body)] : [],
  )
  return {
    count: lost.length,
    sessions: lost.reduce<number>((sum, sessions) => sum + (sessions ?? 0), 0),
    unknown: lost.filter((sessions) => sessions === null).length,
  }
}

/** What happened in a term or a year, added up. A suspension counts where it begins. */
export function totalsIn(happenings: readonly Happening[], period: Period): Totals {
  const within = happenings.filter((each) => isIn(each.day, period))
  const count = (kind: HappeningKind) => within.filter((each) => each.kind === kind).length
  const responses = within.flatMap((each) =>
    each.kind === 'incident' ? [responseOf(each.body)] : [],
  )
  return {
    incidents: count('incident'),
    sanctioned: responses.filter(({ isSanctioned }) => isSanctioned).length,
    sanctionedExplained: responses.filter((each) => each.isSanctionExplained).length,
    formal: lostIn(within, 'formal'),
    unofficial: lostIn(within, 'unofficial'),
    pressure: count('pressure to leave'),
    bullying: count('bullying'),
    leftOut: count('left out'),
    observations: count('observation'),
  }
}

/** A row of the law that the sum of suspensions brings into play, by its id. */
export type SuspensionLaw = {
  readonly row: 'gov-le5' | 'gov-6-15' | 'gov-gt15-perm' | 'susp-max-45' | 'unofficial-exclusion'
  readonly text: string
}

const YEAR_DAYS_MAX = 45

/** What follows in law from the days of a term and of its year (law rows gov-le5, gov-6-15, gov-gt15-perm). */
export function suspensionLaw(term: Totals, year: Totals): readonly SuspensionLaw[] {
  const laws: SuspensionLaw[] = []
  const days = term.formal.sessions / 2
  if (days > 15)
    laws.push({
      row: 'gov-gt15-perm',
      text: 'More than 15 days in a term: the governors must meet about it, without being asked.',
    })
  else if (days > 5)
    laws.push({
      row: 'gov-6-15',
      text: 'More than 5 and up to 15 days in a term: if you tell the governors what you think, they must decide whether the child goes back.',
    })
  else if (days > 0)
    laws.push({
      row: 'gov-le5',
      text: '5 days or fewer in a term: the governors must consider what you write to them.',
    })
  if (year.formal.sessions > 0) {
    const left = YEAR_DAYS_MAX - year.formal.sessions / 2
    laws.push({
      row: 'susp-max-45',
      text:
        left >= 0
          ? `At most 45 days of suspension in a school year, whichever schools they were at: ${left} left.`
          : `More than 45 days of suspension in a school year: the law allows at most 45.`,
    })
  }
  if (year.unofficial.count > 0)
    laws.push({
      row: 'unofficial-exclusion',
      text: 'Being sent home without a written suspension is not lawful in place of one, even where a parent agrees. You can ask for it in writing as a suspension, or to go back the same day.',
    })
  return laws
}
