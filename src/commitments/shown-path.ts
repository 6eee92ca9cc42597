/** A path as its page shows it: each stop with its evidence, what the law's rows say, and the levers. */
import { leversFor, responsibleOf, type Lever, type Responsible } from '../law/bodies.ts'
import type { ToldMatch } from '../law/brushoff.ts'
import { ENGLAND } from '../law/england/england.ts'
import { findTold } from '../law/told.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { daysLost, returnsOf, stopsOf, type Return, type Stop } from './path.ts'
import type { Held } from './stops.ts'

export type Evidence = { readonly address: string; readonly kind: string; readonly day: Day }

export type ShownStop = Stop & {
  /** The entry that shows it; null where there is none, or this member may not read it. */
  readonly evidence: Evidence | null
  readonly responsible: Responsible | null
  /** The row that what they said is like, where one is said by bodies of their sort. */
  readonly told: ToldMatch | null
  /** Set where it came back to them here. */
  readonly cameBack: Return | null
}

export type ShownPath = {
  readonly held: Held
  readonly on: Day
  readonly stops: readonly ShownStop[]
  readonly returns: readonly Return[]
  readonly lost: number
  /** What breaks the circle; empty where it does not go round. */
  readonly levers: readonly Lever[]
}

/** The path of `held` up to `on`, with everything its page says of it. */
export async function findShownPath(write: Write, held: Held, on: Day): Promise<ShownPath> {
  const stops = stopsOf(held.passed, on)
  const sources = stops.flatMap(({ source }) => source ?? [])
  const entries = sources.length === 0 ? [] : await findEntries(write, sources)
  const evidence = new Map(
    entries
      .filter((entry) => !entry.erased)
      .map(({ seq, address, kind, happened }) => [seq, { address, kind, day: happened.day }]),
  )
  return shownPath(held, on, stops, (source) => evidence.get(source) ?? null)
}

function shownPath(
  held: Held,
  on: Day,
  stops: readonly Stop[],
  evidenceOf: (source: number) => Evidence | null,
): ShownPath {
  const returns = returnsOf(stops)
  const names = stops.map(({ who }) => who)
  const said = stops.flatMap(({ words }) => words ?? [])
  return {
    held,
    on,
    returns,
    stops: stops.map((stop, at) => {
      const responsible = responsibleOf(ENGLAND, stop.who)
      return {
        ...stop,
        responsible,
        evidence: stop.source === null ? null : evidenceOf(stop.source),
        told: stop.words === null ? null : toldBy(stop.words, responsible),
        cameBack: returns.find((each) => each.at === at) ?? null,
      }
    }),
    lost: daysLost(returns),
    levers: stops.length < 2 ? [] : leversFor(ENGLAND, names, said),
  }
}

/** The nearest row that bodies of this sort are known to say; any nearest row for a body unknown. */
function toldBy(words: string, responsible: Responsible | null): ToldMatch | null {
  const matches = findTold(words)
  if (responsible === null) return matches[0] ?? null
  const says = new Set([...responsible.body.says, 'any'])
  const rows = new Map(ENGLAND.brushoffs.map((row) => [row.id, row.who]))
  return matches.find(({ id }) => rows.get(id)?.some((who) => says.has(who)) === true) ?? null
}
