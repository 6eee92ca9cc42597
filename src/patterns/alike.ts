/** Whether short descriptions speak of the same thing: most of their telling words are shared. */
import { stemmer } from 'stemmer'
import { STOP } from '../law/brushoff-words.data.ts'

const SHARED_MIN = 0.5
const READ_MAX = 2000

/** True where at least half of the shorter one's telling words, and two of them, stand in the other. */
export function alike(one: string, other: string): boolean {
  return overlap(new Set(telling(one)), new Set(telling(other)))
}

/** Descriptions that speak of the same thing together, in the order of their first. */
export function gathered<T>(all: readonly T[], textOf: (each: T) => string): T[][] {
  const groups: { readonly words: ReadonlySet<string>; readonly members: T[] }[] = []
  const known = new Map<string, T[]>()
  for (const each of all) {
    const text = textOf(each).trim().toLowerCase()
    const before = known.get(text)
    if (before !== undefined) {
      before.push(each)
      continue
    }
    const words = new Set(telling(text))
    const group = groups.find((one) => overlap(one.words, words))
    const members = group?.members ?? []
    members.push(each)
    if (group === undefined) groups.push({ words, members })
    known.set(text, members)
  }
  return groups.map(({ members }) => members)
}

/** Words of not having known: they say nothing of what it was. */
const OF_NOT_KNOWING = new Set(
  'aware unaware told tell know knew known nobody anyone anything nothing never sorry realise informed given shown sent seen read heard hear first afraid between year school'.split(
    ' ',
  ),
)

/**
 * What `quote` says was not known and `told` speaks of, in the quote's own words; empty where that is less
 * than half of it. Names in `without` tell nothing.
 */
export function spokenOf(told: string, quote: string, without: string): string[] {
  const names = new Set(wordsOf(without))
  const about = [...new Set(wordsOf(quote))].filter(
    (word) =>
      word.length > 3 &&
      !/n[’']t$/u.test(word) &&
      !STOP.has(word) &&
      !OF_NOT_KNOWING.has(word) &&
      !names.has(word),
  )
  const said = new Set(telling(told))
  const shared = about.filter((word) => said.has(stemmer(word)))
  return shared.length > 0 && shared.length / about.length >= SHARED_MIN ? shared : []
}

function overlap(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const shorter = Math.min(words.size, others.size)
  const shared = words.intersection(others).size
  return shared > 0 && shared >= Math.min(2, shorter) && shared / shorter >= SHARED_MIN
}

/** The words of `text` that tell what it is about, as stems. */
function telling(text: string): string[] {
  return wordsOf(text)
    .filter((word) => word.length > 2 && !STOP.has(word))
    .map((word) => stemmer(word))
}

function wordsOf(text: string): string[] {
  return text
    .slice(0, READ_MAX)
    .toLowerCase()
    .split(/[^\p{L}\p{N}’']+/u)
    .map((word) => word.replace(/[’']s?$/u, ''))
}
