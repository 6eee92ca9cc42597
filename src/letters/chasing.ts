/** Letters that ask again, that write down what was said, and that say thank you. */
import { oneLine } from '../platform/words.ts'
import { chaseParagraphs, chaseRequest, chaseSubject } from '../commitments/next-letter.ts'
import type { Gap, Letter, Writing } from './letter.ts'

const ASKED: readonly Gap[] = [
  { id: 'asked', label: 'what you asked', question: 'What did you ask?', kind: 'line' },
  { id: 'asked-on', label: 'the day you asked', question: 'When did you ask?', kind: 'day' },
]

/** `step` is how plainly it asks; see `chaseRequest`. */
function chase(
  step: number,
): Pick<Letter, 'situation' | 'to' | 'gaps' | 'law' | 'closing' | 'body' | 'subject' | 'asks'> {
  return {
    situation: 'They have not answered',
    to: 'Whoever was asked',
    gaps: ASKED,
    law: [],
    closing: 'Thank you,',
    subject: ({ facts, gap }) =>
      facts.asked === null ? `What I asked on ${gap('asked-on')}` : chaseSubject(facts.asked),
    body: (w) => [
      ...(w.facts.asked === null
        ? [
            `On ${w.gap('asked-on')} I asked: ${w.gap('asked')}\nI have not had an answer yet.`,
            chaseRequest(step, false),
          ]
        : chaseParagraphs(w.facts.asked, w.facts.chased, w.today, step)),
      ...shown(w),
    ],
    asks: ({ facts, gap }) => facts.asked?.title ?? gap('asked'),
  }
}

/** The words and days that were ticked. */
function shown(w: Writing): (string | null)[] {
  return [...w.quotes(), w.dates('These are the days that matter:')]
}

export const CHASING: readonly Letter[] = [
  {
    ...chase(0),
    id: 'chase-first',
    name: 'A kind reminder',
    when: 'You asked, and nothing has come back yet.',
    found: 'chase reminder no reply follow up waiting',
  },
  {
    ...chase(1),
    id: 'chase-second',
    name: 'Ask again',
    when: 'You have reminded them once, and still there is no answer.',
    found: 'chase second reminder no reply',
  },
  {
    ...chase(2),
    id: 'chase-formal',
    name: 'Ask for an answer in writing',
    when: 'You have asked more than twice. This asks for their complaints procedure too.',
    found: 'chase third formal final reminder no reply',
  },
  {
    id: 'call-note',
    name: 'What we said on the phone or in a meeting',
    when: 'After a call or a meeting, so that both sides have it in writing.',
    situation: 'After a call or a meeting',
    to: 'Whoever you spoke with',
    found: 'as we discussed call confirm minutes acknowledgement',
    gaps: [
      { id: 'spoke-on', label: 'the day you spoke', question: 'When did you speak?', kind: 'day' },
      {
        id: 'said',
        label: 'what was said',
        question: 'What was said?',
        kind: 'words',
        hint: 'As you remember it. Short lines are best.',
      },
      {
        id: 'agreed',
        label: 'what was agreed, who does it, and by when',
        question: 'What was agreed?',
        kind: 'words',
        hint: 'Who will do what, and by when',
      },
    ],
    law: [],
    closing: 'Thank you,',
    subject: ({ gap, child }) => `${child}: what we said on ${gap('spoke-on')}`,
    body: (w) => [
      `Thank you for talking with me on ${w.gap('spoke-on')}. As we discussed, here is what I wrote down, so that we both have it.`,
      `This is what was said:\n${w.said('said')}`,
      `This is what we agreed:\n${w.said('agreed')}`,
      ...shown(w),
      'If I have any of this wrong, please write back and tell me. I would rather put it right now than later.',
    ],
    asks: ({ gap, given }) =>
      given('agreed') ? `What we agreed: ${gap('agreed')}` : `What we agreed on ${gap('spoke-on')}`,
  },
  {
    id: 'told',
    name: 'About something I was told',
    when: 'You were told something that did not sound right, and would like it looked at again.',
    situation: 'They keep passing us on',
    to: 'Whoever said it',
    found: 'brush-off told refused no because excuse',
    gaps: [
      { id: 'told', label: 'what you were told', question: 'What were you told?', kind: 'words' },
      { id: 'told-on', label: 'the day you were told', question: 'When?', kind: 'day' },
      {
        id: 'wish',
        label: 'what you would like them to do',
        question: 'What would you like them to do?',
        kind: 'words',
        optional: true,
      },
    ],
    law: [],
    subject: ({ child, gap }) => `${child}: what I was told on ${gap('told-on')}`,
    body: (w) => [
      ...(w.facts.quotes.length > 0
        ? w.quotes()
        : [`On ${w.gap('told-on')} I was told this: ${w.said('told')}`]),
      'I may have missed something, so I would like to understand.',
      ...toldLaw(w),
      w.given('wish') ? w.said('wish') : null,
      w.facts.told === null ? 'Could you please look at this again?' : w.law(w.facts.told.id),
      w.dates('These are the days that matter:'),
      'If there is a good reason for what I was told, please tell me what it is, in writing. I want us to get this right together.',
    ],
    asks: ({ child }) => `Look again at what I was told about ${child}`,
  },
  {
    id: 'thanks',
    name: 'Thank you',
    when: 'They did what they said, or were kind. Kept promises deserve a letter too.',
    situation: 'They did what they said',
    to: 'Whoever helped',
    found: 'thanks grateful kept promise praise',
    gaps: [
      { id: 'did', label: 'what they did', question: 'What did they do?', kind: 'line' },
      {
        id: 'helped',
        label: 'what it changed',
        question: 'What did it change?',
        kind: 'words',
        optional: true,
      },
    ],
    law: [],
    closing: 'With thanks,',
    subject: ({ child }) => `Thank you, from ${child}’s family`,
    body: (w) => [
      ...(w.facts.kept.length === 0
        ? [`Thank you for this: ${w.said('did')}`]
        : [
            'I want to thank you. You said you would do this, and you did:',
            w.facts.kept.map(({ what }) => `- ${oneLine(what)}`).join('\n'),
          ]),
      w.given('helped') ? w.said('helped') : `It made a real difference to ${w.child} and to us.`,
      ...w.quotes(),
      'I wanted you to hear that too, and not only what goes wrong.',
    ],
    asks: null,
  },
]

/** What the rows say that a brush-off stands on; at most two, so that the letter stays short. */
function toldLaw(w: Writing): string[] {
  return w.basis().slice(0, 2)
}
