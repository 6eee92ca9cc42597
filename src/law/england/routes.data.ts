/**
 * Who refers where, who can be held to account, and what breaks a loop.
 * Pathways differ from place to place: every route is to be checked in the Local Offer.
 */
import type { Loop, Responsibility, Route } from '../law.ts'

export const ROUTES: readonly Route[] = [
  {
    id: 'route-sen-support-in-school',
    service: 'SEN support in school',
    refers: 'Teacher, SENCO, parent raises concern',
    self: 'Yes - just ask',
    owner: 'governing body / academy trust (CFA s.66)',
    decides: 'Whether provision is made',
    breaks: 'Letter citing s.66/s.68, ask for APDR dates',
    checkLocalOffer: true,
    flag: 'YES-P',
    checked: '2026-11-21',
    verified: 'YES-P s.66',
    evidence: [
      {
        flag: 'YES-P',
        url: 'https://www.legislation.gov.uk/ukpga/2014/6/part/3/crossheading/special-educational-provision-functions-of-governing-bodies-and-others/enacted?view=interweave',
      },
    ],
  },
  {
    id: 'route-ehc-needs-assessment',
    service: 'EHC needs assessment',
    refers:
      'Parent, young person 16+, school; anyone may bring a child to the council’s notice (s.24)',
    self: 'Yes - no diagnosis, no school consent, no EP report',
    owner: 'Council',
    decides: 'Assess? plan?',
    breaks: 'Dated email to council SEN team; 6-week clock',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S (cfa-36-1/8)',
    evidence: [
      {
        flag: 'YES-P',
        url: 'https://www.legislation.gov.uk/ukpga/2014/6',
      },
    ],
  },
  {
    id: 'route-educational-psychologist',
    service: 'Educational psychologist',
    refers: 'School (bought time) or council inside EHC assessment',
    self: 'Not usually; private possible',
    owner: 'Council must get EP advice in an assessment (reg 6)',
    decides: 'Cognitive, learning, emotional advice',
    breaks: 'The EHC request itself',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S Fenners',
    evidence: [
      {
        flag: 'YES-P',
        url: 'https://www.legislation.gov.uk/uksi/2014/1530',
      },
    ],
  },
  {
    id: 'route-community-paediatrics',
    service: 'Community paediatrics',
    refers: 'GP, health visitor, school nurse, sometimes school',
    self: 'Sometimes',
    owner: 'ICB',
    decides: 'Neurodevelopmental/medical diagnosis (often under-5s or all ages, varies)',
    breaks: 'Written "please refer" to GP with impact list; ICB if refused',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified:
      'YES-S, varies by area: GP, therapist, SENCO or health visitor ; school first for primary age ; school form',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://enfield.gov.uk/services/children-and-education/local-offer/health-send/referrals-for-children-with-developmental-needs',
      },
      {
        flag: 'YES-S',
        url: 'http://www.esht.nhs.uk/our-services/maternity/referral',
      },
      {
        flag: 'YES-S',
        url: 'https://www.kentcht.nhs.uk/service/community-paediatrics-resource-hub/schools-and-sencos-paediatric-referral-guidance',
      },
    ],
  },
  {
    id: 'route-autism-adhd-assessment',
    service: 'Autism/ADHD assessment',
    refers: 'Varies: SENCO-first in some areas, GP or parent/self in others',
    self: 'Yes in some areas',
    owner: 'ICB',
    decides: 'Diagnosis only - does not decide school support',
    breaks: 'Ask for the pathway document; Right to Choose if a GP/referrer agrees',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://remedy.bnssg.icb.nhs.uk/children-young-people/special-educational-needs-disability-send/adhd-care-pathway-for-school-age-children',
      },
      {
        flag: 'YES-S',
        url: 'https://www.thespasurgery.nhs.uk/services/childrens-adhd-autism-information',
      },
      {
        flag: 'YES-S',
        url: 'https://familyinfo.buckinghamshire.gov.uk/send/service-statements-and-strategies/local-area-position-statements/autism-andor-adhd-neurodevelopmental/',
      },
      {
        flag: 'YES-S',
        url: 'https://wypartnership.co.uk/our-priorities/mental-health-learning-disability-and-autism/neurodiversity/right-to-choose/public-information',
      },
    ],
  },
  {
    id: 'route-camhs',
    service: 'CAMHS',
    refers: 'GP, school, social worker; many have a single point of access',
    self: 'Often yes (Bucks SPA accepts parent, school or clinician)',
    owner: 'ICB + provider trust',
    decides: 'Mental-health treatment and risk',
    breaks:
      'Risk stated plainly; if declined ask for written reason + step-up plan; crisis lines are under Help now',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S Bucks page',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://familyinfo.buckinghamshire.gov.uk/send/service-statements-and-strategies/local-area-position-statements/autism-andor-adhd-neurodevelopmental/',
      },
    ],
  },
  {
    id: 'route-mental-health-support-team-in-school',
    service: 'Mental Health Support Team in school',
    refers: 'Usually the school; in some areas a GP or school nurse too; parent consent needed',
    self: 'Via school',
    owner: 'ICB/school',
    decides: 'Mild-moderate support',
    breaks: 'Ask school if it has one',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://elht.nhs.uk/services/mental-health-support-teams-school-based/mental-health-support-teams-based-within-schools-information-professionals',
      },
      {
        flag: 'YES-S',
        url: 'https://hct.nhs.uk/service-details/service/send-mental-health-support-team-mhst-197',
      },
    ],
  },
  {
    id: 'route-speech-and-language-therapy',
    service: 'Speech and language therapy',
    refers: 'School, health visitor, GP, parent',
    self: 'Often yes (clinic/drop-in)',
    owner: 'ICB; council if in Section F',
    decides: 'Communication',
    breaks: 'Self-refer + reg 6(1)(h) request',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S, varies by area: open to parents , ; professionals only',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.blackpoolteachinghospitals.nhs.uk/services/childrens-speech-and-language-therapy/parents-and-families/how-do-i-access-support',
      },
      {
        flag: 'YES-S',
        url: 'https://www.nelft.nhs.uk/services-essex-salt-referral',
      },
      {
        flag: 'YES-S',
        url: 'https://norfolk.gov.uk/article/40853/Speech-and-language-therapy-service-referral',
      },
    ],
  },
  {
    id: 'route-occupational-therapy',
    service: 'Occupational therapy',
    refers: 'GP, paediatrics, school; some council OT for home adaptations',
    self: 'Sometimes',
    owner: 'ICB (health OT); council (social care OT); council if in Section F',
    decides: 'Sensory/motor/function; adaptations',
    breaks: 'Self-refer + reg 6(1)(h) request',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S, varies by area: parents accepted , ; parents not accepted',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.nelft.nhs.uk/childrens-occupational-therapy-how-to-refer',
      },
      {
        flag: 'YES-S',
        url: 'https://www.stockport.nhs.uk/services_971!',
      },
      {
        flag: 'YES-S',
        url: 'http://evelinalondon.nhs.uk/our-services/community/community-occupational-therapy/referrals.aspx',
      },
    ],
  },
  {
    id: 'route-school-nurse-health-visitor',
    service: 'School nurse / health visitor',
    refers: 'Anyone',
    self: 'Yes',
    owner: 'Council public health',
    decides: 'Health advice, can refer on',
    breaks: 'Phone/text service',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S (school nurse)',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://startingwellworcs.nhs.uk/shreferral',
      },
      {
        flag: 'YES-S',
        url: 'https://www.healthforkids.co.uk/hertfordshire/refer-school-nursing-team/',
      },
    ],
  },
  {
    id: 'route-early-help-family-help',
    service: 'Early Help / Family Help',
    refers: 'Any professional; parent',
    self: 'Usually yes, with your consent',
    owner: 'Council with partners (Children Act 2004 s.10)',
    decides: 'Family support plan, lead practitioner',
    breaks: 'Ask for a lead practitioner and a team meeting with school and health',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S Middlesbrough, pavpub',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://middlesbrough.gov.uk/children-families-and-safeguarding/early-help/working-together-professionals/',
      },
    ],
  },
  {
    id: 'route-children-s-social-care-disabled-child',
    service: "Children's social care - disabled child",
    refers: 'Parent, anyone',
    self: 'Yes',
    owner: 'Council (Children Act 1989 s.17; CSDPA s.2)',
    decides: 'Social care, short breaks, direct payments',
    breaks: '"I request a s.17 assessment as a disabled child"',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S Sefton',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://seftonscp.procedures.org.uk/hkytph/response-to-child-protection-referrals/assessment-for-children-with-disabilities-as-a-child-in-need-under-section-17-children-act-1989',
      },
    ],
  },
  {
    id: 'route-parent-carer-s-needs-assessment',
    service: "Parent carer's needs assessment",
    refers: 'Parent',
    self: 'Yes, on request',
    owner: 'Council (s.17ZD)',
    decides: "Parent's own support",
    breaks: 'The words "parent carer\'s needs assessment"',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S Luke Clements',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://lukeclements.co.uk/?p=3882',
      },
    ],
  },
  {
    id: 'route-s-19-education',
    service: 's.19 education',
    refers: 'School sickness return; parent',
    self: "Yes - write to council / Director of Children's Services",
    owner: 'Council (EA 1996 s.19)',
    decides: 'Interim education',
    breaks: '"Please make and send your s.19 decision"',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S IPSEA',
    evidence: [
      {
        flag: 'YES-P',
        url: 'https://legislation.gov.uk/id/ukpga/1996/56/paragraph/19?timeline=false',
      },
    ],
  },
  {
    id: 'route-attendance-support',
    service: 'Attendance support',
    refers: 'School, council',
    self: 'Yes',
    owner: 'school then council',
    decides: 'Support before enforcement',
    breaks: 'Barrier meeting; adjustments',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://mail.localgovernmentlawyer.co.uk/education-law/343-education-features/58539-updated-school-attendance-guidance-the-key-points?layout=default&print=1&tmpl=component',
      },
    ],
  },
  {
    id: 'route-sendiass',
    service: 'SENDIASS',
    refers: 'Parent',
    self: 'Yes',
    owner: 'Council must commission (CFA s.32)',
    decides: 'Free impartial advice',
    breaks: null,
    checkLocalOffer: true,
    flag: 'YES-P',
    checked: '2026-11-21',
    verified: 'YES-P (M) (see cfa-32)',
    evidence: [
      {
        flag: 'YES-P',
        url: 'https://www.legislation.gov.uk/ukpga/2014/6',
      },
    ],
  },
  {
    id: 'route-disability-discrimination',
    service: 'Disability discrimination',
    refers: 'Parent',
    self: 'Yes',
    owner: 'Tribunal',
    decides: 'Remedy vs school',
    breaks: '6-month clock',
    checkLocalOffer: true,
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-P',
        url: 'https://legislation.gov.uk/ukpga/2010/15/section/85/2019-12-02/data.html',
      },
    ],
  },
]

export const RESPONSIBILITIES: readonly Responsibility[] = [
  {
    id: 'does-school',
    who: 'School',
    does: 'Teach, adjust, support now (CFA s.66, EqA s.20, s.100), keep records, tell you, meet you, send evidence.',
  },
  {
    id: 'does-council-education',
    who: 'Council (education)',
    does: 'Assess, plan, secure, review, s.19, transport, Local Offer.',
  },
  {
    id: 'does-icb-nhs',
    who: 'ICB/NHS',
    does: 'Diagnose, treat, advise in 6 weeks when asked, deliver Section G.',
  },
  {
    id: 'does-council-social-care',
    who: 'Council (social care)',
    does: 's.17, s.47, short breaks, carers.',
  },
  {
    id: 'does-gp',
    who: 'GP',
    does: 'Refer, record, prescribe under shared care if willing, hold the medical overview. Not: school letters on demand, EHC decisions.',
  },
  {
    id: 'does-parent',
    who: 'Parent',
    does: 'Send child to suitable education or explain absence (EA 1996 s.7), keep copies, watch deadlines.',
  },
  {
    id: 'does-young-person',
    who: 'Young person',
    does: 'From the end of compulsory school age SEN appeal and plan rights are theirs (parent may help). Compulsory school age ends on the last Friday of June in the school year they turn 16.',
  },
]

export const LOOPS: readonly Loop[] = [
  {
    id: 'loop-1',
    loop: 'School: "GP must refer" / GP: "school must refer"',
    lever:
      'Same-day email to both quoting the other, asking who holds the published pathway; then ICB PALS/complaint. Meanwhile EHC request and SEN support do not wait.',
  },
  {
    id: 'loop-2',
    loop: 'CAMHS: "it\'s autism" / autism team: "it\'s mental health"',
    lever:
      'Ask both to name the lead in writing; ask ICB for a joint triage; reg 6 request inside an EHC assessment brings both to the table.',
  },
  {
    id: 'loop-3',
    loop: 'Council: "school hasn\'t done enough" / school: "council must fund"',
    lever: 'Parental EHC request; ask school for written "cannot provide"; s.36(8) only.',
  },
  {
    id: 'loop-4',
    loop: 'Early Help: "education" / school: "home"',
    lever: 'Ask for one meeting, one plan, one lead practitioner; add s.17 disabled-child request.',
  },
  {
    id: 'loop-5',
    loop: 'OT/SALT: "only via EHCP" / council: "only if health says so"',
    lever: 'Self-refer; reg 6(1)(h); ask council to commission independent advice.',
  },
  {
    id: 'loop-6',
    loop: 'School: "not attending, so can\'t assess" / CAMHS: "must attend school first"',
    lever: 's.19 letter + EHC request + home-based assessment as an adjustment.',
  },
]
