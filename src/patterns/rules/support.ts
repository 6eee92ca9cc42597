/** Rules over the register, medical evidence, and support that was in place. */
import { daysBetween, inWords, type Day } from '../../platform/day.ts'
import { inOrder, NOTHING, times, weekOf, type Rule, type SessionFact } from '../finding.ts'
import { steadiestRise } from '../statistics.ts'
import { counted } from '../../platform/words.ts'

const WEEKS_MIN = 6
/** Rising by less than this share of a week's sessions is not growing. */
const GROWTH_MIN = 0.15

export const avoidance: Rule = {
  id: 'avoidance-growing',
  title: 'More and more of the week missed',
  find: ({ sessions }) => {
    const weeks = [...Map.groupBy(sessions.filter(isCounted), ({ day }) => weekOf(day))].toSorted(
      ([one], [other]) => (one < other ? -1 : 1),
    )
    if (weeks.length === 0) return NOTHING
    if (weeks.length < WEEKS_MIN) {
      const needs = `${WEEKS_MIN} weeks of the register`
      return { found: [], tooFew: [{ rule: 'avoidance-growing', needs }] }
    }
    const { chance, length } = steadiestRise(weeks.map(([, all]) => missedShare(all)))
    const third = Math.max(1, Math.floor(length / 3))
    const [early, late] = [weeks.slice(0, third), weeks.slice(length - third, length)]
    const [before, after] = [shareOver(early), shareOver(late)]
    if (length === 0 || after - before < GROWTH_MIN) return { found: [], asked: 1 }
    const marks = late.flatMap(([, all]) => all)
    const since = weeks.slice(length)
    return {
      found: [
        {
          id: 'avoidance-growing',
          rule: 'avoidance-growing',
          claim: `Of every 100 sessions in the register, ${hundred(before)} were missed in the ${weeksFrom(early)} and ${hundred(after)} in the ${weeksFrom(late)}${since.length === 0 ? '' : `; since then, ${hundred(shareOver(since))}`}.`,
          times: late.length,
          for: inOrder(marks.filter(isMissed).map((each) => each.seq)),
          against: inOrder(marks.filter((each) => !isMissed(each)).map((each) => each.seq)),
          chance,
          disproof: 'An illness of another kind, or a timetable that was agreed, in those weeks.',
          ask: 'What has been getting harder, and what has to be true before the next small step?',
        },
      ],
    }
  },
}

type Week = readonly [Day, readonly SessionFact[]]

function missedShare(sessions: readonly SessionFact[]): number {
  return sessions.filter(isMissed).length / sessions.length
}

function shareOver(weeks: readonly Week[]): number {
  return missedShare(weeks.flatMap(([, all]) => all))
}

function weeksFrom(weeks: readonly Week[]): string {
  const [monday] = weeks[0] ?? []
  const from = monday === undefined ? '' : ` from ${inWords(monday)}`
  return weeks.length === 1 ? `week${from}` : `${weeks.length} weeks${from}`
}

function hundred(share: number): number {
  return Math.round(share * 100)
}

const isCounted = ({ counts }: SessionFact): boolean => counts !== 'not counted'
const isMissed = ({ counts }: SessionFact): boolean => counts !== 'present'

export const evidenceWaiting: Rule = {
  id: 'medical-evidence-waiting',
  title: 'Medical evidence that waits, or was turned away',
  find: ({ evidence }, on) => {
    const open = evidence.filter(
      ({ decided, day }) => decided === null && daysBetween(day, on) >= 14,
    )
    const refused = evidence.filter(({ decided }) => decided?.accepted === false)
    const accepted = evidence.filter(({ decided }) => decided?.accepted === true)
    const held = [...open, ...refused].toSorted((one, other) => (one.day < other.day ? -1 : 1))
    const [first] = held
    if (first === undefined) return NOTHING
    const waited = open.map((each) => daysBetween(each.day, on))
    return {
      found: [
        {
          id: 'medical-evidence-waiting',
          rule: 'medical-evidence-waiting',
          claim: `Medical evidence was sent ${times(held.length)} ${held.length === 1 ? 'on' : 'from'} ${inWords(first.day)}${held.length === 1 ? '' : ' on'} without being accepted: ${[
            open.length > 0
              ? `${open.length} ${open.length === 1 ? 'waits' : 'wait'} for a decision, ${counted(Math.max(...waited), 'day')}${open.length === 1 ? '' : ' for the oldest'}`
              : '',
            refused.length > 0
              ? `${refused.length} ${refused.length === 1 ? 'was' : 'were'} turned away or sent back for more`
              : '',
          ]
            .filter((part) => part !== '')
            .join('; ')}.`,
          times: held.length,
          for: inOrder(held.map((each) => each.seq)),
          against: inOrder(accepted.map((each) => each.seq)),
          chance: null,
          disproof: 'A decision that was given another way and is not in the record yet.',
          ask: 'What was decided, by whom, and by which policy?',
        },
      ],
    }
  },
}

/** How long after evidence was sent a mark may still be about what it told of: a term. */
const ABOUT_IT_DAYS = 90
/** A late mark, or one with no reason yet, has reasons of its own soon after. */
const LATE_ABOUT_IT_DAYS = 21

/** A family holiday (G) is never what medical evidence is about. */
function isAbout({ code, day }: SessionFact, sent: readonly Day[]): boolean {
  if (code === 'G') return false
  const within = code === 'O' ? ABOUT_IT_DAYS : LATE_ABOUT_IT_DAYS
  return sent.some((each) => each <= day && daysBetween(each, day) <= within)
}

export const markedDespiteEvidence: Rule = {
  id: 'attendance-against-evidence',
  title: 'Unauthorised marks after medical evidence was sent, or beside illness as the reason',
  find: ({ evidence, sessions }) => {
    const sent = evidence.map((each) => each.day).toSorted()
    const about = sessions.filter((each) => isAbout(each, sent))
    const ill = sessions.filter((each) => each.ill && each.code !== 'G' && !about.includes(each))
    const [after, beside] = [about, ill].map((all) => all.filter(isUnauthorised))
    const marks = [...(after ?? []), ...(beside ?? [])]
    if (marks.length === 0) return NOTHING
    const marked = (after ?? []).map((each) => each.day).toSorted()[0]
    const first = sent.findLast((day) => marked !== undefined && day <= marked)
    const authorised = [...about, ...ill].filter((each) => each.counts === 'authorised')
    const said = [
      first === undefined
        ? ''
        : `after medical evidence was sent on ${inWords(first)}, ${markedSo(after ?? [])}`,
      beside?.length === 0
        ? ''
        : `where the reason written down was illness, ${markedSo(beside ?? [])}`,
    ].filter((part) => part !== '')
    const [opening = ''] = said
    return {
      found: [
        {
          id: 'attendance-against-evidence',
          rule: 'attendance-against-evidence',
          claim: `${opening.slice(0, 1).toUpperCase()}${said.join('; ').slice(1)}; ${authorised.length} ${authorised.length === 1 ? 'was' : 'were'} authorised.`,
          times: marks.length,
          for: inOrder([
            ...evidence.filter((each) => each.day === first).map((each) => each.seq),
            ...marks.map((each) => each.seq),
          ]),
          against: inOrder(authorised.map((each) => each.seq)),
          chance: null,
          disproof:
            'That the evidence was about other days, or that the marks were put right later.',
          ask: 'Which part of the evidence was doubted, and can the marks be looked at again?',
        },
      ],
    }
  },
}

const isUnauthorised = ({ counts }: SessionFact): boolean => counts === 'unauthorised'

function markedSo(marks: readonly SessionFact[]): string {
  return `${counted(marks.length, 'session')} ${marks.length === 1 ? 'was' : 'were'} marked unauthorised`
}

export const strategyRemoved: Rule = {
  id: 'support-removed',
  title: 'Support that stopped, and no reason given',
  find: ({ strategies }) => {
    const stopped = strategies.filter((each) => each.removed !== null)
    const silent = stopped.filter((each) => each.removed?.reason === null)
    const [first] = silent
    if (first === undefined || first.removed === null) return NOTHING
    return {
      found: [
        {
          id: 'support-removed',
          rule: 'support-removed',
          claim: `${counted(silent.length, 'thing')} that helped stopped with no reason in the record: “${first.title}” on ${inWords(first.removed.day)}${silent.length > 1 ? ', and others' : ''}.`,
          times: silent.length,
          for: inOrder(silent.flatMap((each) => [each.seq, each.removed?.seq ?? each.seq])),
          against: inOrder(
            stopped
              .filter((each) => !silent.includes(each))
              .map((each) => each.removed?.seq ?? each.seq),
          ),
          chance: null,
          disproof: 'A letter or a meeting in which the reason was given.',
          ask: 'Who decided it, why, and can it be put back while we talk?',
        },
      ],
    }
  },
}
