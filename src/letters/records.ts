/** Letters to see what is held about a child, and to have it put right. */
import type { Gap, Letter } from './letter.ts'

const DATES = 'These are the days that matter:'
const SITUATION = 'I want to see or put right what they hold'
const ASKED_ON: Gap = {
  id: 'asked-on',
  label: 'the day you asked',
  question: 'When did you ask them?',
  kind: 'day',
}
const WRONG: Gap = {
  id: 'wrong',
  label: 'what they did or did not do',
  question: 'What did they do, or not do?',
  kind: 'words',
}

export const RECORDS: readonly Letter[] = [
  {
    id: 'sar',
    name: 'Ask for everything they hold (subject access)',
    when: 'You want copies of all that a school, council or NHS service holds about your child.',
    situation: SITUATION,
    to: 'The body’s data protection officer',
    found: 'SAR subject access request data GDPR file notes emails records',
    notes: [
      'The right is your child’s. You use it for them while they are too young to do so. A child who understands may need to agree.',
      'They may ask who you are. Their time stands still until they know.',
    ],
    gaps: [
      {
        id: 'from',
        label: 'the first day',
        question: 'From which day?',
        kind: 'day',
        optional: true,
        hint: 'Leave it empty to ask for everything',
      },
      {
        id: 'most',
        label: 'what matters most',
        question: 'What would you like most?',
        kind: 'line',
        optional: true,
        hint: 'As in “emails about the move to Year 7”. It helps them find it.',
      },
    ],
    law: ['sar'],
    beside: ['sar-extend'],
    starts: { process: 'subject-access', event: 'asked' },
    clock: 'sar',
    subject: ({ child }) => `Subject access request: ${child}`,
    body: (w) => [
      `Please treat this as a subject access request. I make it for ${w.child}, as a parent with parental responsibility.`,
      `Please send me a copy of everything you hold about ${w.child}${w.given('from') ? ` since ${w.gap('from')}` : ''}: the file, notes, emails, messages between staff, records of meetings and calls, reports, plans and logs.`,
      w.given('most') ? `If you can, please send this first: ${w.said('most')}` : null,
      ...w.quotes(),
      w.dates(DATES),
      'I am happy to get it by email. If you have to leave anything out, please tell me that you have, and why. If you need proof of who I am, please ask me in the next few days.',
      lines(w.law('sar'), w.dueBy('sar')),
    ],
    asks: ({ child }) => `Send a copy of everything held about ${child}`,
  },
  {
    id: 'educational-record',
    name: 'See the school’s educational record',
    when: 'The school is run by the council, or is a non-maintained special school. For an academy, use subject access.',
    situation: SITUATION,
    to: 'The governing body, at the school’s address',
    found: 'educational record pupil file maintained school copy',
    notes: ['This is your own right as a parent. It does not reach academies or private schools.'],
    gaps: [],
    law: ['edu-record'],
    starts: { process: 'educational-record', event: 'asked' },
    clock: 'edu-record',
    subject: ({ child }) => `Request for ${child}’s educational record`,
    body: (w) => [
      `As ${w.child}’s parent I ask for a copy of ${w.child}’s educational record.`,
      'If there is a charge for copies, please tell me first. I would like to see it for free if that is quicker.',
      ...w.quotes(),
      w.dates(DATES),
      lines(w.law('edu-record'), w.dueBy('edu-record')),
    ],
    asks: ({ child }) => `Send ${child}’s educational record`,
  },
  {
    id: 'rectification',
    name: 'Put a record right',
    when: 'Something they wrote down is wrong, or is an opinion written as if it were a fact.',
    situation: SITUATION,
    to: 'The body’s data protection officer',
    found: 'rectification wrong inaccurate record opinion correct blame slander',
    notes: [
      'Opinions are hard to have changed. You can ask that they are marked as opinions, and that your own words are kept beside them.',
    ],
    gaps: [
      {
        id: 'where',
        label: 'the record it is in, and its date',
        question: 'Which record is it in?',
        kind: 'line',
      },
      { id: 'says', label: 'what it says', question: 'What does it say?', kind: 'words' },
      {
        id: 'right',
        label: 'what is right, and how you know',
        question: 'What is right, and how do you know?',
        kind: 'words',
      },
    ],
    law: ['gdpr-accuracy', 'rectify'],
    starts: { process: 'rectification', event: 'asked' },
    clock: 'rectify',
    subject: ({ child }) => `${child}: please put a record right`,
    body: (w) => [
      `Please put this record about ${w.child} right: ${w.said('where')}`,
      `It says: “${w.gap('says')}”`,
      `This is what is right: ${w.said('right')}`,
      ...w.quotes(),
      w.dates(DATES),
      w.law('gdpr-accuracy'),
      'If you think it is right as it stands, please tell me why, and keep this letter beside it. If it is somebody’s opinion, please mark it as an opinion, with the name and the day.',
      'Please also tell everyone you sent it to.',
      lines(w.law('rectify'), w.dueBy('rectify')),
    ],
    asks: ({ child }) => `Put the record about ${child} right, or say why not`,
  },
  {
    id: 'data-complaint',
    name: 'Complain about how they handle data',
    when: 'They did not send what you asked for, or did not put it right in time.',
    situation: SITUATION,
    to: 'The same body’s data protection officer',
    found: 'data protection complaint SAR late no answer',
    gaps: [ASKED_ON, WRONG],
    law: ['dp-complaint-ack'],
    starts: { process: 'subject-access', event: 'dp-complained' },
    clock: 'dp-complaint-ack',
    subject: ({ child }) => `Complaint about data: ${child}`,
    body: (w) => [
      `On ${w.gap('asked-on')} I wrote to you about ${w.child}’s records. Please treat this as a complaint about how you dealt with it.`,
      `This is what went wrong: ${w.said('wrong')}`,
      ...w.quotes(),
      w.dates(DATES),
      'Please tell me that you have this complaint.',
      lines(w.law('dp-complaint-ack'), w.dueBy('dp-complaint-ack')),
      'Then please look into it and tell me what you found, and on which day I get what I asked for.',
    ],
    asks: () => 'Answer the complaint about data',
  },
  {
    id: 'ico',
    name: 'Complain to the Information Commissioner (ICO)',
    when: 'You complained to the body about data first, and it is still not right.',
    situation: SITUATION,
    to: 'The Information Commissioner’s Office, by its own form',
    found: 'ICO information commissioner data protection',
    gaps: [
      { id: 'body', label: 'the body', question: 'Which body is it about?', kind: 'line' },
      ASKED_ON,
      WRONG,
    ],
    law: [],
    beside: ['sar', 'rectify', 'dp-complaint-ack', 'sar-extend'],
    notes: ['The ICO has a form of its own. You can copy these words into it.'],
    subject: ({ gap }) => `Complaint about ${gap('body')}`,
    body: (w) => [
      `I complain about ${w.gap('body')}. On ${w.gap('asked-on')} I asked them about my child’s records.`,
      `This is what went wrong: ${w.said('wrong')}`,
      ...w.quotes(),
      w.dates(DATES),
      'I have complained to them first. Please look into it.',
    ],
    asks: ({ gap }) => `Look into my complaint about ${gap('body')}`,
  },
]

/** A sentence of law and the day it comes to, as one paragraph; null where there is no sentence. */
function lines(law: string | null, day: string | null): string | null {
  return law === null ? null : [law, day].filter((each) => each !== null).join('\n')
}
