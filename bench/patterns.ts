/**
 * How long every pattern of a record takes: from nothing in memory, and after one new entry. Half of the
 * record is correspondence, the rest what a family and a school write down about days.
 */
import { patternsIn } from '../src/patterns/patterns.ts'
import { findFacts, Memory } from '../src/patterns/store.ts'
import { addDays, day } from '../src/platform/day.ts'
import type { EntryDraft } from '../src/record/entry.ts'
import { append, takeStock } from '../src/record/store.ts'
import { draftsFrom, numbersFrom } from './family.ts'
import { timesOf, type Ground, type Timed } from './ground.ts'

export type PatternRow = {
  readonly entries: number
  readonly found: number
  readonly whole: Timed
  readonly afterOne: Timed
  /** Server time of each page of charts. */
  readonly charts: readonly (Timed & { readonly page: string })[]
}

const CHARTS = ['days', 'days/charts', 'attendance']

const SIZES = [1000, 5000, 20_000, 100_000]
const ON = day('2026-11-21')
const AT_ONCE = 500
const RUNS = 9

export async function measurePatterns(ground: Ground): Promise<PatternRow[]> {
  const rows: PatternRow[] = []
  for (const entries of SIZES) {
    const recordId = await filled(ground, entries)
    const look = (memory: Memory) => () =>
      ground.within(recordId, async (write) => patternsIn(await findFacts(write, ON, memory), ON))
    const whole = await timesOf(RUNS, () => look(new Memory())())
    const memory = new Memory()
    const { found } = await look(memory)()
    const draft = dayDrafts(7, 0)
    let added = 0
    const times: number[] = []
    for (let turn = 0; turn < RUNS; turn += 1) {
      await ground.within(recordId, (write) => append(write, [draft(added++ * 2)]))
      const start = performance.now()
      await look(memory)()
      times.push(performance.now() - start)
    }
    times.sort((one, other) => one - other)
    const afterOne = {
      best: times[0] ?? 0,
      middle: times[Math.floor(RUNS / 2)] ?? 0,
      worst: times.at(-1) ?? 0,
    }
    const charts: PatternRow['charts'][number][] = []
    for (const page of CHARTS) {
      const timed = await timesOf(RUNS, async () => {
        const { status } = await ground.get(`/records/${recordId}/${page}`)
        if (status !== 200) throw new Error(`The page ${page} answered ${status}.`)
      })
      charts.push({ page, ...timed })
    }
    rows.push({ entries, found: found.length, whole, afterOne, charts })
  }
  return rows
}

async function filled(ground: Ground, size: number): Promise<string> {
  const recordId = await ground.begin(`Patterns of ${size}`)
  const [letter, ofDay] = [draftsFrom(1), dayDrafts(2, size)]
  for (let from = 0; from < size; from += AT_ONCE) {
    const drafts = Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, at) =>
      (from + at) % 2 === 0 ? ofDay(from + at) : letterOnly(letter(from + at)),
    )
    await ground.within(recordId, (write) => append(write, drafts))
  }
  // As an import does when all has come in.
  await ground.within(recordId, (write) => takeStock(write, size))
  return recordId
}

/** Answers name entries by their number, which is another here. */
function letterOnly(draft: EntryDraft): EntryDraft {
  if (draft.kind === 'answer')
    return { ...draft, kind: 'note', body: { title: 'A note', words: 'They answered.' } }
  if (draft.kind === 'ask') return { ...draft, body: { ...(draft.body as object), source: null } }
  return draft
}

const ADULTS = ['Ms Okafor', 'Mr Finch', 'Ms Reid', 'Mr Castle', 'Ms Kerr']
const BEFORE = ['The bell and a crowd', 'A change of room', 'Told off in front of others', 'Maths']
const SAID = ['It was too loud.', 'I like chips.', 'Nobody asked me.', 'I can’t go.']

/** Draft number `index` of what is written down about days: eight a day, the last of `size` on the day it is. */
function dayDrafts(seed: number, size: number): (index: number) => EntryDraft {
  const next = numbersFrom(seed)
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T
  return (index) => {
    const happened = {
      day: addDays(ON, -Math.max(0, Math.floor((size - index) / 16))),
      time: null,
      precision: 'day',
    } as const
    const usual = {
      happened,
      author: 'Alex Ward',
      people: [],
      shelf: 'days',
      audience: 'me',
      amends: null,
      files: [],
    } as const
    switch ((index / 2) % 8) {
      case 0:
        return { ...usual, kind: 'voice', body: { words: one(SAID) } }
      case 1:
      case 2: {
        const from = index % 4 === 0 ? 'home' : 'school'
        return { ...usual, kind: 'check-in', body: { from, worry: 1 + Math.floor(next() * 5) } }
      }
      case 3:
        return {
          ...usual,
          kind: 'incident',
          body: {
            behaviour: 'Left the room',
            antecedent: one(BEFORE),
            adults: [one(ADULTS)],
            hard: 1 + Math.floor(next() * 5),
          },
        }
      default: {
        const code = next() < 0.8 ? '/' : 'I'
        return {
          ...usual,
          kind: 'attendance',
          body: { session: index % 4 < 2 ? 'am' : 'pm', code },
        }
      }
    }
  }
}
