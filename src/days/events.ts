/** What is marked on the charts of days: what happened, and what was tagged as a change. Pure. */
import type { StrategyBody } from '../child/profile-entries.ts'
import type { Happening } from '../incidents/incident.ts'
import type { DayEvent } from '../platform/charts/day-lines.tsx'
import type { Day } from '../platform/day.ts'

/** Tags that mark an entry as a change worth seeing beside the days. */
export const EVENT_TAGS = ['meeting', 'strategy removed', 'strategy added', 'staff change'] as const

/** An entry that carries one of those tags. */
export type Tagged = {
  readonly day: Day
  readonly title: string
  readonly address: string
  readonly tag: string
}

const HARDEST = 4

function isMarked(each: Happening): boolean {
  if (each.kind === 'incident') return (each.body.hard ?? 0) >= HARDEST
  return each.kind !== 'left out'
}

/** When something that helps was begun, and when it was stopped, as the profile says. */
export function strategyChanges(
  strategies: readonly { readonly body: StrategyBody; readonly address: string }[],
): readonly Tagged[] {
  return strategies.flatMap(({ body, address }) => {
    const { title, started, removed } = body
    return [
      ...(started === null || started === undefined
        ? []
        : [{ day: started, title, address, tag: 'strategy added' }]),
      ...(removed === null || removed === undefined
        ? []
        : [{ day: removed.on, title, address, tag: 'strategy removed' }]),
    ]
  })
}

const ON_PAPER: Readonly<Record<Happening['kind'], string>> = {
  incident: 'Something hard happened',
  suspension: 'Sent home or suspended',
  'pressure to leave': 'Told to think of leaving',
  bullying: 'Bullying',
  'left out': 'Left out',
  observation: 'Somebody came to watch',
}

/**
 * The same on paper, which goes from hand to hand: what sort of thing it was, and nobody's name. A strategy
 * is told by its title, which stands in the profile; a meeting or a change of staff only as that.
 */
export function eventsOnPaper(
  happened: { readonly happenings: readonly Happening[]; readonly tagged: readonly Tagged[] },
  within: { readonly from: Day; readonly to: Day },
): readonly DayEvent[] {
  const happenings = happened.happenings.map((each) => ({ ...each, title: ON_PAPER[each.kind] }))
  const tagged = happened.tagged.map((each) =>
    each.tag.startsWith('strategy') ? each : { ...each, title: '' },
  )
  return eventsOf({ happenings, tagged }, within, '')
}

/** Events between two days, in order. `path` is the record's. */
export function eventsOf(
  { happenings, tagged }: { happenings: readonly Happening[]; tagged: readonly Tagged[] },
  within: { readonly from: Day; readonly to: Day },
  path: string,
): readonly DayEvent[] {
  const marked = happenings.filter(isMarked).map(({ day, title, address }) => ({
    day,
    text: title,
    href: `${path}/incidents/${address}`,
  }))
  const changes = tagged.map(({ day, title, address, tag }) => ({
    day,
    text: `${tag.charAt(0).toUpperCase()}${tag.slice(1)}${title === '' ? '' : `: ${title}`}`,
    href: `${path}/entries/${address}`,
  }))
  return [...marked, ...changes]
    .filter(({ day }) => day >= within.from && day <= within.to)
    .toSorted((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1))
}
