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

function overlap(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const shorter = Math.min(words.size, others.size)
  const shared = words.intersection(others).size
  return shared > 0 && shared >= Math.min(2, shorter) && shared / shorter >= SHARED_MIN
}

/** The words of `text` that tell what it is about, as stems. */
function telling(text: string): string[] {
  return text
    .slice(0, READ_MAX)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !STOP.has(word))
    .map((word) => stemmer(word))
}
