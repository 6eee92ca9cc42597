/** From an entry to what the rules know of something that happened. */
import type { Entry } from '../record/entry.ts'
import {
  incidentBody,
  observationBody,
  pressureBody,
  suspensionBody,
  unkindnessBody,
} from './entries.ts'
import type { Happening } from './incident.ts'

const SCHEMAS = {
  incident: incidentBody,
  suspension: suspensionBody,
  'pressure to leave': pressureBody,
  observation: observationBody,
  bullying: unkindnessBody,
  'left out': unkindnessBody,
} as const

const isHappening = (kind: string): kind is keyof typeof SCHEMAS => kind in SCHEMAS

/** An entry as something that happened; null for another kind, or a body of another time. */
export function happeningOf(entry: Entry): Happening | null {
  const { kind, happened } = entry
  if (!isHappening(kind)) return null
  const read = SCHEMAS[kind].safeParse(entry.body)
  if (!read.success) return null
  const { seq, root, address, title, author } = entry
  const { day, time } = happened
  const isAbout = happened.precision === 'about'
  return {
    seq,
    root,
    address,
    day,
    time,
    isAbout,
    title,
    author,
    kind,
    body: read.data,
  } as Happening
}
