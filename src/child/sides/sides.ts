/** One need as home, school, clinic and the child see it: who sees it, who does not, and whether they agree. */
import type { Entry } from '../../record/entry.ts'
import { bearingBody, seenBody, SIDES, type SeenBody, type Side } from './entries.ts'
import { listed } from '../../platform/words.ts'

export type Sight = {
  readonly entry: Entry
  readonly says: 'shows it' | 'does not show it' | 'not sure'
  readonly words: string | null
}

export type Sides = Readonly<Record<Side, readonly Sight[]>>

/** What bears on the need `of`, by side, in order of when it happened. What a parent saw counts as home. */
export function sidesOf(
  of: number,
  entries: readonly Entry[],
  cited: ReadonlyMap<number, Entry>,
): Sides {
  const sights = entries.flatMap((each): { readonly from: Side; readonly sight: Sight }[] => {
    if (each.kind === 'seen at home') {
      const body = seenBody.parse(each.body)
      if (body.of !== of) return []
      return [{ from: 'home', sight: { entry: each, says: 'shows it', words: measured(body) } }]
    }
    if (each.kind !== 'bearing') return []
    const { of: need, entry, from, says, words } = bearingBody.parse(each.body)
    const shown = cited.get(entry)
    if (need !== of || shown === undefined || shown.erased) return []
    return [{ from, sight: { entry: shown, says, words } }]
  })
  const by = (side: Side): Sight[] =>
    sights
      .filter(({ from }) => from === side)
      .map(({ sight }) => sight)
      .toSorted((one, other) => (one.entry.happened.day < other.entry.happened.day ? -1 : 1))
  return { home: by('home'), school: by('school'), clinic: by('clinic'), child: by('child') }
}

const HOW_HARD = ['', 'hardly noticed', 'mild', 'clear', 'strong', 'as strong as it gets']

/** `3 times a day, 20 minutes each, strong (4 of 5); at tea time; also seen by: June`. */
export function measured(body: SeenBody): string {
  const { times, per, minutes, hard, setting, others, since } = body
  const often =
    times === null ? '' : `${times === 1 ? 'once' : `${times} times`} a ${per ?? 'week'}`
  return [
    often,
    minutes === null ? '' : `${minutes} minutes each`,
    hard === null ? '' : `${HOW_HARD[hard] ?? ''} (${hard} of 5)`,
    setting ?? '',
    since === null ? '' : `since ${since}`,
    others === null ? '' : `also seen by: ${others}`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}

const NAMES: Readonly<Record<Side, string>> = {
  home: 'home',
  school: 'school',
  clinic: 'the clinic',
  child: 'the child',
}

/**
 * Who sees it and who does not, in one sentence that takes no side; null with nothing to compare. A side
 * that says both is named as saying both.
 */
export function agreementOf(
  sides: Sides,
): { readonly agree: boolean; readonly words: string } | null {
  const spoken = SIDES.filter((side) => sides[side].some(({ says }) => says !== 'not sure'))
  if (spoken.length < 2) return null
  const has = (side: Side, wanted: Sight['says']): boolean =>
    sides[side].some(({ says }) => says === wanted)
  const both = spoken.filter((side) => has(side, 'shows it') && has(side, 'does not show it'))
  const sees = spoken.filter((side) => has(side, 'shows it') && !both.includes(side))
  const not = spoken.filter((side) => has(side, 'does not show it') && !both.includes(side))
  const agree = both.length === 0 && (sees.length === 0 || not.length === 0)
  const parts = [
    sees.length === 0 ? '' : `${namesOf(sees)} ${verb(sees, 'shows', 'show')} it`,
    not.length === 0 ? '' : `${namesOf(not)} ${verb(not, 'does', 'do')} not`,
    both.length === 0 ? '' : `${namesOf(both)} ${verb(both, 'says', 'say')} both`,
  ].filter((part) => part !== '')
  const said = parts.join('; ')
  return { agree, words: `${said.charAt(0).toUpperCase()}${said.slice(1)}.` }
}

function namesOf(sides: readonly Side[]): string {
  return listed(sides.map((side) => NAMES[side]))
}

function verb(sides: readonly Side[], one: string, many: string): string {
  return sides.length === 1 ? one : many
}
