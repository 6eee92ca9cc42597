/** Rules over what adults knew, used, said and told. */
import { daysBetween, inWords } from '../../platform/day.ts'
import { spokenOf } from '../alike.ts'
import { inOrder, NOTHING, REPEATED, times, type Rule } from '../finding.ts'
import { counted } from '../../platform/words.ts'

export const staffUnaware: Rule = {
  id: 'staff-unaware',
  title: 'Staff who, in their own words, had not been told',
  find: ({ unaware, incidents }) => {
    const all = [
      ...unaware,
      ...incidents
        .filter((each) => each.staffKnew === false && each.staffWords !== null)
        .map(({ seq, day, staffWords }) => ({ seq, day, quote: staffWords ?? '', at: '' })),
    ].toSorted((one, other) => (one.day < other.day ? -1 : 1))
    // The same words written down twice, in an email and with what happened, were said once.
    const said = [
      ...new Map(all.toReversed().map((each) => [plainly(each.quote), each])).values(),
    ].toReversed()
    const [first] = said
    if (first === undefined) return NOTHING
    const knew = incidents.filter((each) => each.staffKnew === true)
    return {
      found: [
        {
          id: 'staff-unaware',
          rule: 'staff-unaware',
          claim: `Staff said ${times(said.length)}, in their own words, that they did not know or had not been told${said.length === 1 ? '' : '; first'}, on ${inWords(first.day)}: “${first.quote}”`,
          times: said.length,
          for: inOrder(all.map((each) => each.seq)),
          against: inOrder(knew.map((each) => each.seq)),
          chance: null,
          disproof: 'A note that they had been told before, and that it was read.',
          ask: 'Who tells every adult who works with the child, and how do they say that they have read it?',
        },
      ],
    }
  },
}

function plainly(quote: string): string {
  return quote
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What was told longer ago than this may have been forgotten; that is another matter. */
const TOLD_BEFORE_DAYS = 365

export const notPassedOn: Rule = {
  id: 'not-passed-on',
  title: 'Told to one person at a service, and unknown to another there',
  find: ({ unaware, contacts, child }) => {
    const ours = contacts.filter((each) => each.ours)
    const found = unaware.flatMap((said) => {
      const told = ours.flatMap((each) => {
        const isOther = each.at === said.at && each.who !== said.who && each.day < said.day
        if (!isOther || daysBetween(each.day, said.day) > TOLD_BEFORE_DAYS) return []
        const of = spokenOf(each.title, said.quote, `${child} ${each.at}`)
        return of.length === 0 ? [] : [{ ...each, of }]
      })
      return told.length === 0 ? [] : [{ said, told }]
    })
    const [first] = found
    const [before] = first?.told ?? []
    if (first === undefined || before === undefined) return NOTHING
    return {
      found: [
        {
          id: 'not-passed-on',
          rule: 'not-passed-on',
          claim: `A message to ${first.said.at} on ${inWords(before.day)} spoke of ${before.of.map((word) => `“${word}”`).join(' and ')}; on ${inWords(first.said.day)} somebody there said: “${first.said.quote}”${found.length > 1 ? ` It came ${times(found.length)}.` : ''}`,
          times: found.length,
          for: inOrder(
            found.flatMap(({ said, told }) => [said.seq, ...told.map(({ seq }) => seq)]),
          ),
          against: [],
          chance: null,
          disproof: 'That what was told first was about something else.',
          ask: 'How does news reach everyone who needs it, and who checks that it has?',
        },
      ],
    }
  },
}

/** Used one time in three or more, it is in use: what is missing is steadiness, and that is another matter. */
const UNUSED_SHARE_MIN = 2 / 3

export const notActing: Rule = {
  id: 'strategies-not-used',
  title: 'What helps was agreed and not used',
  find: ({ incidents }) => {
    const unused = incidents.filter((each) => each.unusedStrategies.length > 0)
    const used = incidents.filter(
      (each) => each.unusedStrategies.length === 0 && each.usedStrategies.length > 0,
    )
    const share = unused.length / (unused.length + used.length)
    if (unused.length < REPEATED || share < UNUSED_SHARE_MIN) return NOTHING
    return {
      found: [
        {
          id: 'strategies-not-used',
          rule: 'strategies-not-used',
          claim: `In ${unused.length} of ${unused.length + used.length} incidents where it was written down, something agreed to help was not used.`,
          times: unused.length,
          for: inOrder(unused.map((each) => each.seq)),
          against: inOrder(used.map((each) => each.seq)),
          chance: null,
          disproof: 'An account by the adult who was there that it was tried.',
          ask: 'What would make it possible to use it every time?',
        },
      ],
    }
  },
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

export const lostTime: Rule = {
  id: 'sent-home-informally',
  title: 'Sent home without it being called a suspension',
  find: ({ lostTime: lost }) => {
    const informal = lost.filter((each) => !each.formal)
    const [first] = informal
    if (first === undefined) return NOTHING
    return {
      found: [
        {
          id: 'sent-home-informally',
          rule: 'sent-home-informally',
          claim: `${capital(times(informal.length))}${informal.length === 1 ? ',' : ', first'} on ${inWords(first.day)}, the family was asked to collect or keep the child at home and no formal suspension is in the record for it.`,
          times: informal.length,
          for: inOrder(informal.map((each) => each.seq)),
          against: [],
          chance: null,
          disproof: 'A suspension letter for that day, or that the child was ill.',
          ask: 'How was this absence recorded, and who decided it?',
        },
      ],
    }
  },
}

export const pressure: Rule = {
  id: 'pressure-to-leave',
  title: 'Suggestions that the child be somewhere else',
  find: ({ pressure: pressed }) => {
    const [first] = pressed
    if (first === undefined) return NOTHING
    return {
      found: [
        {
          id: 'pressure-to-leave',
          rule: 'pressure-to-leave',
          claim: `It was suggested ${times(pressed.length)}${pressed.length === 1 ? ',' : ', first'} on ${inWords(first.day)}, that the child go elsewhere, be taught at home or come for less time.`,
          times: pressed.length,
          for: inOrder(pressed.map((each) => each.seq)),
          against: [],
          chance: null,
          disproof: 'That the family had asked for it first.',
          ask: 'What would be needed for the child to be here full time?',
        },
      ],
    }
  },
}

/** The same day, or the next: after that, home hears it late. */
const TOLD_WITHIN_DAYS = 1

export const toldLate: Rule = {
  id: 'told-late',
  title: 'How long until home was told',
  find: ({ told }) => {
    const known = told.filter((each) => each.told !== null)
    const late = known.filter(
      (each) => each.told !== null && daysBetween(each.day, each.told) > TOLD_WITHIN_DAYS,
    )
    const soon = known.filter((each) => !late.includes(each))
    const isUsual = late.length >= REPEATED && late.length >= 2 * soon.length
    if (!isUsual && !(late.length === 2 && soon.length === 0)) return NOTHING
    const longest = Math.max(...late.map((each) => daysBetween(each.day, each.told ?? each.day)))
    return {
      found: [
        {
          id: 'told-late',
          rule: 'told-late',
          claim: `Of ${counted(known.length, 'time')} something happened to the child, home was told later than the next day ${times(late.length)}; the longest was ${counted(longest, 'day')}.`,
          times: late.length,
          for: inOrder(late.map((each) => each.seq)),
          against: inOrder(soon.map((each) => each.seq)),
          chance: null,
          disproof: 'A call or message of the same day that is not in the record yet.',
          ask: 'Who will tell home the same day, and how?',
        },
      ],
    }
  },
}
