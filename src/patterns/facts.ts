/** The facts of a record on a day: what its entries said, with what speaks of another put together. */
import { standingOf, waitingDays, type Standing } from '../commitments/commitment.ts'
import type { KeptCommitment } from '../commitments/store.ts'
import type { Day } from '../platform/day.ts'
import type { Facts, OwedFact, SessionFact, ToldFact } from './finding.ts'
import { subjectOf, type Place } from './services.ts'
import type { Around, Sightings } from './sightings.ts'

const SETTLED: Readonly<Record<Standing, OwedFact['settled']>> = {
  met: 'kept',
  'met late': 'late',
  refused: 'unmet',
  'closed not done': 'unmet',
  withdrawn: 'gone',
  lapsed: 'gone',
  open: 'owed',
  'due soon': 'owed',
  overdue: 'owed',
  'part met': 'owed',
  'answered something else': 'owed',
}

/** What the rules may read on `on`: nothing that happened later. */
export function factsOn(
  seen: Sightings,
  commitments: readonly KeptCommitment[],
  around: Around,
  on: Day,
): Facts {
  const upTo = <F extends { readonly day: Day }>(facts: readonly F[]): F[] =>
    facts.filter((each) => each.day <= on)
  return {
    child: around.child,
    owed: owedOf(commitments, around, on),
    incidents: upTo(seen.incidents),
    strategies: seen.strategies
      .filter((each) => each.from <= on)
      .map((each) =>
        each.removed !== null && each.removed.day > on ? { ...each, removed: null } : each,
      ),
    days: upTo(seen.days),
    talk: upTo(seen.talk),
    sessions: latestMarks(upTo(seen.sessions)),
    evidence: upTo(seen.evidence).map((each) =>
      each.decided !== null && each.decided.day > on ? { ...each, decided: null } : each,
    ),
    voice: upTo(seen.voice),
    unaware: upTo(seen.unaware),
    contacts: upTo(seen.contacts),
    lostTime: upTo(seen.lostTime),
    pressure: upTo(seen.pressure),
    told: upTo(withTelling(seen)),
    changes: upTo(seen.changes),
  }
}

function owedOf(commitments: readonly KeptCommitment[], around: Around, on: Day): OwedFact[] {
  const { places } = around
  const placed = commitments
    .filter((each) => each.since <= on && (each.kind === 'ask' || each.kind === 'promise'))
    .map((each) => ({ each, place: places.of(each.debtor) }))
  const events = new Map<string, number>()
  for (const { place } of placed) events.set(place.name, (events.get(place.name) ?? 0) + 1)
  return placed.map(({ each, place }) => ({
    seq: each.root,
    kind: each.kind === 'ask' ? 'ask' : 'promise',
    title: each.title,
    debtor: each.debtor,
    who: place.name,
    at: subject(place, events),
    ours: isOurs(each, around),
    since: each.since,
    due: each.due,
    settled: SETTLED[standingOf(each, on)],
    waitingDays: waitingDays(each, on),
    answers: each.answers
      .filter(({ happened }) => happened.day <= on)
      .map(({ seq, as, happened }) => ({ seq, as, day: happened.day })),
  }))
}

/** Owed by the family: by one of its names, or to a service by somebody who is at none. */
function isOurs({ debtor, creditor }: KeptCommitment, { family, places }: Around): boolean {
  if (family.has(debtor.trim().toLowerCase())) return true
  return places.of(creditor).body && !places.of(debtor).body
}

function subject(place: Place, events: ReadonlyMap<string, number>): string {
  return subjectOf(place, events.get(place.name) ?? 0)
}

/** When the family was told: by the entry itself, or by a later one that says so; the earliest counts. */
function withTelling({ told, toldHome }: Sightings): ToldFact[] {
  const later = Map.groupBy(toldHome, ({ of }) => of)
  return told.map((each) => {
    const days = [each.told, ...(later.get(each.seq) ?? []).map(({ day }) => day)].filter(
      (day) => day !== null,
    )
    return { ...each, told: days.toSorted()[0] ?? null }
  })
}

/** The register as it stands: of several marks for one session the latest counts. */
function latestMarks(sessions: readonly SessionFact[]): SessionFact[] {
  const latest = new Map<string, SessionFact>()
  for (const mark of sessions) {
    const key = `${mark.day} ${mark.session}`
    const known = latest.get(key)
    if (known === undefined || known.seq <= mark.seq) latest.set(key, mark)
  }
  return [...latest.values()]
}
