/** What plans give, and reviews of them that come up, as things on a desk. Pure. */
import { shortDay } from '../commitments/told.ts'
import { MATTER_KIND, STEP_KIND } from '../matters/entries.ts'
import { mattersOf } from '../matters/matter.ts'
import { datesIn } from '../people/calendars.ts'
import { addDays } from '../platform/day.ts'
import { agreedInWords, oftenInWords, standsFor, stoppedInSilence } from '../plan/provision.ts'
import { plannedAmong, type Planned } from '../plan/planned.ts'
import { comingReviews, matterOf, type Coming } from '../plan/reviews.ts'
import { standingOf, type Standing } from '../plan/standing.ts'
import { stoodOn } from '../plan/stood.ts'
import { countOf, othersInWords, type Stood } from '../plan/told.ts'
import { item, type Known } from './facts.ts'
import type { DeskItem } from './item.ts'
import { reviewOf } from './reviews.ts'

/** What a child is to get and does, or does not; and the reviews that a plan or the last one names. */
export function planItems(known: Known): DeskItem[] {
  const { entries, on } = known
  const planned = plannedAmong(entries)
  if (planned.provisions.length + planned.plans.length + planned.reviews.length === 0) return []
  const stood = stoodOn(planned, datesIn(entries).calendars, on)
  return [
    ...stood.flatMap((each) => provisionItem(known, each) ?? []),
    ...reviewItems(known, planned),
  ]
}

const WORDS: Readonly<Partial<Record<Standing, string>>> = {
  stopped: 'stopped, with no reason written down',
  kept: 'given as promised',
  'not all given': 'not all of it given',
  'told differently': 'told differently by different people',
  silent: 'nobody has written down whether it was given',
  'cannot be counted': 'cannot be counted',
}

function provisionItem(known: Known, stood: Stood): DeskItem | null {
  const { on } = known
  const { provision, terms } = stood
  const { body, address, root } = provision
  const newest = terms.at(-1)
  const standing = standingOf(provision, newest, on)
  const words = WORDS[standing]
  const isSettled = standing === 'stopped' && !stoppedInSilence(body)
  if (words === undefined || newest === undefined || isSettled) return null
  const { spoken, notRecorded, stopped } = newest
  const missed = spoken.notGiven + spoken.partly + spoken.differently + stopped
  const others = othersInWords(newest)
  const at = {
    sort: 'provision' as const,
    id: `p${root}`,
    path: `/plan/provisions/${address}`,
    need: 'read plan' as const,
    address,
  }
  const facts = [
    body.by,
    oftenInWords(body),
    agreedInWords(body.agreed),
    others === '' ? null : others,
    body.stopped === null
      ? null
      : `stopped ${shortDay(body.stopped.on, on)}, no reason written down`,
  ]
  return item(known, at, {
    title: body.what,
    holder: body.by,
    people: body.by === null ? [] : [body.by],
    whose: body.by === null ? null : known.whose(body.by),
    since: standsFor(provision).from,
    due: null,
    basis: null,
    standing: words,
    count: countOf(stood, on),
    facts: facts.filter((part) => part !== null).join(' · '),
    act: null,
    concern: standing === 'kept' ? 3 : missed > 0 || standing === 'stopped' ? 1 : 2,
    weight: missed * 10 + (notRecorded ?? 0),
  })
}

/** A review further ahead waits for nobody yet. */
const AHEAD_DAYS = 60

/** Where a clock of the law runs for a review, that stands on the desk and this does not. */
function reviewItems(known: Known, planned: Planned): DeskItem[] {
  const { entries, on } = known
  const matters = mattersOf(
    entries.filter(({ kind }) => kind === MATTER_KIND || kind === STEP_KIND),
  )
  return comingReviews(planned, on)
    .filter((each) => each.on <= addDays(on, AHEAD_DAYS))
    .filter(({ plan }) => plan === null || matterOf(plan, matters, on) === null)
    .map((each) => reviewItem(known, each))
}

function reviewItem(known: Known, coming: Coming): DeskItem {
  const { on } = known
  const since = coming.review?.day ?? coming.plan?.day ?? on
  const basis = coming.saidBy === 'the plan' ? 'the day the plan names' : 'named at the last review'
  const at = {
    sort: 'review' as const,
    id: `r${coming.plan?.root ?? 'none'}`,
    path: '/plan',
    need: 'read plan' as const,
    address: coming.address,
  }
  return item(known, at, {
    title: `Review: ${coming.title}`,
    holder: null,
    people: [],
    whose: null,
    since,
    due: coming.on,
    basis,
    ...reviewOf(coming.on, since, on),
    facts: `on ${shortDay(coming.on, on)}, ${basis}`,
    act: null,
  })
}
