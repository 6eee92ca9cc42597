/** Finding the process that fits what happened, in a family's own words. */
import { stemmer as stemOf } from 'stemmer'
import type { Process } from '../law/process.ts'

function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).map((word) => stemOf(word))
}

const LITTLE = new Set(
  'a an and at by for from has have he her him his i in is it my not of on our she the their they to us was we were what with you your'
    .split(' ')
    .map((word) => stemOf(word)),
)

/** The processes that hold most of `words`, best first; all of them, in their own order, for none. */
export function findProcesses(processes: readonly Process[], words: string): readonly Process[] {
  const asked = [...new Set(stemsOf(words))].filter((stem) => !LITTLE.has(stem))
  if (asked.length === 0) return processes
  const scored = processes.map((process) => {
    const own = new Set(
      stemsOf(`${process.says} ${process.title} ${process.words} ${process.group}`),
    )
    const score = asked.filter((stem) =>
      [...own].some((each) => each === stem || (stem.length > 3 && each.startsWith(stem))),
    ).length
    return { process, score }
  })
  const best = Math.max(...scored.map(({ score }) => score))
  if (best === 0) return []
  return scored
    .filter(({ score }) => score >= Math.max(1, best - 1) && score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ process }) => process)
}
