/** A path as its page shows it: each stop with its evidence, what the law's rows say, and the levers. */
import {
  leversFor,
  responsibleOf,
  rowOfPassing,
  type Lever,
  type Responsible,
} from '../law/bodies.ts'
import type { ToldMatch } from '../law/brushoff.ts'
import { ENGLAND } from '../law/england/england.ts'
import { findTold } from '../law/told.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { daysLost, returnsOf, stopsOf, type Return, type Stop } from './path.ts'
import type { Held } from './stops.ts'

type Evidence = { readonly address: string; readonly kind: string; readonly day: Day }

type Row = Pick<ToldMatch, 'id' | 'said' | 'answer' | 'fair' | 'ask' | 'source' | 'force' | 'flag'>
type Told = { readonly row: Row; readonly by: 'their words' | 'who passed it to whom' }

export type ShownStop = Stop & {
  /** The entry that shows it; null where there is none, or this member may not read it. */
  readonly evidence: Evidence | null
  readonly responsible: Responsible | null
  /** The row that what they said is like, or that speaks of passing on between bodies of these sorts. */
  readonly told: Told | null
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
  const [shown] = await findShownPaths(write, [held], on)
  if (shown === undefined) throw new Error('A path was asked for and is not there.')
  return shown
}

/** The paths of several, in their order; what shows each stop is read for all of them at once. */
export async function findShownPaths(
  write: Write,
  held: readonly Held[],
  on: Day,
): Promise<ShownPath[]> {
  const paths = held.map((each) => ({ each, stops: stopsOf(each.passed, on) }))
  const sources = paths.flatMap(({ stops }) => stops.flatMap(({ source }) => source ?? []))
  const entries = sources.length === 0 ? [] : await findEntries(write, sources)
  const evidence = new Map(
    entries
      .filter((entry) => !entry.erased)
      .map(({ seq, address, kind, happened }) => [seq, { address, kind, day: happened.day }]),
  )
  return paths.map(({ each, stops }) =>
    shownPath(each, on, stops, (source) => evidence.get(source) ?? null),
  )
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
        told: toldAt(stop, stops[at + 1]?.who ?? null, responsible),
        cameBack: returns.find((each) => each.at === at) ?? null,
      }
    }),
    lost: daysLost(returns),
    levers: stops.length < 2 ? [] : leversFor(ENGLAND, names, said),
  }
}

/** Less alike than this, a sentence of a letter is not said to be like a row. */
const ALIKE_MIN = 0.4

/** The nearest row that bodies of this sort are known to say, else the row of this passing on. */
function toldAt(stop: Stop, to: string | null, responsible: Responsible | null): Told | null {
  const says = new Set([...(responsible?.body.says ?? []), 'any'])
  const who = new Map(ENGLAND.brushoffs.map((row) => [row.id, row.who]))
  const alike = findTold(stop.words ?? '').find(
    ({ id, score }) =>
      score >= ALIKE_MIN &&
      (responsible === null || who.get(id)?.some((each) => says.has(each)) === true),
  )
  if (alike !== undefined) return { row: alike, by: 'their words' }
  const row = to === null ? null : rowOfPassing(ENGLAND, stop.who, to)
  return row === null ? null : { row, by: 'who passed it to whom' }
}
