/** Reading how days went: newest versions of entries, made into what the rules know. */
import type { Entry, FileFact } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findLines, findNewest } from '../record/store.ts'
import { toldIn } from '../record/told-in.ts'
import { findRoots } from '../incidents/store.ts'
import type { Day } from '../platform/day.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { findCalendars } from '../people/calendars.ts'
import type { AttendanceEntry } from './attendance.ts'
import type { CheckIn } from './check-in.ts'
import {
  absenceReportBody,
  attendanceBody,
  checkInBody,
  factorBody,
  illnessCostBody,
  medicalEvidenceBody,
  missedWorkBody,
  partTimeBody,
  reintegrationStepBody,
  stepAnswerBody,
  voiceBody,
  typedUpBody,
  voiceHeardBody,
} from './entries.ts'
import { EVENT_TAGS, type Tagged } from './events.ts'

type Within = { readonly from?: Day; readonly to?: Day }

/** An entry of one kind with its body read; those whose body is of another time are left out. */
export type Told<B> = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly day: Day
  readonly time: string | null
  readonly author: string
  readonly body: B
}

export async function findCheckIns(write: Write, within: Within = {}): Promise<CheckIn[]> {
  return checkInsIn(await findNewest(write, ['check-in'], within))
}

export const checkInsIn = (entries: readonly Entry[]): CheckIn[] =>
  toldIn(entries, 'check-in', checkInBody)

export async function findAttendance(
  write: Write,
  within: Within = {},
): Promise<AttendanceEntry[]> {
  return attendanceIn(await findNewest(write, ['attendance'], within))
}

export const attendanceIn = (entries: readonly Entry[]): AttendanceEntry[] =>
  toldIn(entries, 'attendance', attendanceBody)

/** Whatever else is known about being away from school. */
export async function findAway(write: Write) {
  const kinds = ['medical evidence', 'part-time timetable', 'absence report']
  const entries = await findNewest(write, [...kinds, 'missed work', 'illness cost'])
  return {
    evidence: toldIn(entries, 'medical evidence', medicalEvidenceBody),
    partTime: toldIn(entries, 'part-time timetable', partTimeBody),
    reports: toldIn(entries, 'absence report', absenceReportBody),
    work: toldIn(entries, 'missed work', missedWorkBody),
    costs: toldIn(entries, 'illness cost', illnessCostBody),
  }
}
export type Away = Awaited<ReturnType<typeof findAway>>

/** The steps of the way back with what the child and others said to each, and what pushes and pulls. */
export async function findWayBack(write: Write) {
  const entries = await findNewest(write, ['reintegration step', 'step answer', 'factor'])
  const given = toldIn(entries, 'step answer', stepAnswerBody)
  const roots = await findRoots(
    write,
    given.map(({ body }) => body.of),
  )
  const steps = toldIn(entries, 'reintegration step', reintegrationStepBody)
  return {
    steps: steps
      .map((step) => ({
        ...step,
        answers: given.filter(({ body }) => roots.get(body.of) === step.root),
      }))
      .toSorted((one, other) => (one.body.order ?? one.root) - (other.body.order ?? other.root)),
    factors: toldIn(entries, 'factor', factorBody),
  }
}
export type WayBack = Awaited<ReturnType<typeof findWayBack>>

/** The child's own words: said, written or chosen, in the order in which they came. */
export type OwnWords = {
  readonly root: number
  readonly address: string
  readonly day: Day
  readonly time: string | null
  readonly words: string | null
  readonly pictures: readonly string[]
  readonly to: string | null
  readonly where: string | null
  readonly alone: boolean
  readonly files: readonly FileFact[]
  /** What others heard in it and typed up. */
  readonly typed: readonly { readonly words: string; readonly by: string | null }[]
  /** What they were told became of it. */
  readonly heard: readonly {
    readonly day: Day
    readonly words: string
    readonly by: string | null
  }[]
}

const firstName = (name: string) => name.trim().split(/\s+/)[0]?.toLowerCase() ?? ''

/** `said` is anybody's: of those, only what `child` said. */
export async function findOwnWords(write: Write, child: string): Promise<OwnWords[]> {
  const entries = await findNewest(write, ['voice', 'said', 'voice heard', 'typed up'])
  const answers = toldIn(entries, 'voice heard', voiceHeardBody)
  const heardIn = toldIn(entries, 'typed up', typedUpBody)
  const roots = await findRoots(
    write,
    [...answers, ...heardIn].map(({ body }) => body.of),
  )
  return entries.flatMap((entry): OwnWords[] => {
    const own = ownWordsOf(entry, child)
    if (own === null) return []
    const heard = answers
      .filter(({ body }) => roots.get(body.of) === entry.root)
      .map(({ day, body }) => ({ day, words: body.words, by: body.by }))
    const typed = heardIn
      .filter(({ body }) => roots.get(body.of) === entry.root)
      .map(({ body }) => ({ words: body.words, by: body.by }))
    const { root, address, happened, files } = entry
    const { day, time } = happened
    return [{ root, address, day, time, ...own, files, heard, typed }]
  })
}

type Own = Pick<OwnWords, 'words' | 'pictures' | 'to' | 'where' | 'alone'>

function ownWordsOf(entry: Entry, child: string): Own | null {
  if (entry.kind === 'voice') {
    const { data } = voiceBody.safeParse(entry.body)
    if (data === undefined) return null
    return { ...data, alone: data.alone === true }
  }
  const said = entry.body as { who?: unknown; words?: unknown; to?: unknown; where?: unknown }
  if (entry.kind !== 'said' || typeof said.words !== 'string') return null
  if (typeof said.who !== 'string' || firstName(said.who) !== firstName(child)) return null
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    words: said.words,
    pictures: [],
    to: text(said.to),
    where: text(said.where),
    alone: false,
  }
}

const TAGGED_MOST = 40

/** What somebody tagged as a change worth seeing beside the days: the newest of each tag. */
export async function findTagged(write: Write): Promise<Tagged[]> {
  const found = await Promise.all(
    EVENT_TAGS.map(async (tag) =>
      (await findLines(write, { tag, atMost: TAGGED_MOST })).map(({ day, title, address }) => ({
        day,
        title,
        address,
        tag,
      })),
    ),
  )
  return found.flat()
}

/** The school whose dates count: the record’s only one, else none is guessed. */
export async function findOnlyCalendar(write: Write): Promise<SchoolCalendar | null> {
  const [only, another] = await findCalendars(write)
  return another === undefined ? (only?.calendar ?? null) : null
}
