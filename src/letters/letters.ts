/** Every letter there is, and finding one by its words. Pure. */
import { ATTENDANCE } from './attendance.ts'
import { CHASING } from './chasing.ts'
import { COMPLAINTS } from './complaints.ts'
import { SITUATIONS, type Letter, type Situation } from './letter.ts'
import { LOOPS } from './loops.ts'
import { RECORDS } from './records.ts'
import { SUPPORT } from './support.ts'

export const LETTERS: readonly Letter[] = [
  ...CHASING,
  ...LOOPS,
  ...SUPPORT,
  ...ATTENDANCE,
  ...RECORDS,
  ...COMPLAINTS,
]

/** The letter called `id`, or null. */
export function letterOf(id: string): Letter | null {
  return LETTERS.find((letter) => letter.id === id) ?? null
}

export type Group = { readonly situation: Situation; readonly letters: readonly Letter[] }

/** The letters by what has happened; only those in which every word of `search` is found. */
export function lettersFor(search: string): Group[] {
  const words = plain(search)
    .split(' ')
    .filter((word) => word !== '')
  const found = LETTERS.filter((letter) => {
    const text = plain(
      [letter.name, letter.when, letter.to, letter.situation, letter.found ?? ''].join(' '),
    )
    return words.every((word) => text.includes(word))
  })
  return SITUATIONS.flatMap((situation) => {
    const letters = found.filter((letter) => letter.situation === situation)
    return letters.length === 0 ? [] : [{ situation, letters }]
  })
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
}
