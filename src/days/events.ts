/** What is marked on the charts of days: what happened, and what was tagged as a change. Pure. */
import type { StrategyBody } from '../child/profile-entries.ts'
import type { Happening } from '../incidents/incident.ts'
import type { DayEvent } from '../platform/charts/day-lines.tsx'
import type { Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'

/** Tags that mark an entry as a change worth seeing beside the days. */
export const EVENT_TAGS = ['meeting', 'strategy removed', 'strategy added', 'staff change'] as const

/** An entry that carries one of those tags. */
export type Tagged = {
  readonly day: Day
  readonly title: string
  readonly address: string
  readonly tag: string
}

/** Kinds that are such a change by what they are: a meeting, and that somebody has left. */
const TAG_OF_KIND: Readonly<Record<string, (typeof EVENT_TAGS)[number]>> = {
  meeting: 'meeting',
  left: 'staff change',
}
export const EVENT_KINDS = Object.keys(TAG_OF_KIND)

/** The newest versions of entries that are a change by their kind; a meeting that was called off is none. */
export function changesIn(entries: readonly Entry[]): readonly Tagged[] {
  return entries.flatMap(({ kind, body, erased, happened, title, address }) => {
    const tag = TAG_OF_KIND[kind]
    const { calledOff } = (body ?? {}) as { readonly calledOff?: unknown }
    return tag === undefined || erased || calledOff === true
      ? []
      : [{ day: happened.day, title, address, tag }]
  })
}

const HARDEST = 4

function isMarked(each: Happening): boolean {
  if (each.kind === 'incident') return (each.body.hard ?? 0) >= HARDEST
  return each.kind !== 'left out'
}

/** Of what happened, what a register is marked with beside changes: days sent home. */
export function onRegister(happenings: readonly Happening[]): readonly Happening[] {
  return happenings.filter(({ kind }) => kind === 'suspension')
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
  return eventsOf({ happenings, tagged: eachOnce(tagged, ({ title }) => title) }, within, '')
}

/** One thing may be told by an entry, by its tag, and by another entry that was tagged: it is marked once. */
function eachOnce(tagged: readonly Tagged[], by: (each: Tagged) => string): Tagged[] {
  const seen = new Set<string>()
  return tagged.filter((each) => {
    const key = `${each.day} ${each.tag} ${by(each)}`
    return !seen.has(key) && seen.add(key)
  })
}

/** `Meeting: With the SENCO`; a title that says it already says it once. */
function saysOf(tag: string, title: string): string {
  if (title.toLowerCase().startsWith(tag)) return title
  const name = `${tag.charAt(0).toUpperCase()}${tag.slice(1)}`
  return title === '' ? name : `${name}: ${title}`
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
  const changes = eachOnce(tagged, ({ title, address }) => `${title} ${address}`).map(
    ({ day, title, address, tag }) => ({
      day,
      text: saysOf(tag, title),
      href: `${path}/entries/${address}`,
    }),
  )
  return [...marked, ...changes]
    .filter(({ day }) => day >= within.from && day <= within.to)
    .toSorted((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1))
}
