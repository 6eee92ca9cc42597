/**
 * Bodies a child is passed between: by which words they are known, and which rows of the law speak of
 * them. No law in here, only where it stands. The first whose words fit is taken.
 */
import type { Body, Passing } from '../bodies.ts'

export const BODIES: readonly Body[] = [
  {
    id: 'support-team',
    name: 'the mental health support team',
    words: /\bmhst\b|\bmental health support team/i,
    generic: 'mhst mental health support team',
    says: ['CAMHS'],
    does: 'does-icb-nhs',
    routes: ['route-mental-health-support-team-in-school'],
    not: null,
  },
  {
    id: 'camhs',
    name: 'CAMHS',
    words:
      /\bcamhs\b|\bcypmhs?\b|\bcyps\b|mental health (team|service|trust)|\bsingle point of access\b/i,
    generic:
      'camhs cyps cypmh child children adolescent young people mental health service team single point access duty',
    says: ['CAMHS'],
    does: 'does-icb-nhs',
    routes: ['route-camhs'],
    not: 'b32',
  },
  {
    id: 'neurodevelopmental',
    name: 'the autism and ADHD service',
    words:
      /\bautism\b|\badhd\b|\basd\b|neuro-?dev|neuro-?divers|\bnd (team|pathway|service|clinic)\b|\bright to choose\b/i,
    generic:
      'autism adhd asd neurodevelopmental neurodiversity nd team pathway service clinic assessment',
    says: ['ND service', 'CAMHS'],
    does: 'does-icb-nhs',
    routes: ['route-autism-adhd-assessment'],
    not: 'route-autism-adhd-assessment',
  },
  {
    id: 'paediatrics',
    name: 'community paediatrics',
    words: /p(a)?ediatric|\bchild development (centre|team|clinic)|\bcdc\b/i,
    generic:
      'community paediatrics paediatrician paediatric pediatric consultant clinic team child development centre department service',
    says: ['GP'],
    does: 'does-icb-nhs',
    routes: ['route-community-paediatrics'],
    not: null,
  },
  {
    id: 'speech',
    name: 'speech and language therapy',
    words: /\bsalt\b|\bslt\b|speech/i,
    generic: 'salt slt speech language therapy therapist team service',
    says: ['SALT', 'NHS therapy'],
    does: 'does-icb-nhs',
    routes: ['route-speech-and-language-therapy'],
    not: null,
  },
  {
    id: 'occupational',
    name: 'occupational therapy',
    words: /\bot\b|\bots\b|occupational therap/i,
    generic: 'ot occupational therapy therapist team service',
    says: ['OT', 'NHS therapy'],
    does: 'does-icb-nhs',
    routes: ['route-occupational-therapy'],
    not: null,
  },
  {
    id: 'psychologist',
    name: 'the educational psychologist',
    words: /\beps?\b|(education\w*|ed) psych|psychology service/i,
    generic: 'ep educational education ed psychologist psychology psych service team',
    says: ['council'],
    does: 'does-council-education',
    routes: ['route-educational-psychologist'],
    not: null,
  },
  {
    id: 'nurse',
    name: 'the school nurse or health visitor',
    words: /\bschool nurs|health visitor|\b0-19\b|\bpublic health nurs/i,
    generic: 'school nurse nursing health visitor team service',
    says: ['NHS therapy'],
    does: null,
    routes: ['route-school-nurse-health-visitor'],
    not: null,
  },
  {
    id: 'early-help',
    name: 'Early Help',
    words: /\bearly help\b|\bfamily (help|hub|support)\b|\beha\b|\btargeted (family )?support\b/i,
    generic: 'early help family hub support eha targeted team service worker',
    says: ['Early Help'],
    does: null,
    routes: ['route-early-help-family-help'],
    not: 'b55',
  },
  {
    id: 'social-care',
    name: 'children’s social care',
    words:
      /social (care|services|work)|\bmash\b|child(ren)?('s|s|’s)? (services|with disabilit)|disabled children|\bcin team\b/i,
    generic:
      'social care services worker work mash childrens children child disabled disabilities team front door',
    says: ['social care'],
    does: 'does-council-social-care',
    routes: [
      'route-children-s-social-care-disabled-child',
      'route-parent-carer-s-needs-assessment',
    ],
    not: null,
  },
  {
    id: 'sendiass',
    name: 'SENDIASS',
    words: /sendias|\biass\b/i,
    generic: 'sendiass sendias iass service',
    says: [],
    does: null,
    routes: ['route-sendiass'],
    not: null,
  },
  {
    id: 'icb',
    name: 'the integrated care board',
    words: /\bicb\b|integrated care|\bpals\b|commissioner/i,
    generic: 'icb integrated care board pals commissioner commissioners nhs',
    says: [],
    does: 'does-icb-nhs',
    routes: [],
    not: null,
  },
  {
    id: 'gp',
    name: 'the GP',
    words:
      /\bgps?\b|\bsurgery\b|\bdoctors?\b|medical (centre|practice)|health centre|family doctor/i,
    generic: 'gp gps surgery doctor doctors medical centre practice health family',
    says: ['GP'],
    does: 'does-gp',
    routes: [],
    not: 'does-gp',
  },
  {
    id: 'council',
    name: 'the council',
    words:
      /\bcouncil\b|local (education )?authority|\bla\b|\blea\b|\bsen(d)? (team|casework|officer|service|panel|department)|\behcp? (team|coordinator|co-ordinator|officer|service)|case ?work|\bborough\b|county hall|education (welfare|inclusion|officer|department)/i,
    generic:
      'council local education authority la lea sen send team casework caseworker case work officer service panel department ehc ehcp coordinator borough county city district metropolitan',
    says: ['council'],
    does: 'does-council-education',
    routes: ['route-ehc-needs-assessment', 'route-s-19-education'],
    not: null,
  },
  {
    id: 'school',
    name: 'school',
    words:
      /\bschool\b|\bacademy\b|\bcollege\b|\bnursery\b|\bpre-?school\b|\bprimary\b|\bsecondary\b|\binfants?\b|\bjuniors?\b|\bsen(d)?co\b|\bhead ?(teacher|master|mistress)?\b|\bhead of\b|\bteachers?\b|\btutor\b|\bpastoral\b|\bgovernors?\b|\bsixth form\b/i,
    generic:
      'school academy college nursery preschool primary secondary infant infants junior juniors senco sendco head headteacher headmaster headmistress teacher teachers tutor pastoral governors deputy assistant form class year lead office sixth',
    says: ['school'],
    does: 'does-school',
    routes: ['route-sen-support-in-school'],
    not: null,
  },
]

/** What is usually said when one sort of body passes on to another, by the row that speaks of it. */
export const PASSING: readonly Passing[] = [
  { from: ['gp', 'paediatrics'], to: ['school'], row: 'b28' },
  { from: ['school'], to: ['gp', 'paediatrics'], row: 'b29' },
  { from: ['early-help', 'social-care'], to: null, row: 'b55' },
  { from: ['school', 'council', 'camhs'], to: ['early-help'], row: 'b59' },
]
