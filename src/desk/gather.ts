/** From what one seat may read of its record to the things on a desk. Pure: a day is passed in. */
import {
  askedByOf,
  calendarDaysLate,
  dueOf,
  isOwed,
  standingOf,
  waitingDays,
} from '../commitments/commitment.ts'
import { holdersOf } from '../commitments/hand-over.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import { countOf, shortDay, untilJudged } from '../commitments/told.ts'
import { deadlinesOf, dueNow, type Deadline } from '../matters/deadline.ts'
import { MATTER_KIND, STEP_KIND } from '../matters/entries.ts'
import { mattersOf } from '../matters/matter.ts'
import { countOf as countOfStation, dueWords, kindWords } from '../matters/told.ts'
import { datesIn } from '../people/calendars.ts'
import { CALENDAR_KIND, POLICY_KIND } from '../people/entries.ts'
import { addDays, daysBetween, type Day } from '../platform/day.ts'
import { adultsOf } from './pages-confirmed.ts'
import { item, type Known, type SeatFacts } from './facts.ts'
import type { DeskItem, Sort } from './item.ts'
import { meetingItems } from './meetings.ts'
import { planItems } from './plans.ts'
import { attendanceItems } from './reviews.ts'
import { everOfUs, isNamed, ownPeople, whoseIs, type Whose } from './seat.ts'
import { toBeTold, type ToBeTold } from './tellings.ts'

export const DATE_KINDS = [MATTER_KIND, STEP_KIND, CALENDAR_KIND, POLICY_KIND]

/** What happened longer ago is no longer on a desk. */
export const TOLD_DAYS = 28

/** Everything on the desk of one seat, on `on`, in no order. */
export function itemsOf(facts: SeatFacts, on: Day): DeskItem[] {
  const { seat, people } = facts
  const names = everOfUs(seat, people).map(({ name }) => name)
  const here = ownPeople(seat, people, on).map(({ name }) => name)
  // The same few names hold most of what is owed to a child.
  const whose = new Map<string, Whose>()
  const known: Known = {
    ...facts,
    on,
    gone: names.filter((name) => !here.includes(name)),
    whose: (holder) => {
      const found = whose.get(holder) ?? whoseIs(holder, seat, names)
      whose.set(holder, found)
      return found
    },
  }
  return [
    ...owedItems(known),
    ...profileItems(known),
    ...dateItems(known),
    ...toldItems(known),
    ...attendanceItems(known),
    ...planItems(known),
    ...meetingItems(known),
  ]
}

const SORT_OF: Readonly<Record<KeptCommitment['kind'], Sort>> = {
  ask: 'question',
  promise: 'promise',
  action: 'promise',
  duty: 'provision',
  provision: 'provision',
}

function owedItems(known: Known): DeskItem[] {
  const { on, seat } = known
  return known.commitments
    .filter((each) => each.since <= on && isOwed(each, on))
    .map((each) => {
      const holder = holdersOf(each, on).at(-1)?.who ?? each.debtor
      const standing = standingOf(each, on)
      const late = calendarDaysLate(each, on) ?? 0
      const replied = repliedTo(known, each)
      const due = dueOf(each)
      const mayWrite = seat.writesOn.includes(known.shelves.get(each.root) ?? '')
      const at = {
        sort: SORT_OF[each.kind],
        id: String(each.root),
        path: `/owed/${each.address}`,
        need: 'read messages or plan' as const,
        address: each.address,
      }
      return item(known, at, {
        title: each.title,
        holder,
        people: [holder],
        whose: known.whose(holder),
        since: each.since,
        due,
        basis: due === null ? null : each.dueBasis,
        standing,
        count: replied === null ? countOf(each, on) : untilJudged(countOf(each, on)),
        facts: factsOfOwed(known, each, { holder, replied }),
        act: mayWrite ? `/records/${seat.record}/desk/${each.address}` : null,
        concern: standing === 'overdue' ? 0 : 1,
        weight: standing === 'overdue' ? late : waitingDays(each, on),
      })
    })
}

/** The day of what came back and nobody has judged yet; null where nothing did. */
function repliedTo({ replied }: Known, each: KeptCommitment): Day | null {
  const day = replied.get(each.root)
  if (day === undefined) return null
  const judged = [...each.answers, ...each.handOvers].some(({ happened }) => happened.day >= day)
  return judged ? null : day
}

function factsOfOwed(
  { on, gone }: Known,
  each: KeptCommitment,
  { holder, replied }: { readonly holder: string; readonly replied: Day | null },
): string {
  const began = each.kind === 'ask' ? 'asked' : each.kind === 'promise' ? 'promised' : 'since'
  const [due, asked] = [dueOf(each), askedByOf(each)]
  const passed = each.handOvers.filter(({ happened }) => happened.day <= on).length
  const seen = each.answers.filter(({ happened }) => happened.day <= on).at(-1)
  return [
    holder,
    gone.some((name) => isNamed(holder, name)) ? 'no longer here: pass it on' : null,
    `${began} ${shortDay(each.since, on)}`,
    due === null ? null : `due ${shortDay(due, on)} (${each.dueBasis})`,
    due === null && asked !== null ? `the family asked for ${shortDay(asked, on)}` : null,
    passed === 0 ? null : `passed on ${passed === 1 ? 'once' : `${passed} times`}`,
    replied === null
      ? null
      : `a reply came ${shortDay(replied, on)}: the family has not said yet whether it is the answer`,
    seen?.as === 'acknowledged' ? `acknowledged ${shortDay(seen.happened.day, on)}` : null,
    seen?.as === 'part' ? `part of it answered ${shortDay(seen.happened.day, on)}` : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** The one page of a child, where adults have not confirmed it. Never "has not read": nobody can know. */
function profileItems(known: Known): DeskItem[] {
  const { on, seat } = known
  const open = adultsOf(known, on).filter(({ state }) => state !== 'confirmed')
  const [first] = open.toSorted((one, other) => (one.since < other.since ? -1 : 1))
  if (first === undefined) return []
  const days = Math.max(0, daysBetween(first.since, on))
  const named = open.map(({ name, role, state }) =>
    state === 'not confirmed' ? `${name} (${role})` : `${name} (${role}, an older page)`,
  )
  const at = { sort: 'profile' as const, id: 'page', path: '/changes' }
  return [
    item(known, at, {
      title: `${seat.child}’s one page`,
      holder: null,
      people: open.map(({ name }) => name),
      whose: null,
      since: first.since,
      due: null,
      basis: null,
      standing: 'not confirmed',
      count: {
        tone: 'wait',
        count: open.length,
        unit: `${open.length === 1 ? 'adult has' : 'adults have'} not confirmed`,
      },
      facts: `not confirmed: ${named.join(', ')} · longest since ${shortDay(first.since, on)}`,
      act: null,
      concern: 1,
      weight: days,
    }),
  ]
}

function dateItems(known: Known): DeskItem[] {
  const { entries, on } = known
  const matters = mattersOf(
    entries.filter(({ kind }) => kind === MATTER_KIND || kind === STEP_KIND),
  )
  if (matters.length === 0) return []
  return dueNow(deadlinesOf(matters, datesIn(entries), on), on).map((deadline) =>
    dateItem(known, deadline),
  )
}

function dateItem(known: Known, { station, matter, ...deadline }: Deadline): DeskItem {
  const { on } = known
  const holder = deadline.family ? 'the family' : deadline.who
  const late = deadline.state === 'late' && deadline.latest !== null
  const days = deadline.latest === null ? 0 : daysBetween(on, deadline.latest)
  const at = {
    sort: 'date' as const,
    id: deadline.id,
    path: `/matters/${matter.address}`,
    need: 'read plan' as const,
    address: matter.address,
  }
  const what = kindWords(station)
  return item(known, at, {
    title: deadline.title,
    holder,
    people: [holder],
    whose: deadline.family || known.whose(holder) === 'others' ? null : known.whose(holder),
    since: matter.day,
    due: deadline.due,
    basis: deadline.due === null ? null : what,
    standing: deadline.state === 'late' ? 'past its day' : 'coming up',
    count: countOfStation(station, on),
    facts: [holder, matter.title, dueWords(station), what].join(' · '),
    act: null,
    concern: late && station.binding && !deadline.family ? 0 : late ? 1 : 2,
    weight: late ? -days : 1000 - days,
  })
}

/** What happened at school in the last weeks, and when the family was told; what they wrote down they know. */
function toldItems(known: Known): DeskItem[] {
  const since = addDays(known.on, -TOLD_DAYS)
  return toBeTold(known, known.on).flatMap((each) =>
    each.happening.day < since ? [] : [toldItem(known, each)],
  )
}

function toldItem(known: Known, { happening, told, by, after }: ToBeTold): DeskItem {
  const { on } = known
  const isTold = told !== null && told <= on
  const days = Math.max(0, isTold ? (after ?? 0) : daysBetween(happening.day, on))
  const inDays = `${days} ${days === 1 ? 'day' : 'days'}`
  const at = {
    sort: 'told' as const,
    id: String(happening.root),
    // There they can write down that home was told.
    path: `/incidents/${happening.address}#told`,
    need: 'read incidents' as const,
    address: happening.address,
  }
  return item(known, at, {
    title: happening.title,
    holder: null,
    people: [],
    whose: null,
    since: happening.day,
    due: null,
    basis: null,
    standing: isTold ? 'the family was told' : 'no telling home written down',
    count: isTold
      ? { tone: 'kept', count: 'Told', unit: days === 0 ? 'the same day' : `after ${inDays}` }
      : { tone: 'wait', count: days, unit: `${days === 1 ? 'day' : 'days'} since` },
    facts: [
      shortDay(happening.day, on),
      isTold
        ? `home was told ${shortDay(told, on)}${by === null ? '' : ` by ${by}`}`
        : 'nobody has written down that home was told',
    ].join(' · '),
    act: null,
    concern: isTold ? 3 : 1,
    weight: days,
  })
}
