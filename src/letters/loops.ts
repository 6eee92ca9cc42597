/** The joint letter: to all who have held it, at once, quoting each one's own words back. */
import { inFullWords } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { Letter, Stop } from './letter.ts'

export const LOOPS: readonly Letter[] = [
  {
    id: 'joint',
    name: 'One letter to everyone who passed it on',
    when: 'Each says it is for somebody else. This puts all their words side by side and asks who has it.',
    situation: 'They keep passing us on',
    to: 'Everyone who has held it',
    toSeveral: true,
    found: 'joint loop merry-go-round passed on not our remit refer responsible GP CAMHS school',
    notes: [
      'Each of them will see what the others wrote to you. Only the words you tick go in.',
      'You can ask the council for an EHC needs assessment at the same time. It is a letter of its own.',
    ],
    gaps: [
      {
        id: 'need',
        label: 'what your child needs',
        question: 'What does your child need?',
        kind: 'line',
        hint: 'In a few words: “an assessment for autism”',
      },
    ],
    law: ['cfa-26-28'],
    beside: ['cfa-36-1'],
    subject: ({ child, gap }) => `${child}: who has this now? ${gap('need')}`,
    body: (w) => [
      `I am writing to all of you at once about ${w.child}. This is what is needed: ${w.said('need')}`,
      passedOn(w.facts.stops),
      ...w.facts.stops.flatMap(stopWords),
      ...w.quotes(),
      w.dates('These are the days that matter:'),
      'Each answer may make sense by itself. Put together, the need is still there.',
      w.law('cfa-26-28'),
      [
        'Please talk to each other and then write back to me, all together or one for all, with three things:',
        '1. Which of you has this from now on, and the name of the person.',
        '2. What happens next, and on which day.',
        `3. What help ${w.child} gets until then.`,
      ].join('\n'),
      'If one of you thinks it belongs to a body that is not on this list, please tell me which one, and pass this letter on to them.',
    ],
    asks: ({ gap }) => `Agree who has this now: ${gap('need')}`,
  },
]

function passedOn(stops: readonly Stop[]): string | null {
  const [first] = stops
  const last = stops.at(-1)
  if (first === undefined || last === undefined || stops.length < 2) return null
  const days = stops.reduce((sum, stop) => sum + stop.days, 0)
  const names = stops.map(({ who }) => oneLine(who)).join(', then ')
  const times = stops.length === 2 ? 'once' : `${stops.length - 1} times`
  return `Since ${inFullWords(first.from)} it has been passed on ${times}: ${names}. That is ${days} ${days === 1 ? 'day' : 'days'} so far.`
}

const ACCOUNT_MAX = 600

/** The family's own account may be cut; a quote never is. */
function shortened(words: string): string {
  return words.length <= ACCOUNT_MAX ? words : `${words.slice(0, ACCOUNT_MAX)}…`
}

/** Only words of a message are quoted: what the family wrote down is told as theirs. */
function stopWords({ who, to, from, words, source, spoken }: Stop): string[] {
  if (words === null || words.trim() === '') return []
  const when = inFullWords(to ?? from)
  return [
    source === null
      ? `On ${when}, from ${oneLine(who)}, as I wrote it down: ${shortened(oneLine(words))}`
      : `On ${when} ${oneLine(who)} ${spoken === true ? 'said' : 'wrote'}: “${oneLine(words)}”`,
  ]
}
