/** Looks for what somebody marked as whereabouts in everything that is about to leave. */
import { findFile } from '../../record/files.ts'
import type { Entry } from '../../record/entry.ts'
import type { Inside, Write } from '../../record/kind.ts'
import { findNewest } from '../../record/store.ts'
import { WHEREABOUTS_KIND, type WhereaboutsBody } from './entries.ts'
import { lookIn, marksOf, type Mark } from './matching.ts'

/** Words on their way out (`where` names them: "the letter"), or an entry with its people, files and all. */
export type Thing =
  | { readonly where: string; readonly text: string }
  | { readonly entry: Entry; readonly files?: 'held' }

/** What was found, where, and the words that give it away. */
export type Place = { readonly what: string; readonly where: string; readonly words: string }

/** A file nobody could look inside, and why. */
export type Unseen = { readonly file: string; readonly reason: string }

export type Whereabouts = {
  readonly places: readonly Place[]
  readonly unseen: readonly Unseen[]
  /** Whom the marks are kept from. */
  readonly from: readonly string[]
}

/** What this member marked, the newest version of each entry. Another owner's marks are theirs alone. */
export async function findMarked(write: Write): Promise<(Entry & { body: WhereaboutsBody })[]> {
  const entries = await findNewest(write, [WHEREABOUTS_KIND])
  return entries
    .filter(({ broughtBy }) => broughtBy === write.memberId)
    .map((entry) => ({ ...entry, body: entry.body as WhereaboutsBody }))
}

/**
 * Every place in `things` where something this member marked stands. One file is in memory at a time.
 * Where nothing is marked nothing is opened, and the answer is empty.
 */
export async function findWhereabouts(
  write: Write,
  things: readonly Thing[] | (() => Promise<readonly Thing[]>),
): Promise<Whereabouts> {
  const marked = await findMarked(write)
  const marks = marked.flatMap(({ body }) => marksOf(body))
  const from = [...new Set(marked.flatMap(({ body }) => body.from))]
  if (marks.length === 0) return { places: [], unseen: [], from }
  const places: Place[] = []
  const unseen: Unseen[] = []
  let files = 0
  for (const thing of typeof things === 'function' ? await things() : things) {
    for (const [where, text] of wordsIn(thing)) places.push(...placesIn(marks, where, text))
    if (!('entry' in thing) || thing.files === 'held') continue
    for (const [position, fact] of thing.entry.files.entries()) {
      files += 1
      if (files > FILES_MAX) continue
      const where = `${fact.name} (${thing.entry.title})`
      const looked = await insideFile(write, thing.entry, position)
      places.push(...placesInFile(marks, where, looked))
      if (looked.reason !== null) unseen.push({ file: where, reason: looked.reason })
    }
  }
  if (files > FILES_MAX) places.push(tooMany(files - FILES_MAX))
  return { places: once(places), unseen, from }
}

/** Files looked inside for one thing on its way out: about a minute's work. */
const FILES_MAX = 1000

function tooMany(more: number): Place {
  const where = `${more.toLocaleString('en-GB')} more files`
  return { what: 'files nobody looked inside', where, words: 'too many to look inside at once' }
}

function placesIn(marks: readonly Mark[], where: string, text: string): Place[] {
  return lookIn(marks, text).map((found) => ({ ...found, where }))
}

function placesInFile(marks: readonly Mark[], where: string, looked: Inside): Place[] {
  const { texts, place } = looked
  const found = texts.flatMap(([part, text]) =>
    placesIn(marks, part === '' ? where : `${part} of ${where}`, text),
  )
  if (typeof place !== 'string') return found
  return [...found, { what: 'the place where the photo was taken', where, words: place }]
}

async function insideFile(write: Write, entry: Entry, position: number): Promise<Inside> {
  const fact = entry.files[position]
  const file = await findFile(write, entry.seq, position)
  if (fact === undefined || file === null) return { texts: [], reason: null }
  return write.ledger.inside(fact, () => file.bytes())
}

function wordsIn(thing: Thing): (readonly [where: string, text: string])[] {
  if (!('entry' in thing)) return [[thing.where, thing.text]]
  const { title, author, people, body, files } = thing.entry
  const named = people.flatMap(({ name, address }) => [name, address ?? ''])
  const where = `“${title}”`
  // Line by line would cut an address that goes over two lines; one text keeps it whole.
  return [
    [where, [title, author, ...textsIn(body)].join('\n')],
    [`the people in ${where}`, named.join('\n')],
    ...(thing.files === 'held'
      ? []
      : files.map(
          ({ name }) => [`the name of a file of ${where}`, name.replaceAll('_', ' ')] as const,
        )),
  ]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

function once(places: readonly Place[]): Place[] {
  return [...new Map(places.map((each) => [`${each.what}\n${each.where}`, each])).values()]
}
