/**
 * Who to ring, from England's published help lines. Only lines whose number was found on a public page
 * are here; `source` is that page and `checked` the day it was looked at. Hours are "as found": they
 * change, and a line that has changed them before says so. Order is the order of display.
 */
import type { HelpLine } from './help.ts'

/** The day every line below was last looked at. */
export const CHECKED = '2026-11-21'

export const HELP_LINES: readonly HelpLine[] = [
  {
    need: 'danger now',
    who: 'A life is in danger, someone is badly hurt, or there is violence',
    name: '999',
    ways: [{ how: 'ring', number: '999', words: 'Ring 999' }],
    hours: 'always; or go to A&E',
    care: null,
    source: 'https://merseycare.nhs.uk/urgent-help',
  },
  {
    need: 'danger now',
    who: 'You cannot speak safely',
    name: '999, then 55',
    ways: [{ how: 'ring', number: '999', words: 'Ring 999, then press 55' }],
    hours: 'always',
    care: 'From a mobile. It is for the police only and does not tell them where you are.',
    source: 'https://www.saxonweald.com/news/coronavirus---domestic-abuse.html',
  },
  {
    need: 'crisis',
    who: 'Urgent help with mental health, at any age; you can ring for a child',
    name: 'NHS 111, mental health option',
    ways: [{ how: 'ring', number: '111', words: 'Ring 111, then usually press 2' }],
    hours: 'day and night',
    care: 'British Sign Language and text relay: 111.nhs.uk',
    source:
      'https://healthwatchwestberks.org.uk/nhs-111-now-offers-24-7-mental-health-crisis-support',
  },
  {
    need: 'crisis',
    who: 'A young person who would rather text',
    name: 'Shout',
    ways: [{ how: 'text', number: '85258', message: 'SHOUT', words: 'Text SHOUT to 85258' }],
    hours: 'day and night',
    care: null,
    source: 'https://www.kickstherapy.com/blog/mental-health-crisis-resources-uk',
  },
  {
    need: 'crisis',
    who: 'Under 35 with thoughts of suicide, or worried about someone who has them',
    name: 'Papyrus HOPELINE247',
    ways: [
      { how: 'ring', number: '0800 068 4141', words: 'Ring 0800 068 4141' },
      { how: 'email', number: 'pat@papyrus-uk.org', words: 'Email pat@papyrus-uk.org' },
    ],
    hours: 'day and night when last seen (September 2025)',
    care: 'Its hours have changed before; older pages say 9am to midnight. Check today’s hours.',
    source: 'https://www.papyrus-uk.org/hopelineuk-faqs/',
  },
  {
    need: 'crisis',
    who: 'Anyone under 19',
    name: 'Childline',
    ways: [{ how: 'ring', number: '0800 1111', words: 'Ring 0800 1111' }],
    hours: 'day and night on an undated page; check',
    care: 'The call does not show on the bill.',
    source: 'https://learning.nspcc.org.uk/services/childline',
  },
  {
    need: 'crisis',
    who: 'Anyone',
    name: 'Samaritans',
    ways: [
      { how: 'ring', number: '116 123', words: 'Ring 116 123' },
      { how: 'email', number: 'jo@samaritans.org', words: 'Email jo@samaritans.org' },
    ],
    hours: 'day and night',
    care: null,
    source: 'https://ldhealthandcare.org/world-mental-health-day-is-tomorrow/',
  },
  {
    need: 'talk',
    who: 'Women living with abuse at home',
    name: 'National Domestic Abuse Helpline (Refuge)',
    ways: [{ how: 'ring', number: '0808 2000 247', words: 'Ring 0808 2000 247' }],
    hours: 'day and night',
    care: null,
    source: 'https://www.centre56.org.uk/domestic-abuse',
  },
  {
    need: 'talk',
    who: 'Men living with abuse at home',
    name: 'Men’s Advice Line (Respect)',
    ways: [{ how: 'ring', number: '0808 801 0327', words: 'Ring 0808 801 0327' }],
    hours: 'weekdays',
    care: null,
    source: 'https://www.centre56.org.uk/domestic-abuse',
  },
  {
    need: 'talk',
    who: 'LGBT+ people living with abuse at home',
    name: 'National LGBT+ Domestic Abuse Helpline (Galop)',
    ways: [{ how: 'ring', number: '0800 999 5428', words: 'Ring 0800 999 5428' }],
    hours: 'not found; check',
    care: null,
    source: 'https://www.saraholney.com/general-5',
  },
  {
    need: 'talk',
    who: 'An adult worried that a child may be at risk of harm',
    name: 'NSPCC',
    ways: [{ how: 'ring', number: '0808 800 5000', words: 'Ring 0808 800 5000' }],
    hours: 'not certain; check',
    care: 'Its hours have changed over time. If a child is in danger now, ring 999.',
    source: 'http://www.nspcc.org.uk/what-you-can-do/report-abuse/',
  },
  {
    need: 'talk',
    who: 'The law on special educational needs',
    name: 'SOS!SEN helpline',
    ways: [{ how: 'ring', number: '020 8538 3731', words: 'Ring 020 8538 3731' }],
    hours: 'in term time; check',
    care: 'The number at the top of its site in April 2025; an older page had another.',
    source: 'https://sossen.org.uk/applying-for-a-pre-action-protocol-letter/',
  },
  {
    need: 'talk',
    who: 'The law on education and children',
    name: 'Coram Child Law Advice',
    ways: [{ how: 'ring', number: '0300 330 5485', words: 'Ring 0300 330 5485' }],
    hours: 'seen: Monday to Friday, 8 to 6',
    care: null,
    source:
      'https://www.eastsussex.gov.uk/education-learning/schools/attendance-behaviour/exclusion/permanent-exclusion-from-school/governing-body-meeting',
  },
  {
    need: 'talk',
    who: 'Families and social care',
    name: 'Family Rights Group',
    ways: [{ how: 'ring', number: '0808 801 0366', words: 'Ring 0808 801 0366' }],
    hours: 'seen: Monday to Friday, 9.30 to 3',
    care: null,
    source:
      'https://frg.org.uk/get-help-and-advice/why/children-with-disabilities-and-children-with-special-educational-needs/what-support-is-available-for-a-disabled-child-or-a-child-with-special-educational-needs-and-their-family/',
  },
  {
    need: 'talk',
    who: 'Exclusion from school',
    name: 'ACE Education',
    ways: [{ how: 'ring', number: '0300 0115 142', words: 'Ring 0300 0115 142' }],
    hours: 'seen: Monday and Tuesday, 10 to 1, in term time',
    care: null,
    source:
      'https://www.eastsussex.gov.uk/education-learning/schools/attendance-behaviour/exclusion/permanent-exclusion-from-school/governing-body-meeting',
  },
]
