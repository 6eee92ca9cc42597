/** What is taken from an entry of each kind that the rules read. */
import type {
  CheckInBody,
  AttendanceBody,
  MedicalEvidenceBody,
  VoiceBody,
} from '../days/entries.ts'
import type {
  IncidentBody,
  PressureBody,
  SuspensionBody,
  ToldHomeBody,
  UnkindnessBody,
} from '../incidents/entries.ts'
import type { StrategyBody } from '../child/profile-entries.ts'
import type { ProvisionBody, StoppedBody } from '../plan/entries.ts'
import type { CallBody, MessageBody, SaidBody } from '../correspondence/entries.ts'
import { ENGLAND } from '../law/england/england.ts'
import type { Entry } from '../record/entry.ts'
import type { IncidentFact, StrategyFact } from './finding.ts'
import type { Around, Sightings } from './sightings.ts'
import { ILLNESS_WORDS } from './voice-words.data.ts'
import { unawareQuote, weightOf } from './weigh.ts'

/** Adds what an entry of one kind says to what was seen. */
export type Look = (seen: Sightings, entry: Entry, around: Around) => void

const unkind: Look = (seen, { seq, happened, body }) => {
  const { familyTold } = body as UnkindnessBody
  seen.told.push({ seq, day: happened.day, told: familyTold })
}

const change: Look = (seen, { seq, happened }) => {
  seen.changes.push({ seq, day: happened.day })
}

export const LOOKS: Readonly<Record<string, Look>> = {
  message: seeMessage,
  call: (seen, { seq, happened, body, title }, { places }) => {
    const { with: who, direction, words } = body as CallBody
    const at = places.of(who)
    seen.contacts.push({
      seq,
      day: happened.day,
      who,
      at: at.name,
      school: at.school,
      ours: direction === 'out',
      title: words ?? title,
    })
  },
  said: seeSaid,
  voice: (seen, { seq, happened, body }) => {
    const { words, asked } = body as VoiceBody
    if (speaksOfSchool(asked)) seen.talk.push({ seq, day: happened.day })
    if (words !== null) seen.voice.push({ seq, day: happened.day, weight: weightOf(words) })
  },
  incident: seeIncident,
  suspension: (seen, { seq, happened, body }) => {
    const { sort, words, explained, reason } = body as SuspensionBody
    seen.lostTime.push({ seq, day: happened.day, formal: sort === 'formal', words })
    if (explained === 'yes' || explained === 'partly')
      seen.incidents.push({
        ...BARE_INCIDENT,
        seq,
        day: happened.day,
        sanction: reason ?? sort,
        explained: true,
      })
  },
  'pressure to leave': (seen, { seq, happened, body }) => {
    const { towards, who } = body as PressureBody
    seen.pressure.push({ seq, day: happened.day, what: towards, who: who ?? '' })
  },
  bullying: unkind,
  'left out': unkind,
  'told home': (seen, { happened, body }) => {
    seen.toldHome.push({ of: (body as ToldHomeBody).of, day: happened.day })
  },
  'check-in': (seen, { seq, happened, body }) => {
    const check = body as CheckInBody
    const distress = distressOf(check)
    const later = distressOf({ ...check, door: null })
    if (distress !== null)
      seen.days.push({ seq, day: happened.day, by: check.from, distress, later })
    if (check.schoolTalk === 'yes') seen.talk.push({ seq, day: happened.day })
  },
  strategy: (seen, { seq, root, happened, body }) => {
    const { title, started, removed } = body as StrategyBody
    const from = started ?? happened.day
    const gone = removed ?? null
    seen.strategies.push({
      seq: root,
      title,
      from,
      removed: gone === null ? null : { seq, day: gone.on, reason: gone.reason?.trim() || null },
    })
    seen.changes.push({ seq: root, day: from })
  },
  provision: (seen, { seq, root, happened, body }) => {
    const { what, from, stopped } = body as ProvisionBody
    const began = from ?? happened.day
    seen.strategies.push({
      seq: root,
      title: what,
      from: began,
      removed:
        stopped === null ? null : { seq, day: stopped.on, reason: stopped.reason?.trim() || null },
    })
    seen.changes.push({ seq: root, day: began })
  },
  'provision stopped': (seen, { seq, happened, body }) => {
    const { of, what, reason } = body as StoppedBody
    // Somebody else saw it stop: it is the thing that was being given, whatever they called it.
    const going = (which: (each: StrategyFact) => boolean) =>
      seen.strategies.findIndex((each) => each.removed === null && which(each))
    const named = going(({ seq: given }) => given === of)
    const at = named === -1 ? going(({ title }) => title === what) : named
    const given = seen.strategies[at]
    if (given === undefined) return
    const removed = { seq, day: happened.day, reason: reason?.trim() || null }
    seen.strategies[at] = { ...given, removed }
  },
  profile: change,
  'reintegration step': change,
  attendance: seeAttendance,
  'medical evidence': (seen, { seq, happened, body }) => {
    const { title, to, acknowledged, decided, decision } = body as MedicalEvidenceBody
    const accepted = decision === 'accepted' || decision === 'accepted in part'
    seen.evidence.push({
      seq,
      day: happened.day,
      what: title,
      to,
      acknowledged,
      decided: decided === null ? null : { day: decided, accepted },
    })
  },
}

function seeMessage(seen: Sightings, entry: Entry, { family, places }: Around): void {
  const { from, to, subject, words, auto, legal } = entry.body as MessageBody
  if (legal || auto !== null) return
  const ours = from !== null && (family.has(keyOf(from.address)) || family.has(keyOf(from.name)))
  const other = ours ? (to[0] ?? null) : from
  if (other === null) return
  const { name: at, school } = places.of(other.name, other.address)
  const { seq } = entry
  const { day } = entry.happened
  const who = other.name
  seen.contacts.push({
    seq,
    day,
    who,
    at,
    school,
    ours,
    title: `${subject}\n${words.slice(0, 1000)}`,
  })
  const quote = ours ? null : unawareQuote(words)
  if (quote !== null) seen.unaware.push({ seq, day, who, at, quote })
}

function seeSaid(seen: Sightings, entry: Entry, { child, family, places }: Around): void {
  const { who, words, to } = entry.body as SaidBody
  const { seq } = entry
  const { day } = entry.happened
  if (isChild(who, child)) {
    seen.voice.push({ seq, day, weight: weightOf(words) })
    return
  }
  if (isChild(to ?? '', child) && speaksOfSchool(words)) seen.talk.push({ seq, day })
  if (family.has(keyOf(who)) || OF_THE_FAMILY.test(who)) return
  const quote = unawareQuote(words)
  if (quote !== null) seen.unaware.push({ seq, day, who, at: places.of(who).name, quote })
}

const BARE_INCIDENT: Omit<IncidentFact, 'seq' | 'day'> = {
  hard: null,
  place: null,
  lesson: null,
  adults: [],
  antecedent: null,
  sanction: null,
  explained: null,
  unusedStrategies: [],
  usedStrategies: [],
  staffKnew: null,
  staffWords: null,
}

function seeIncident(seen: Sightings, { seq, happened, body }: Entry): void {
  const told = body as IncidentBody
  seen.incidents.push({
    seq,
    day: happened.day,
    hard: told.hard,
    place: told.where ?? told.place,
    lesson: told.lesson,
    adults: told.adults,
    antecedent: told.antecedent,
    sanction: told.sanction,
    explained:
      told.explained === null || told.explained === 'not known' ? null : told.explained !== 'no',
    unusedStrategies: told.strategies.filter(({ used }) => used === 'not used').map(nameOf),
    usedStrategies: told.strategies.filter(({ used }) => used === 'used').map(nameOf),
    staffKnew: told.knew === 'yes' ? true : told.knew === 'no' ? false : null,
    staffWords: told.knewWords,
  })
  if (told.place === 'school') seen.told.push({ seq, day: happened.day, told: told.familyTold })
}

const MARKS = new Map(
  ENGLAND.codes.map(
    ({ code, attends, possible, group }) =>
      [
        code,
        !possible
          ? 'not counted'
          : attends === 'yes'
            ? 'present'
            : group === 'unauthorised'
              ? 'unauthorised'
              : 'authorised',
      ] as const,
  ),
)

function seeAttendance(seen: Sightings, { seq, happened, body }: Entry): void {
  const { code, session, reason } = body as AttendanceBody
  const mark = {
    seq,
    day: happened.day,
    code,
    ill: ILLNESS_WORDS.test(reason ?? ''),
    counts: MARKS.get(code) ?? 'not counted',
  } as const
  if (session !== 'pm') seen.sessions.push({ ...mark, session: 'am' })
  if (session !== 'am') seen.sessions.push({ ...mark, session: 'pm' })
}

const DOOR = {
  easily: 0,
  'with help': 1,
  'very hard': 3,
  'could not': 4,
  'no school': null,
} as const

/** Minutes to come down, from which a day counts as this hard. */
const DOWN: readonly (readonly [minutes: number, distress: number])[] = [
  [120, 4],
  [60, 3],
  [30, 2],
  [10, 1],
]

/** How hard a day was, 0 to 4: the hardest of worry, the door, and coming down; null if none was told. */
function distressOf({ worry, door, downMinutes }: CheckInBody): number | null {
  const signs = [
    worry === null ? null : worry - 1,
    door === null ? null : DOOR[door],
    downMinutes === null ? null : (DOWN.find(([from]) => downMinutes >= from)?.[1] ?? 0),
  ].filter((sign) => sign !== null)
  return signs.length === 0 ? null : Math.max(...signs)
}

function nameOf({ name }: { readonly name: string }): string {
  return name
}

/** What somebody of the family is called where no name is given. They are not staff. */
const OF_THE_FAMILY =
  /^(?:(?:my|our|his|her|their|the) )?(?:mum|mummy|mam|mom|mother|dad|daddy|father|parents?|gran|granny|grandma|grandad|grandpa|grand(?:mother|father|parents?)|nan|nana|step-?(?:mum|mother|dad|father)|aunt|auntie|uncle|sister|brother|cousin|foster (?:mum|dad|carer)|carer|partner|wife|husband|me|myself|i)\b/i

const OF_SCHOOL = /\b(?:school|classroom|lessons?|homework|teachers?|uniform)\b/i

function speaksOfSchool(words: string | null): boolean {
  return words !== null && OF_SCHOOL.test(words)
}

function keyOf(text: string | null): string {
  return (text ?? '').trim().toLowerCase()
}

/** The child by the record's name, or by its first name alone. */
function isChild(who: string, child: string): boolean {
  const [said, named] = [keyOf(who), keyOf(child)]
  return (
    said !== '' && (said === named || said === named.split(' ')[0] || said.split(' ')[0] === named)
  )
}
