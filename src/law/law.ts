/**
 * What the law is as data: the shape of every row. Rows are facts with a source and a flag; nothing
 * here knows a child, a record or today.
 */
import * as z from 'zod'

const DAY = z.iso.date()

/**
 * How far a row has been checked. YES-P: the primary text was read. YES-S: a dependable secondary
 * page says it. PART: only part is confirmed. NO: from memory; never shown as fact.
 */
const FLAGS = ['YES-P', 'YES-S', 'PART', 'NO'] as const
export const Flag = z.enum(FLAGS)
export type Flag = z.infer<typeof Flag>

/** What a rule binds by, strongest first. */
const FORCES = [
  'act',
  'regs',
  'rule',
  'caselaw',
  'stat_guidance',
  'guidance',
  'ombudsman',
  'local_policy',
] as const
export const Force = z.enum(FORCES)
export type Force = z.infer<typeof Force>

/** The counting rules. Each is explained in counting.ts. */
const RULES = [
  'CAL_DAYS_INCL',
  'CAL_DAYS_EXCL',
  'WEEKS_EXCL',
  'WEEKS_INCL',
  'WEEKS_BACK',
  'MONTHS_CDR',
  'MONTHS_INCL',
  'MONTHS_BACK',
  'WD_EXCL',
  'WD_INCL',
  'WD_UK_EXCL',
  'SD_EXCL',
  'SD_INCL',
  'SD_BACK',
  'SESSIONS_ROLL',
  'BEFORE_DATE',
  'SAME_DAY',
  'ASAP',
  'POLICY',
  'NONE',
] as const
export const RuleId = z.enum(RULES)
export type RuleId = z.infer<typeof RuleId>

/** What happens to a last day that cannot be used. Most limits on public bodies do not move at all. */
const Roll = z.enum(['working-day', 'tribunal-lodging', 'tribunal-act'])

/**
 * How long. `n` to `upTo` of the rule's unit, where the law gives a range; for POLICY `unit` is the
 * rule the number is counted by; for BEFORE_DATE `before` is the month and date that is too late.
 */
export const Count = z.strictObject({
  rule: RuleId,
  n: z.int().positive().optional(),
  upTo: z.int().positive().optional(),
  unit: RuleId.optional(),
  before: z.tuple([z.int().min(1).max(12), z.int().min(1).max(31)]).optional(),
  roll: Roll.optional(),
})
export type Count = z.infer<typeof Count>

/** Where a row comes from: an instrument of instruments.data.ts, the place in it, which edition. */
export const Source = z.strictObject({
  instrument: z.string().describe('the id of an instrument'),
  provision: z.string().min(1),
  edition: z.string().nullable(),
})
export type Source = z.infer<typeof Source>

export const Evidence = z.strictObject({ flag: Flag, url: z.url() })
export type Evidence = z.infer<typeof Evidence>

/** What every row has, whatever it is about. */
const row = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  flag: Flag,
  checked: DAY.describe('the day the flag was last set'),
  verified: z.string().describe('what was and was not confirmed, in words'),
  evidence: z.array(Evidence),
}

/** The same as `says`, as it may stand in a letter from a family; never more than the row says. */
const inLetter = z
  .string()
  .optional()
  .describe('the row as it stands in a letter from a family; no more than the row says')

export const Instrument = z.strictObject({
  id: z.string(),
  title: z.string(),
  short: z.string(),
  edition: z.string().nullable(),
  read: z.string().nullable().describe('which copy was read, where it was not the live text'),
})
export type Instrument = z.infer<typeof Instrument>

export const Clock = z.strictObject({
  ...row,
  section: z.string(),
  name: z.string(),
  owes: z.string().describe('who owes it, to whom'),
  parent: z.boolean().describe('true where the family itself must act in time'),
  trigger: z.string().describe('what starts it, in words'),
  from: z.string().describe('the name of the date it counts from'),
  length: z.string().describe('how long, in words'),
  count: Count,
  soft: z.boolean().describe('no date in the law: usual practice'),
  firstOf: Count.optional().describe('another limit; whichever comes first'),
  laterOf: z
    .strictObject({ fact: z.string(), count: Count })
    .optional()
    .describe('another limit from another date; whichever comes later'),
  whenFact: z
    .strictObject({ fact: z.string(), count: Count })
    .optional()
    .describe('counted from this date instead, once it is known'),
  also: z.array(
    z.strictObject({ name: z.string(), count: Count, from: z.enum(['trigger', 'due']) }),
  ),
  facts: z.array(z.string()).describe('facts that can move the date'),
  exceptions: z.string().nullable().describe('what the body may rely on, by this rule alone'),
  provisional: z.string().nullable().describe('why the date may be another, in words'),
  force: Force,
  source: Source,
  validFrom: DAY.nullable(),
  validTo: DAY.nullable(),
  inForce: z.enum(['yes', 'not seen', 'proposed']),
  rung: z.string().min(1).describe('what to do next if it is missed'),
  inLetter,
})
export type Clock = z.infer<typeof Clock>

export const Duty = z.strictObject({
  ...row,
  section: z.string(),
  who: z.string(),
  says: z.string(),
  inLetter,
  force: Force,
  source: Source,
  rung: z.string().min(1),
})
export type Duty = z.infer<typeof Duty>

export const Brushoff = z.strictObject({
  ...row,
  section: z.string(),
  said: z.string(),
  sayings: z.array(z.string()).describe('other ways it is said; no law in them'),
  who: z.array(z.string()),
  basis: z.array(z.string()).describe('ids of the clocks and duties it rests on'),
  answer: z.string(),
  fair: z.string().nullable(),
  ask: z.string(),
  force: Force,
  source: z.string(),
  rung: z.string().min(1),
})
export type Brushoff = z.infer<typeof Brushoff>

export const AttendanceCode = z.strictObject({
  ...row,
  code: z.string(),
  meaning: z.string(),
  group: z.string(),
  attends: z.enum(['yes', 'no', 'neutral', '-']),
  possible: z.boolean().describe('whether the session counts as one the child could have attended'),
  force: Force,
  source: Source,
})
export type AttendanceCode = z.infer<typeof AttendanceCode>

export const Route = z.strictObject({
  ...row,
  service: z.string(),
  refers: z.string(),
  self: z.string(),
  owner: z.string(),
  decides: z.string(),
  breaks: z.string().nullable(),
  checkLocalOffer: z.boolean(),
})
export type Route = z.infer<typeof Route>

export const Loop = z.strictObject({ id: z.string(), loop: z.string(), lever: z.string() })
export type Loop = z.infer<typeof Loop>

export const Responsibility = z.strictObject({ id: z.string(), who: z.string(), does: z.string() })
export type Responsibility = z.infer<typeof Responsibility>

export const VagueWording = z.strictObject({
  id: z.string(),
  phrase: z.string(),
  fails: z.string(),
  needs: z.string(),
  basis: z.string().nullable(),
})
export type VagueWording = z.infer<typeof VagueWording>

export const BlamingWording = z.strictObject({
  id: z.string(),
  wording: z.string(),
  problem: z.string(),
  instead: z.string(),
})
export type BlamingWording = z.infer<typeof BlamingWording>

export const CrisisLine = z.strictObject({
  ...row,
  who: z.string(),
  service: z.string(),
  contact: z.string(),
  hours: z.string(),
})
export type CrisisLine = z.infer<typeof CrisisLine>

export const EvidenceLimit = z.strictObject({
  ...row,
  what: z.string(),
  limit: z.string(),
  binds: z.string(),
  force: Force,
  source: Source,
})
export type EvidenceLimit = z.infer<typeof EvidenceLimit>

export const Reform = z.strictObject({
  ...row,
  item: z.string(),
  status: z.string(),
  inForce: z.enum(['yes', 'part', 'proposed', 'not seen']),
})
export type Reform = z.infer<typeof Reform>

/** One worked example of a clock: what the product shows, and what the law check counts again. */
export const Worked = z.strictObject({
  clock: z.string(),
  from: DAY,
  facts: z.record(z.string(), z.string()),
  due: DAY.nullable(),
  earliest: DAY.nullable(),
  latest: DAY.nullable(),
})
export type Worked = z.infer<typeof Worked>

export const Law = z.strictObject({
  jurisdiction: z.string(),
  position: z.string().describe('as at when the law was read'),
  notice: z.string(),
  instruments: z.array(Instrument),
  clocks: z.array(Clock),
  limits: z.array(EvidenceLimit),
  duties: z.array(Duty),
  brushoffs: z.array(Brushoff),
  codes: z.array(AttendanceCode),
  routes: z.array(Route),
  responsibilities: z.array(Responsibility),
  loops: z.array(Loop),
  vague: z.array(VagueWording),
  blaming: z.array(BlamingWording),
  crisis: z.array(CrisisLine),
  reforms: z.array(Reform),
  worked: z.array(Worked),
})
export type Law = z.infer<typeof Law>

export const CHECK_FIRST = 'Check this with IPSEA or SENDIASS before relying on it.'
export const NOTICE =
  'This is information, not legal advice. IPSEA (ipsea.org.uk) and your local SENDIASS give free advice.'

/** True where a sentence of this row may be put into somebody's letter as law. */
export function isReliable(flag: Flag): boolean {
  return flag === 'YES-P' || flag === 'YES-S'
}

const BINDING: readonly Force[] = ['act', 'regs', 'rule', 'caselaw']

/** `must` for what binds, `should` for what may be departed from with a good reason. */
export function verbOf(force: Force): 'must' | 'should' {
  return BINDING.includes(force) ? 'must' : 'should'
}

const FORCE_WORDS: Readonly<Record<Force, string>> = {
  act: 'an Act of Parliament: must',
  regs: 'regulations: must',
  rule: 'a rule of a court or tribunal: must',
  caselaw: 'a decision of the courts: must',
  stat_guidance: 'statutory guidance: should, unless there is a good reason',
  guidance: 'guidance: expected, not law',
  ombudsman: 'what an ombudsman decided: expected, not law',
  local_policy: 'the body’s own policy: check the number in it',
}

export function forceInWords(force: Force): string {
  return FORCE_WORDS[force]
}

const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  'YES-P': 'Checked against the text of the law itself.',
  'YES-S': 'Checked against a dependable guide, not the text of the law itself.',
  PART: `Only part of this is confirmed. ${CHECK_FIRST}`,
  NO: `This has not been checked. ${CHECK_FIRST}`,
}

export function flagInWords(flag: Flag): string {
  return FLAG_WORDS[flag]
}
