/**
 * A process as data: what can happen, which time limit each event starts, and which event answers it.
 * A process holds no dates and no law of its own: every limit is a clock of the same jurisdiction.
 */
import * as z from 'zod'
import { Count } from './law.ts'

const SLUG = z.string().regex(/^[a-z0-9-]+$/)

/** Something that can happen, as a family would say it. */
export const ProcessEvent = z.strictObject({
  id: SLUG,
  says: z.string().describe('what happened, in plain words'),
  ask: z.string().optional().describe('the question for its day'),
  who: z.string().describe('who does it; "you" is the family'),
  date: z.string().describe('which date its day is: sent, received, served, meeting ...'),
  begins: z.boolean().optional().describe('a matter may begin with it'),
  after: z.array(SLUG).optional().describe('offered once one of these has happened'),
  planned: z.boolean().optional().describe('its day may lie ahead'),
  ground: z.string().optional().describe('the legal ground of a pause, an extension or an excuse'),
  sets: z.record(z.string(), z.string()).optional().describe('facts that are words, not days'),
})
export type ProcessEvent = z.infer<typeof ProcessEvent>

/**
 * Which event a limit counts from. `gap` says that its day is a neighbour of the true one: `before`, it
 * was sent then and arrived that day or the next working day; `after`, it arrived then and was sent
 * that day or the working day before. Then both days are counted and no single date is given.
 */
export const From = z.strictObject({ event: SLUG, gap: z.enum(['before', 'after']).optional() })
export type From = z.infer<typeof From>

/** One limit on the way. */
export const Station = z.strictObject({
  clock: SLUG,
  from: z.array(From).min(1).describe('what starts it; the first that has happened counts'),
  met: z.array(SLUG).describe('what answers it'),
  passed: z.array(SLUG).optional().describe('shows that it was answered before, on a day unknown'),
  unless: z.array(SLUG).optional().describe('after this it is owed no more'),
  needs: z.array(SLUG).optional().describe('owed only once one of these has happened'),
  inTime: z.array(SLUG).optional().describe('takes its place, if it came before the last day'),
  facts: z.record(z.string(), SLUG).optional().describe('a fact, and the event whose day it is'),
  excuse: z.array(SLUG).optional().describe('an exception of the law that was claimed'),
  who: z.string().optional().describe('who owes it, where it is not whoever answers it'),
  yours: z.boolean().optional().describe('time that the family has, whoever must give it'),
  look: z.boolean().optional().describe('something to look for in what came, not to wait for'),
  aside: z.boolean().optional().describe('another way it may end: shown, and not waited for'),
})
export type Station = z.infer<typeof Station>

/** A day worth knowing that is no limit of the law: the end both agreed, the fifteenth day away. */
export const Mark = z.strictObject({
  id: SLUG,
  title: z.string(),
  from: SLUG,
  count: Count,
  words: z.string(),
  clock: SLUG.describe('the row it is about'),
  unless: z.array(SLUG).optional(),
  owed: z.boolean().optional().describe('something is to have happened by then'),
})
export type Mark = z.infer<typeof Mark>

/** One step of escalation. Its words come from the rows it names and say no more than they do. */
export const Rung = z.strictObject({
  id: SLUG,
  title: z.string(),
  takes: z.array(SLUG).describe('the clocks of the answer'),
  within: SLUG.optional().describe('the clock of the time you have to ask'),
  needs: z.string().optional(),
  keeps: z.string().optional(),
  opens: z.string().optional(),
  process: SLUG.optional().describe('the process with its own path'),
  at: z.array(SLUG).optional().describe('events that show you are on it'),
})
export type Rung = z.infer<typeof Rung>

export const Ladder = z.strictObject({ id: SLUG, title: z.string(), rungs: z.array(Rung).min(1) })
export type Ladder = z.infer<typeof Ladder>

export const Process = z.strictObject({
  id: SLUG,
  title: z.string(),
  says: z.string().describe('what happened, as one would pick it from a list'),
  group: z.string(),
  words: z.string().describe('other words by which it is found'),
  with: z.string().describe('who usually owes the answers'),
  owes: z.string().describe('which "who" of its events that is'),
  school: z.boolean().optional().describe('a school’s own days count'),
  events: z.array(ProcessEvent).min(1),
  stations: z.array(Station).min(1),
  marks: z.array(Mark).optional(),
  ladder: SLUG.optional(),
  triggers: z.array(z.string()).optional().describe('words that may show that it has begun'),
})
export type Process = z.infer<typeof Process>

/** A clock in no process, and why. */
export const Alone = z.strictObject({ clock: SLUG, why: z.string().min(1) })
export type Alone = z.infer<typeof Alone>

export const Processes = z.strictObject({
  processes: z.array(Process),
  ladders: z.array(Ladder),
  alone: z.array(Alone),
})
export type Processes = z.infer<typeof Processes>
