/** What the commands that give something out say when whereabouts are found in it. */
import type { WhereaboutsFound } from '../people/whereabouts/stopped.tsx'
import { optionOf, Wrong, type Given } from './command.ts'

/** `--whereabouts "go on"`, or nothing said. */
export function answerIn(given: Given): 'go on' | null {
  const answer = optionOf(given, 'whereabouts') ?? null
  if (answer === null || answer === 'go on') return answer
  throw new Wrong('--whereabouts can only be "go on".', { field: '--whereabouts' })
}

/** The whole list, and `how` to answer it. */
export function wrongOfWhereabouts(
  { message, places, unseen }: WhereaboutsFound,
  how: string,
): Wrong {
  return new Wrong(`${message} Nothing was written. ${how}`, {
    field: 'whereabouts',
    whereabouts: places,
    ...(unseen.length > 0 && { notLookedInside: unseen }),
  })
}
