/** Letters that complain, stage by stage, and onward to those outside. */
import type { Gap, Letter, Writing } from './letter.ts'

const SITUATION = 'I want to complain'
const WHAT: Gap = {
  id: 'what',
  label: 'what went wrong',
  question: 'What went wrong?',
  kind: 'words',
  hint: 'The facts, in the order they happened',
}
const EFFECT: Gap = {
  id: 'effect',
  label: 'what it did to your child',
  question: 'What did it do to your child?',
  kind: 'words',
  optional: true,
}
const WANT: Gap = {
  id: 'want',
  label: 'what would put it right',
  question: 'What would put it right?',
  kind: 'words',
}
const BEFORE: Gap = {
  id: 'before',
  label: 'the day you first complained',
  question: 'When did you first complain?',
  kind: 'day',
}
const ANSWER: Gap = {
  id: 'answer',
  label: 'why their answer does not settle it',
  question: 'Why does their answer not settle it?',
  kind: 'words',
}
const BODY: Gap = { id: 'body', label: 'the body', question: 'Who is it about?', kind: 'line' }

/** What went wrong, what it did, what was said and when, and what would put it right. */
function told(w: Writing): (string | null)[] {
  return [
    `This is what went wrong:\n${w.said('what')}`,
    w.given('effect') ? `This is what it did to ${w.child}: ${w.said('effect')}` : null,
    ...w.quotes(),
    w.dates('These are the days that matter:'),
    `This would put it right:\n${w.said('want')}`,
  ]
}

/** A complaint that goes on: it has been made, answered or not, and is not settled. */
function onward(w: Writing): (string | null)[] {
  return [
    ...told(w),
    `I complained first on ${w.gap('before')}. This is why it is not settled: ${w.said('answer')}`,
  ]
}

const asks = ({ child }: Writing): string => `Answer the complaint about ${child}`

export const COMPLAINTS: readonly Letter[] = [
  {
    id: 'complaint-school',
    name: 'Complain to the school, first stage',
    when: 'Talking did not settle it. The school’s own procedure says who gets this and how long they take.',
    situation: SITUATION,
    to: 'The head teacher, or whoever the school’s procedure names',
    found: 'complaint formal stage 1 school head teacher',
    notes: ['Look for the complaints procedure on the school’s website: its days are its own.'],
    gaps: [WHAT, EFFECT, WANT],
    law: [],
    beside: ['sc-ack', 'sc-stage1', 'sc-time-limit'],
    starts: { process: 'complaint-school', event: 'complained' },
    subject: ({ child }) => `Complaint about ${child}’s education, stage 1`,
    body: (w) => [
      `Please treat this as a complaint under the first stage of your procedure. It is about ${w.child}.`,
      ...told(w),
      'Please tell me who looks into it, and the day by which I get an answer. I would be glad to meet. I hope we can put it right here.',
    ],
    asks,
  },
  {
    id: 'complaint-governors',
    name: 'Complain to the governors or trust',
    when: 'The school’s first answer does not settle it, or none came.',
    situation: SITUATION,
    to: 'The chair of governors, or the trust, through the clerk',
    found: 'complaint stage 2 governors trust panel clerk appeal',
    gaps: [WHAT, EFFECT, WANT, BEFORE, ANSWER],
    law: [],
    beside: ['sc-escalate', 'sc-panel'],
    starts: { process: 'complaint-school', event: 'stage-2-asked' },
    subject: ({ child }) => `Complaint about ${child}’s education, next stage`,
    body: (w) => [
      `Please take my complaint about ${w.child} to the next stage of the school’s procedure.`,
      ...onward(w),
      'Please tell me when the panel meets, who is on it, and how I send in my papers. I would like to come, and to bring somebody with me.',
    ],
    asks,
  },
  {
    id: 'complaint-council',
    name: 'Complain to the council, first stage',
    when: 'The council was late, did not answer, or did not do what it should.',
    situation: SITUATION,
    to: 'The council’s complaints team',
    found: 'complaint council local authority stage 1 SEN team late',
    notes: ['What can be appealed to the Tribunal goes there, not into a complaint.'],
    gaps: [WHAT, EFFECT, WANT],
    law: ['la-stage1'],
    beside: ['lgso-12m'],
    starts: { process: 'complaint-council', event: 'complained' },
    subject: ({ child }) => `Complaint about ${child}, stage 1`,
    body: (w) => [
      `Please treat this as a complaint under the first stage of your procedure. It is about ${w.child}.`,
      ...told(w),
      'Please tell me that you have it, who looks into it, and the day of your answer.',
      w.law('la-stage1'),
    ],
    asks,
  },
  {
    id: 'complaint-council-2',
    name: 'Complain to the council, second stage',
    when: 'The council’s first answer does not settle it, or none came.',
    situation: SITUATION,
    to: 'The council’s complaints team',
    found: 'complaint council local authority stage 2 escalate',
    gaps: [WHAT, EFFECT, WANT, BEFORE, ANSWER],
    law: ['la-stage2'],
    beside: ['lgso-12m'],
    starts: { process: 'complaint-council', event: 'stage-2-asked' },
    subject: ({ child }) => `Complaint about ${child}, stage 2`,
    body: (w) => [
      `Please take my complaint about ${w.child} to the second stage.`,
      ...onward(w),
      'Please tell me that you have it, and the day of your answer.',
      w.law('la-stage2'),
    ],
    asks,
  },
  {
    id: 'lgsco',
    name: 'Complain to the Ombudsman about the council (LGSCO)',
    when: 'The council’s own stages are done, or it has kept you waiting far too long.',
    situation: SITUATION,
    to: 'The Local Government and Social Care Ombudsman, by its own form',
    found: 'ombudsman LGSCO LGO council complaint',
    gaps: [
      { ...BODY, question: 'Which council?', label: 'the council' },
      WHAT,
      EFFECT,
      WANT,
      BEFORE,
      ANSWER,
    ],
    law: [],
    beside: ['lgso-12m'],
    notes: [
      'The Ombudsman has a form of its own. You can copy these words into it.',
      'It cannot look at what happens inside most schools, nor at what can be appealed.',
    ],
    starts: { process: 'complaint-council', event: 'ombudsman' },
    subject: ({ gap }) => `Complaint about ${gap('body')}`,
    body: (w) => [
      `I complain about ${w.gap('body')} and how it dealt with my child, ${w.child}.`,
      ...onward(w),
      'I can send you the letters. Please tell me whether you can look into it.',
    ],
    asks: ({ gap }) => `Look into the complaint about ${gap('body')}`,
  },
  {
    id: 'ofsted',
    name: 'Tell Ofsted about a school',
    when: 'It is about the whole school, not only your child, and the school’s procedure is done.',
    situation: SITUATION,
    to: 'Ofsted, by its own form',
    found: 'Ofsted inspection whole school',
    gaps: [
      { ...BODY, question: 'Which school?', label: 'the school' },
      WHAT,
      EFFECT,
      WANT,
      BEFORE,
      ANSWER,
    ],
    law: [],
    beside: ['ofsted'],
    starts: { process: 'complaint-school', event: 'ofsted-told' },
    notes: ['Ofsted does not settle single cases. It may look at the school sooner.'],
    subject: ({ gap }) => `About ${gap('body')}`,
    body: (w) => [
      `I want to tell you about ${w.gap('body')}. I think it touches more children than mine.`,
      ...onward(w),
    ],
    asks: null,
  },
  {
    id: 'dfe',
    name: 'Complain to the Department for Education about a school',
    when: 'All stages of the school’s own procedure are done and it is not settled.',
    situation: SITUATION,
    to: 'The Department for Education, by its own form',
    found: 'DfE department for education secretary of state academy',
    gaps: [
      { ...BODY, question: 'Which school?', label: 'the school' },
      WHAT,
      EFFECT,
      WANT,
      BEFORE,
      ANSWER,
    ],
    law: [],
    beside: ['dfe'],
    starts: { process: 'complaint-school', event: 'dfe-complained' },
    subject: ({ gap }) => `Complaint about ${gap('body')}`,
    body: (w) => [
      `I complain about ${w.gap('body')} and how it dealt with my child, ${w.child}. I have been through all stages of its own procedure.`,
      ...onward(w),
      'I can send you the letters.',
    ],
    asks: ({ gap }) => `Look into the complaint about ${gap('body')}`,
  },
  {
    id: 'complaint-nhs',
    name: 'Complain to an NHS service or the ICB',
    when: 'A GP, CAMHS, a therapist or a hospital did not do what they should. Choose one: the service or the ICB.',
    situation: SITUATION,
    to: 'The service’s complaints team, or the ICB',
    found: 'NHS complaint CAMHS GP ICB PALS hospital waiting list',
    gaps: [WHAT, EFFECT, WANT],
    law: ['nhs-ack'],
    beside: ['nhs-reply', 'nhs-12m'],
    starts: { process: 'complaint-health', event: 'complained' },
    subject: ({ child }) => `Complaint about the care of ${child}`,
    body: (w) => [
      `Please treat this as a complaint about the care of ${w.child}.`,
      ...told(w),
      'Please tell me that you have it. Then please call me, so that we can agree how you look into it and by which day you answer.',
      [w.law('nhs-ack'), w.dueBy('nhs-ack')].filter((each) => each !== null).join('\n'),
    ],
    asks: ({ child }) => `Answer the complaint about the care of ${child}`,
  },
  {
    id: 'phso',
    name: 'Complain to the Ombudsman about the NHS (PHSO)',
    when: 'The NHS has answered your complaint, and it is not settled.',
    situation: SITUATION,
    to: 'The Parliamentary and Health Service Ombudsman, by its own form',
    found: 'PHSO ombudsman NHS health complaint',
    gaps: [
      { ...BODY, question: 'Which NHS service?', label: 'the NHS service' },
      WHAT,
      EFFECT,
      WANT,
      BEFORE,
      ANSWER,
    ],
    law: [],
    beside: ['phso-12m'],
    notes: ['The Ombudsman has a form of its own. You can copy these words into it.'],
    starts: { process: 'complaint-health', event: 'phso' },
    subject: ({ gap }) => `Complaint about ${gap('body')}`,
    body: (w) => [
      `I complain about ${w.gap('body')} and the care of my child, ${w.child}.`,
      ...onward(w),
      'I can send you the letters. Please tell me whether you can look into it.',
    ],
    asks: ({ gap }) => `Look into the complaint about ${gap('body')}`,
  },
]
