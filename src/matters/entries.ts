/**
 * The kinds of entry this room adds: a matter that runs its course, and each step of it. A step's day
 * is `happened`; every date on the way is worked out from the steps again each time.
 */
import { z } from 'zod'
import type { EntryContent } from '../record/entry.ts'
import { someWords, theEntryNumber, theLine } from '../record/fields.ts'
import type { Kind } from '../record/kind.ts'
import { EVENT_IDS, PROCESS_IDS, saysOf, titleOfProcess } from './known.ts'

const WORDS_LENGTH_MAX = 20_000

const words = someWords('words', WORDS_LENGTH_MAX).nullish()

const process = z
  .string('process must be the id of a process, as ehc-assessment')
  .refine((id) => PROCESS_IDS.has(id), `process must be one of: ${[...PROCESS_IDS].join(', ')}`)

const event = z
  .string('event must be the id of something that can happen in the process, as asked')
  .refine((id) => EVENT_IDS.has(id), 'event must be the id of an event of the process')

export const matterBody = z.strictObject({
  title: theLine('title'),
  process,
  /** Whom it is with: who owes the answers. */
  with: theLine('with'),
  /** The school whose days count. */
  school: theLine('school').nullish(),
  /** The need it is about. */
  need: theEntryNumber('need').nullish(),
  words,
})

export const stepBody = z.strictObject({
  of: theEntryNumber('of'),
  event,
  words,
  /** The message, letter or call that shows it. */
  source: theEntryNumber('source').nullish(),
})

export type MatterBody = z.infer<typeof matterBody>
export type StepBody = z.infer<typeof stepBody>

export const MATTER_KIND = 'matter'
export const STEP_KIND = 'step'

export const matterKinds: readonly Kind[] = [
  {
    kind: MATTER_KIND,
    schema: matterBody,
    refers: ['need'],
    title: (content: EntryContent) => matterBody.parse(content.body).title,
    words: (content) => {
      const body = matterBody.parse(content.body)
      return [
        body.title,
        titleOfProcess(body.process),
        body.with,
        body.school ?? '',
        body.words ?? '',
      ].join('\n')
    },
  },
  {
    kind: STEP_KIND,
    schema: stepBody,
    refers: ['of', 'source'],
    of: [MATTER_KIND],
    title: (content) => saysOf(stepBody.parse(content.body).event),
    words: (content) => stepBody.parse(content.body).words ?? '',
  },
]
