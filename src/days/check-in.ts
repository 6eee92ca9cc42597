/** How days went, from home, school and the child: laid side by side, each as its own. Pure. */
import type { Day } from '../platform/day.ts'
import type { CheckInBody, Side } from './entries.ts'

/** A check-in in its newest version. Two of one day are both kept. */
export type CheckIn = {
  readonly seq: number
  readonly address: string
  readonly day: Day
  readonly time: string | null
  readonly author: string
  readonly body: CheckInBody
}

export type Measure = 'worry' | 'energy'

/** What one side said of a measure, day by day; several of one day stand beside each other. */
export function pointsOf(
  checkIns: readonly CheckIn[],
  side: Side,
  measure: Measure,
): readonly { readonly day: Day; readonly value: number }[] {
  return checkIns.flatMap(({ day, body }) => {
    const value = body[measure]
    return body.from === side && value !== null ? [{ day, value }] : []
  })
}

/** Days on which both sides spoke, and on how many of them home found it harder, the same, or easier. */
export type Compared = {
  readonly days: number
  readonly homeMore: number
  readonly same: number
  readonly schoolMore: number
}

/** The mean of each side's day against the other's; days on which only one side spoke say nothing. */
export function compared(checkIns: readonly CheckIn[], measure: Measure): Compared {
  const meansOf = (side: Side) => {
    const byDay = Map.groupBy(pointsOf(checkIns, side, measure), ({ day }) => day)
    return new Map(
      [...byDay].map(([day, points]) => [
        day,
        points.reduce((sum, { value }) => sum + value, 0) / points.length,
      ]),
    )
  }
  const [home, school] = [meansOf('home'), meansOf('school')]
  const gaps = [...home].flatMap(([day, atHome]) => {
    const atSchool = school.get(day)
    return atSchool === undefined ? [] : [atHome - atSchool]
  })
  return {
    days: gaps.length,
    homeMore: gaps.filter((gap) => gap > 0).length,
    same: gaps.filter((gap) => gap === 0).length,
    schoolMore: gaps.filter((gap) => gap < 0).length,
  }
}

/** The minutes it took to come down afterwards, where somebody counted: the middle one. */
export function middleDown(checkIns: readonly CheckIn[]): number | null {
  const minutes = checkIns
    .flatMap(({ body }) => body.downMinutes ?? [])
    .toSorted((one, other) => one - other)
  const [low, high] = [
    minutes[Math.floor((minutes.length - 1) / 2)],
    minutes[Math.floor(minutes.length / 2)],
  ]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

const DOOR_WORDS = {
  easily: 'went in',
  'with help': 'went in with help',
  'very hard': 'going in was very hard',
  'could not': 'could not go in',
  'no school': 'no school',
} as const

/** What a check-in says, in a few words each. */
export function factsOf(body: CheckIn['body']): string[] {
  return [
    body.energy === null ? '' : `energy ${body.energy} of 5`,
    body.worry === null ? '' : `worry ${body.worry} of 5`,
    body.door === null ? '' : DOOR_WORDS[body.door],
    body.sleep === null ? '' : `slept ${body.sleep}`,
    body.food === null ? '' : body.food === 'little' ? 'ate little' : `ate ${body.food}`,
    body.schoolTalk === 'yes' ? 'school was talked about' : '',
    body.downMinutes === null ? '' : `${body.downMinutes} minutes to come down`,
    body.words ?? '',
  ].filter((fact) => fact !== '')
}
