/** The steps of the way back: what must be true first, and what the child says. A no is information. Pure. */
import type { Day } from '../platform/day.ts'
import type { ReintegrationStepBody, StepAnswerBody } from './entries.ts'

export const FIRSTS = ['acknowledge', 'repair', 'stopRepeating'] as const
export type First = (typeof FIRSTS)[number]

export type Given = { readonly day: Day; readonly seq: number; readonly body: StepAnswerBody }

/** Where a step stands: what is still to be true first, the child's latest answer, and how it went. */
export type StepState = {
  readonly firstOpen: readonly First[]
  readonly firstDone: readonly First[]
  readonly answer: StepAnswerBody['answer']
  readonly answeredOn: Day | null
  readonly went: string | null
  /** Whether it may be taken: all that must be true first is, and the child has said yes. */
  readonly ready: boolean
}

/** The latest answer counts; what was done first stays done. */
export function stepState(step: ReintegrationStepBody, given: readonly Given[]): StepState {
  const inOrder = given.toSorted((one, other) => one.seq - other.seq)
  const asked = FIRSTS.filter((first) => step[first] !== null)
  const done = new Set(inOrder.flatMap(({ body }) => body.firstDone))
  const latest = inOrder.findLast(({ body }) => body.answer !== null)
  const answer = latest?.body.answer ?? null
  const firstOpen = asked.filter((first) => !done.has(first))
  return {
    firstOpen,
    firstDone: asked.filter((first) => done.has(first)),
    answer,
    answeredOn: latest?.day ?? null,
    went: inOrder.findLast(({ body }) => body.went !== null)?.body.went ?? null,
    ready: firstOpen.length === 0 && answer === 'yes',
  }
}
