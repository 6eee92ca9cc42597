/** Rules over what was asked and promised. */
import { daysBetween, inWords, type Day } from '../../platform/day.ts'
import {
  inOrder,
  NOTHING,
  REPEATED,
  slug,
  type Candidate,
  type Facts,
  type OwedFact,
  type Rule,
} from '../finding.ts'
import { alike } from '../alike.ts'
import { NOBODY_NAMED } from '../services.ts'
import { counted } from '../../platform/words.ts'

/** Before this, waiting is ordinary. */
const WAITED_DAYS = 14

/** A finding speaks of a habit, so at least this share of what was asked must bear it out. */
const SHARE_MIN = 1 / 3

export const unanswered: Rule = {
  id: 'messages-unanswered',
  title: 'Questions that were not answered, and by whom',
  find: ({ owed }) => ({
    found: byWhom(owed.filter((each) => each.kind === 'ask' && !each.ours)).flatMap(
      ([at, asks]): Candidate[] => {
        const waiting = asks.filter(
          (each) => each.settled === 'owed' && each.waitingDays >= WAITED_DAYS,
        )
        const answered = asks.filter((each) => each.settled === 'kept' || each.settled === 'late')
        if (!isHabit(waiting.length, answered.length)) return []
        const longest = Math.max(...waiting.map((each) => each.waitingDays))
        return [
          {
            id: `messages-unanswered:${nameOf(at, asks)}`,
            rule: 'messages-unanswered',
            claim: `${at} was asked ${counted(asks.length, 'thing')}: ${answered.length} answered, ${waiting.length} waiting two weeks or more, the longest ${longest} days.`,
            times: waiting.length,
            for: inOrder(waiting.map((each) => each.seq)),
            against: inOrder(answered.map((each) => each.seq)),
            chance: null,
            disproof:
              'An answer that came another way, by telephone or in a meeting, and is not in the record yet.',
            ask: 'Who will answer each of these, and by what day?',
          },
        ]
      },
    ),
  }),
}

export const promises: Rule = {
  id: 'promises-kept-and-broken',
  title: 'Promises with a day, kept and not kept',
  find: ({ owed }, on) => ({
    found: byWhom(
      owed.filter((each) => each.kind === 'promise' && !each.ours && each.due !== null),
    ).flatMap(([at, made]): Candidate[] => {
      const kept = made.filter((each) => each.settled === 'kept')
      const late = made.filter((each) => each.settled === 'late')
      const broken = made.filter(
        (each) =>
          each.settled === 'unmet' ||
          (each.settled === 'owed' && each.due !== null && each.due < on),
      )
      const missed = [...late, ...broken]
      const isBroken = isHabit(broken.length, kept.length + late.length)
      if (!isBroken && !(missed.length >= REPEATED && missed.length >= kept.length)) return []
      return [
        {
          id: `promises-kept-and-broken:${nameOf(at, made)}`,
          rule: 'promises-kept-and-broken',
          claim: `Of ${counted(kept.length + missed.length, 'promise')} with a day from ${at === NOBODY_NAMED ? at.toLowerCase() : at}, ${kept.length} ${kept.length === 1 ? 'was' : 'were'} kept by that day, ${late.length} later, and ${broken.length} ${broken.length === 1 ? 'has' : 'have'} not been kept.`,
          times: missed.length,
          for: inOrder(missed.map((each) => each.seq)),
          against: inOrder(kept.map((each) => each.seq)),
          chance: null,
          disproof: 'Something that was done by its day and not written down here.',
          ask: 'What got in the way, and what day can you be sure of?',
        },
      ]
    }),
  }),
}

/** Long enough that "we are looking into it" cannot explain it. */
const LATER_DAYS = 14

export const offeredLater: Rule = {
  id: 'refused-then-offered',
  title: 'Asked for, refused, and offered later',
  find: ({ owed, strategies }) => {
    const asks = owed.filter((each) => each.kind === 'ask' && !each.ours)
    const found = asks.flatMap((ask): Candidate[] => {
      const refusal = ask.answers.find(({ as }) => as === 'refused' || as === 'closed not done')
      if (refusal === undefined) return []
      const offer = offerAfter(ask, refusal.day, { owed, strategies })
      if (offer === null || daysBetween(refusal.day, offer.day) < LATER_DAYS) return []
      return [
        {
          id: `refused-then-offered:${toldApart(ask)}`,
          rule: 'refused-then-offered',
          claim: `“${ask.title}” was asked for on ${inWords(ask.since)}, refused on ${inWords(refusal.day)}, and offered on ${inWords(offer.day)}, ${daysBetween(refusal.day, offer.day)} days after.`,
          times: 1,
          for: inOrder([ask.seq, refusal.seq, offer.seq]),
          against: [],
          chance: null,
          disproof:
            'That what was offered is not what was asked for, or that something had changed in between.',
          ask: 'What changed, and what could have been in place from the day it was asked for?',
        },
      ]
    })
    return found.length === 0 ? NOTHING : { found }
  },
}

/** The same ask answered after all, a promise of the same thing, or the thing itself begun. */
function offerAfter(
  ask: OwedFact,
  refused: Day,
  { owed, strategies }: Pick<Facts, 'owed' | 'strategies'>,
): { readonly seq: number; readonly day: Day } | null {
  const answer = ask.answers.find(({ as, day }) => as === 'answered' && day > refused)
  if (answer !== undefined) return answer
  const promise = owed.find(
    (each) =>
      each.kind === 'promise' &&
      each.who === ask.who &&
      each.since > refused &&
      alike(each.title, ask.title),
  )
  if (promise !== undefined) return { seq: promise.seq, day: promise.since }
  const begun = strategies.find((each) => each.from > refused && alike(each.title, ask.title))
  return begun === undefined ? null : { seq: begun.seq, day: begun.from }
}

function byWhom(owed: readonly OwedFact[]): [string, OwedFact[]][] {
  return [...Map.groupBy(owed, (each) => each.who).values()].flatMap((all) => {
    const [first] = all
    return first === undefined ? [] : [[first.at, all] as [string, OwedFact[]]]
  })
}

/** Of a finding's own name, the part that tells whose it is; of an unnamed person, by what came first. */
function nameOf(at: string, [first]: readonly OwedFact[]): string {
  return slug(at === NOBODY_NAMED && first !== undefined ? `${at} ${toldApart(first)}` : at)
}

/** By its day and its words: the number of an entry would tell how many others keep, in an address and in a pack. */
function toldApart({ since, title }: OwedFact): string {
  return slug(`${since} ${title}`)
}

function isHabit(times: number, opposite: number): boolean {
  return times >= REPEATED && times / (times + opposite) >= SHARE_MIN
}
