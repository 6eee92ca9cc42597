/**
 * Where to turn in a crisis. Never behind a sign-in, a form or a long page; danger now stands first.
 * Every number is to be checked on the live page on the day of a release.
 */
import type { CrisisLine } from '../law.ts'

export const CRISIS: readonly CrisisLine[] = [
  {
    id: 'crisis-999-or-a-e',
    who: 'Life in danger, suicide attempt under way, serious injury, violence',
    service: '999 (or A&E)',
    contact: '999',
    hours: 'always',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://merseycare.nhs.uk/urgent-help',
      },
    ],
  },
  {
    id: 'crisis-999-then-press-55-on-a-mobile-police-onl',
    who: 'Cannot speak safely',
    service: '999 then press 55 on a mobile (police only; does not give location)',
    contact: '999, 55',
    hours: 'always',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.saxonweald.com/news/coronavirus---domestic-abuse.html',
      },
    ],
  },
  {
    id: 'crisis-nhs-111-mental-health-option-usually-pre',
    who: 'Urgent mental-health help, any age, incl. for a child; anyone can call for them',
    service: 'NHS 111, mental-health option (usually press 2); BSL and text relay on 111.nhs.uk',
    contact: '111',
    hours: '24/7',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://healthwatchwestberks.org.uk/nhs-111-now-offers-24-7-mental-health-crisis-support',
      },
      {
        flag: 'YES-S',
        url: 'https://www.norwoodmc.co.uk/2024/08/14/nhs-111-option-2-for-crisis-mental-health-support/',
      },
    ],
  },
  {
    id: 'crisis-shout',
    who: 'Young person text',
    service: 'Shout',
    contact: 'text SHOUT to 85258',
    hours: '24/7',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.kickstherapy.com/blog/mental-health-crisis-resources-uk',
      },
    ],
  },
  {
    id: 'crisis-papyrus-hopeline247',
    who: 'Under-35s with suicidal thoughts, and anyone worried about one',
    service: 'Papyrus HOPELINE247',
    contact:
      '0800 068 4141; pat@papyrus-uk.org; text number has changed over time (seen: 07860 039967 and an older 07786 209697; 88247 is from memory)',
    hours:
      "Papyrus went 24 hours in summer 2023 but appealed for funds in Feb 2025 to keep nights; still running 24/7 on 10 September 2025; older pages say 9am-midnight - check today's hours",
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S phone ; 24/7 in Sept 2025 ; 24/7 and funding',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.papyrus-uk.org/hopelineuk-faqs/',
      },
      {
        flag: 'YES-S',
        url: 'https://www.bankofcreativity.co.uk/blog/omb-papyrus-wspd',
      },
      {
        flag: 'YES-S',
        url: 'https://www.nationalworld.com/your-world/papyrus-emergency-appeal-launched-by-charity-to-save-young-lives-from-suicide-4980322',
      },
    ],
  },
  {
    id: 'crisis-childline',
    who: 'Children under 19',
    service: 'Childline',
    contact: '0800 1111 (not on bill)',
    hours: "24 hours (the NSPCC's own learning site; undated copy, re-check)",
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S ; number',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://learning.nspcc.org.uk/services/childline',
      },
      {
        flag: 'YES-S',
        url: 'https://www.norwoodmc.co.uk/2024/08/14/nhs-111-option-2-for-crisis-mental-health-support/',
      },
    ],
  },
  {
    id: 'crisis-samaritans',
    who: 'Anyone',
    service: 'Samaritans',
    contact: '116 123, jo@samaritans.org',
    hours: '24/7',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://ldhealthandcare.org/world-mental-health-day-is-tomorrow/',
      },
    ],
  },
  {
    id: 'crisis-youngminds-parents-helpline',
    who: "Parents worried about a child's mind (to 25)",
    service: 'YoungMinds Parents Helpline',
    contact: '0808 802 5544',
    hours: 'seen: Mon-Fri 9-4 (older article); may have changed',
    flag: 'NO',
    checked: '2026-11-21',
    verified: 'number NO (from memory) ; service YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://youngminds.org.uk/about-us/media-centre/press-releases/demand-for-parents-helpline-up-48-since-start-of-pandemic',
      },
    ],
  },
  {
    id: 'crisis-national-domestic-abuse-helpline-refuge',
    who: 'Domestic abuse, women',
    service: 'National Domestic Abuse Helpline (Refuge)',
    contact: '0808 2000 247',
    hours: '24/7',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.centre56.org.uk/domestic-abuse',
      },
    ],
  },
  {
    id: 'crisis-men-s-advice-line-respect',
    who: 'Domestic abuse, men',
    service: "Men's Advice Line (Respect)",
    contact: '0808 801 0327',
    hours: 'weekdays',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S same',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.centre56.org.uk/domestic-abuse',
      },
    ],
  },
  {
    id: 'crisis-national-lgbt-domestic-abuse-helpline-ga',
    who: 'LGBT+ domestic abuse',
    service: 'National LGBT+ Domestic Abuse Helpline (Galop)',
    contact: '0800 999 5428',
    hours: 'check',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.saraholney.com/general-5',
      },
    ],
  },
  {
    id: 'crisis-carers-uk',
    who: 'Carers',
    service: 'Carers UK',
    contact: '0808 808 7777',
    hours: 'check',
    flag: 'NO',
    checked: '2026-11-21',
    verified: 'NO (from memory)',
    evidence: [],
  },
  {
    id: 'crisis-nspcc',
    who: 'Child at risk of harm, adults worried',
    service: 'NSPCC',
    contact: '0808 800 5000',
    hours: 'hours have changed over time (an old copy says 24 hours): check',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: "YES-S number (NSPCC's own page, old copy)",
    evidence: [
      {
        flag: 'YES-S',
        url: 'http://www.nspcc.org.uk/what-you-can-do/report-abuse/',
      },
    ],
  },
  {
    id: 'crisis-ipsea',
    who: 'SEND legal advice',
    service: 'IPSEA',
    contact: 'bookable online: ipsea.org.uk (no public line number)',
    hours: 'bookings',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.ipsea.org.uk/helplines-terms-and-conditions',
      },
    ],
  },
  {
    id: 'crisis-sos-sen-helpline',
    who: 'SEND legal advice',
    service: 'SOS!SEN helpline',
    contact:
      '020 8538 3731 (current site header, April 2025); 0300 302 3731 appears on an older page',
    hours: 'term-time hours, check',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S ; older',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://sossen.org.uk/applying-for-a-pre-action-protocol-letter/',
      },
      {
        flag: 'YES-S',
        url: 'https://sossen.org.uk/useful_tips_for_parents.php',
      },
    ],
  },
  {
    id: 'crisis-coram-child-law-advice',
    who: 'Education law',
    service: 'Coram Child Law Advice',
    contact: '0300 330 5485',
    hours: 'seen Mon-Fri 8-6',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.eastsussex.gov.uk/education-learning/schools/attendance-behaviour/exclusion/permanent-exclusion-from-school/governing-body-meeting',
      },
    ],
  },
  {
    id: 'crisis-contact',
    who: 'Any disability, money, benefits',
    service: 'Contact',
    contact: '0808 808 3555',
    hours: 'check',
    flag: 'NO',
    checked: '2026-11-21',
    verified: 'number NO (from memory) ; helpline exists YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://contact.org.uk/support-us/radio-4-appeal/contacts-bbc-radio-4-appeal-transcript-of-jane-garveys-recording',
      },
    ],
  },
  {
    id: 'crisis-family-rights-group',
    who: 'Family and social care',
    service: 'Family Rights Group',
    contact: '0808 801 0366',
    hours: 'seen Mon-Fri 9:30-3',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://frg.org.uk/get-help-and-advice/why/children-with-disabilities-and-children-with-special-educational-needs/what-support-is-available-for-a-disabled-child-or-a-child-with-special-educational-needs-and-their-family/',
      },
    ],
  },
  {
    id: 'crisis-sendiass',
    who: 'Local, free, impartial',
    service: 'SENDIASS',
    contact: 'find by council area',
    hours: 'local',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'exists YES-S (many pages)',
    evidence: [
      {
        flag: 'YES-P',
        url: 'https://www.legislation.gov.uk/ukpga/2014/6',
      },
    ],
  },
  {
    id: 'crisis-ace-education',
    who: 'Exclusion line',
    service: 'ACE Education',
    contact: '0300 0115 142',
    hours: 'Mon-Tue 10-1 term time',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S East Sussex page',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.eastsussex.gov.uk/education-learning/schools/attendance-behaviour/exclusion/permanent-exclusion-from-school/governing-body-meeting',
      },
    ],
  },
]
