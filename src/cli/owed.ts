/** `heard asks`, `heard confirm`, `heard owed`. */
import {
  calendarDaysLate,
  dueOf,
  schoolDaysLate,
  schoolDaysPast,
  standingOf,
  waitingDays,
} from '../commitments/commitment.ts'
import { findReplies, type Reply } from '../commitments/find-incoming.ts'
import { holdersOf } from '../commitments/hand-over.ts'
import { confirm, findAllProposals, findProposal } from '../commitments/proposals.ts'
import { findOwed, type KeptCommitment } from '../commitments/store.ts'
import { dayAt, inWords, parseDay, type Day } from '../platform/day.ts'
import { optionOf, Wrong, type Command, type Given } from './command.ts'

export const asksCommand: Command = {
  name: 'asks',
  args: ['<record>'],
  options: [['--promises', 'what others promised in their messages, instead of what we asked']],
  what: 'what we may have asked in the messages we sent: proposals to confirm',
  async run(given) {
    const kind = given.options['promises'] === true ? 'promise' : 'ask'
    const proposals = await given.withRecord(given.args[0] ?? '', findAllProposals)
    const found = proposals.filter((each) => each.kind === kind)
    return {
      json: found.map(({ id, sentence, source, title, due, dueBasis }) => ({
        id,
        sentence,
        source,
        title,
        ...(kind === 'promise' ? { due, dueBasis } : {}),
      })),
      words:
        found.length === 0
          ? 'Nothing to confirm.'
          : found.map(({ id, title, day }) => `${id}  ${inWords(day)}  ${title}`).join('\n'),
    }
  },
}

export const confirmCommand: Command = {
  name: 'confirm',
  args: ['<record>', '<id...>'],
  what: 'say yes to proposals: each becomes a commitment',
  async run(given) {
    const [record = '', ...ids] = given.args
    const confirmed = await given.withRecord(record, async (write) => {
      let count = 0
      for (const id of ids) {
        const proposal = await findProposal(write, id)
        if (proposal === null)
          throw new Wrong(`There is no proposal ${id} in this record.`, { field: id })
        if (await confirm(write, proposal)) count += 1
      }
      return count
    })
    return { json: { confirmed }, words: `Confirmed ${confirmed}.` }
  },
}

export const repliesCommand: Command = {
  name: 'replies',
  args: ['<record>'],
  options: [['--on <day>', 'as it stands on this day; today unless given']],
  what: 'which messages that came in may answer what is still owed',
  async run(given) {
    const { toJudge, told } = await given.withRecord(given.args[0] ?? '', async (write) =>
      findReplies(write, dayOption(given) ?? dayAt(given.now(), write.zone)),
    )
    return {
      json: { toJudge: toJudge.map(replyJson), told: told.map(replyJson) },
      words:
        toJudge.length === 0 ? 'No reply waits to be judged.' : toJudge.map(replyWords).join('\n'),
    }
  },
}

function replyJson({ seq, as, reason, passedTo, message, matches }: Reply) {
  return {
    source: seq,
    day: message.day,
    from: message.body.from?.name ?? null,
    as,
    reason,
    passedTo,
    matches: matches.map((match) => ({
      id: match.root,
      title: match.commitment.title,
      how: match.how,
      reason: match.reason,
    })),
  }
}

function replyWords({ seq, message, matches }: Reply): string {
  const titles = matches.map(({ how, commitment }) => `${commitment.title} (${how})`)
  return `${seq}  ${inWords(message.day)}  ${message.body.from?.name ?? 'Somebody'}: ${titles.join('; ')}`
}

export const owedCommand: Command = {
  name: 'owed',
  args: ['<record>'],
  options: [['--on <day>', 'as it stands on this day; today unless given']],
  what: 'who owes an answer, since when, and who has it now',
  async run(given) {
    const { owed, on } = await given.withRecord(given.args[0] ?? '', async (write) => {
      const on = dayOption(given) ?? dayAt(given.now(), write.zone)
      return { on, owed: await findOwed(write, on) }
    })
    return {
      json: owed.map((each) => owedJson(each, on)),
      words:
        owed.length === 0
          ? 'Nothing is owed that was confirmed.'
          : owed.map((each) => owedWords(each, on)).join('\n'),
    }
  },
}

/** The day given as `--on`, or null. */
export function dayOption(given: Given): Day | null {
  const text = optionOf(given, 'on')
  if (text === undefined) return null
  const on = parseDay(text)
  if (on === null)
    throw new Wrong(`--on ${text} is not a day, as in 2026-09-28.`, { field: '--on' })
  return on
}

function owedJson(each: KeptCommitment, on: Day) {
  return {
    id: each.root,
    kind: each.kind,
    title: each.title,
    debtor: each.debtor,
    creditor: each.creditor,
    source: each.source,
    standing: standingOf(each, on),
    since: each.since,
    due: dueOf(each),
    dueBasis: dueOf(each) === null ? null : each.dueBasis,
    waitingDays: waitingDays(each, on),
    schoolDaysLate: schoolDaysLate(each, on),
    schoolDaysLateRange: schoolDaysPast(each, on),
    calendarDaysLate: calendarDaysLate(each, on),
    holders: holdersOf(each, on),
  }
}

function owedWords(each: KeptCommitment, on: Day): string {
  const days = waitingDays(each, on)
  return `${standingOf(each, on)}: ${each.title} (${each.debtor}, since ${inWords(each.since)}, ${days} ${days === 1 ? 'day' : 'days'})`
}
