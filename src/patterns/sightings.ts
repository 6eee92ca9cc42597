/**
 * What the rules need of each entry, taken from it once: small facts with their entry's number, so that
 * a new entry adds to them and nothing is read again.
 */
import type { Day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import type {
  ChangeFact,
  ContactFact,
  DayFact,
  EvidenceFact,
  IncidentFact,
  LostTimeFact,
  PressureFact,
  SessionFact,
  StrategyFact,
  TalkFact,
  ToldFact,
  UnawareFact,
  VoiceFact,
} from './finding.ts'
import { LOOKS } from './looks.ts'
import type { Places } from './services.ts'

/** Facts of entries, before those that speak of each other are put together. */
export type Sightings = {
  readonly incidents: IncidentFact[]
  readonly strategies: StrategyFact[]
  readonly days: DayFact[]
  readonly talk: TalkFact[]
  readonly sessions: SessionFact[]
  readonly evidence: EvidenceFact[]
  readonly voice: VoiceFact[]
  readonly unaware: UnawareFact[]
  readonly contacts: ContactFact[]
  readonly lostTime: LostTimeFact[]
  readonly pressure: PressureFact[]
  readonly told: ToldFact[]
  readonly toldHome: { readonly of: number; readonly day: Day }[]
  readonly changes: ChangeFact[]
}

export type Around = {
  /** The family's own addresses and names, in lower case. */
  readonly family: ReadonlySet<string>
  readonly child: string
  readonly places: Places
}

/** The kinds that are looked at. */
export const SEEN_KINDS: readonly string[] = Object.keys(LOOKS)

export function nothingSeen(): Sightings {
  return {
    incidents: [],
    strategies: [],
    days: [],
    talk: [],
    sessions: [],
    evidence: [],
    voice: [],
    unaware: [],
    contacts: [],
    lostTime: [],
    pressure: [],
    told: [],
    toldHome: [],
    changes: [],
  }
}

/** The same facts, to be added to without touching these. */
export function copyOf(seen: Sightings): Sightings {
  return {
    incidents: [...seen.incidents],
    strategies: [...seen.strategies],
    days: [...seen.days],
    talk: [...seen.talk],
    sessions: [...seen.sessions],
    evidence: [...seen.evidence],
    voice: [...seen.voice],
    unaware: [...seen.unaware],
    contacts: [...seen.contacts],
    lostTime: [...seen.lostTime],
    pressure: [...seen.pressure],
    told: [...seen.told],
    toldHome: [...seen.toldHome],
    changes: [...seen.changes],
  }
}

/** Adds what `entry` says to `seen`. */
export function see(seen: Sightings, entry: Entry, around: Around): void {
  LOOKS[entry.kind]?.(seen, entry, around)
}
