/**
 * A conversation begun again between two people who no longer hear each other. Each says what went
 * wrong as they see it, and what they heard the other say; the other says whether that is it; each says
 * what they can promise; both agree to one wording. Either may stop at any time. Pure.
 *
 * What it promises: nobody is said to have heard before the other has said so; nothing is agreed but by
 * both, under the very same wording; stopping closes and takes back nothing.
 */
import type { Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { RepairPartBody } from './entries.ts'

export type Side = { readonly id: string; readonly name: string }

export type Part = {
  readonly seq: number
  readonly by: string
  readonly part: RepairPartBody['part']
  readonly words: string
  readonly due: Day | null
  readonly mayUse: boolean
}

/** What one side says to what the other heard; `of` is the number of that part. */
export type Check = {
  readonly of: number
  readonly by: string
  readonly right: boolean
  readonly words: string | null
}

export type Summary = {
  readonly seq: number
  readonly address: string
  readonly by: string
  readonly words: string
}

/** One conversation with everything said in it, each list in the order it was said. */
export type Repair = {
  readonly root: number
  readonly address: string
  readonly shelf: string
  readonly about: string
  readonly day: Day
  readonly sides: readonly [Side, Side]
  readonly parts: readonly Part[]
  readonly checks: readonly Check[]
  readonly summaries: readonly Summary[]
  readonly agreed: readonly { readonly of: number; readonly by: string; readonly day: Day }[]
  readonly stopped: { readonly by: string; readonly day: Day } | null
}

/** The last that a side said of a part, or null. */
export function lastPart(repair: Repair, who: Side, part: Part['part']): Part | null {
  return repair.parts.findLast((each) => each.by === who.id && each.part === part) ?? null
}

/** What the other side said to what `who` heard last, or null. Nobody checks what they heard themselves. */
export function checkOf(repair: Repair, who: Side): Check | null {
  const heard = lastPart(repair, who, 'heard')
  if (heard === null) return null
  return repair.checks.findLast((each) => each.of === heard.seq && each.by !== who.id) ?? null
}

/** Whether the other side has said that `who` heard them. */
export function hasHeard(repair: Repair, who: Side): boolean {
  return checkOf(repair, who)?.right === true
}

export function lastSummary(repair: Repair): Summary | null {
  return repair.summaries.at(-1) ?? null
}

/** Those who agreed to the wording that stands now. */
export function agreedTo(repair: Repair): readonly Side[] {
  const summary = lastSummary(repair)
  if (summary === null) return []
  return repair.sides.filter(({ id }) =>
    repair.agreed.some(({ of, by }) => of === summary.seq && by === id),
  )
}

export type RepairState = 'under way' | 'agreed' | 'rests'

export function stateOfRepair(repair: Repair): RepairState {
  if (agreedTo(repair).length === repair.sides.length) return 'agreed'
  return repair.stopped === null ? 'under way' : 'rests'
}

export type Turn = 'saw' | 'heard' | 'heard again' | 'check' | 'promise' | 'summary' | 'agree'

/** What `me` can do next, in the order of the page; nothing where it is agreed or rests. */
export function turnsOf(repair: Repair, me: Side): Turn[] {
  if (stateOfRepair(repair) !== 'under way') return []
  const other = otherOf(repair, me)
  const turns: Turn[] = []
  if (lastPart(repair, other, 'heard') !== null && checkOf(repair, other) === null)
    turns.push('check')
  const [mine, theirs] = [lastPart(repair, me, 'saw'), lastPart(repair, other, 'saw')]
  if (mine === null) turns.push('saw')
  if (theirs !== null && mine !== null) {
    if (lastPart(repair, me, 'heard') === null) turns.push('heard')
    else if (checkOf(repair, me)?.right === false) turns.push('heard again')
  }
  if (repair.sides.every((side) => hasHeard(repair, side))) {
    if (lastPart(repair, me, 'promise') === null) turns.push('promise')
    else if (lastSummary(repair) === null) turns.push('summary')
  }
  if (lastSummary(repair) !== null && !agreedTo(repair).some(({ id }) => id === me.id))
    turns.push('agree')
  return turns
}

/** The side that is not `me`. */
export function otherOf({ sides: [one, other] }: Repair, me: Side): Side {
  return one.id === me.id ? other : one
}

/** What both could say, as a beginning for them to change: each as heard by the other, and the promises. */
export function draftSummary(repair: Repair): string {
  const lines = repair.sides.flatMap((side) => {
    const other = otherOf(repair, side)
    const saw = lastPart(repair, side, 'saw')
    const heard = lastPart(repair, other, 'heard')
    const promise = lastPart(repair, side, 'promise')
    return [
      saw === null ? '' : `${side.name} said: ${oneLine(saw.words)}`,
      heard === null ? '' : `${other.name} heard: ${oneLine(heard.words)}`,
      promise === null ? '' : `${side.name} promises: ${oneLine(promise.words)}`,
    ]
  })
  return lines.filter((line) => line !== '').join('\n\n')
}

/** The promises of both, once the wording is agreed. */
export function promisesOf(
  repair: Repair,
): readonly { readonly by: Side; readonly to: Side; readonly part: Part }[] {
  return repair.sides.flatMap((by) => {
    const part = lastPart(repair, by, 'promise')
    return part === null ? [] : [{ by, to: otherOf(repair, by), part }]
  })
}
