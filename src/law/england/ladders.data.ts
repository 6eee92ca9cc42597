/**
 * The ladders of escalation, and the clocks that stand in no process. Every word of a rung is from the
 * rows it names (docs/law.md); where they are silent, so is it.
 */
import type { Alone, Ladder, Rung } from '../process.ts'

const LGSCO: Rung = {
  id: 'lgsco',
  title: 'The Ombudsman for councils (LGSCO)',
  takes: [],
  within: 'lgso-12m',
  opens: 'Once the council’s own stages are over.',
  needs:
    'It cannot look at most things inside schools, nor at anything that was appealed or is bound up with an appeal.',
  keeps: 'Twelve months from the day you knew. It can look at older things for a good reason.',
  at: ['ombudsman'],
}

const DISCRIMINATION: Rung = {
  id: 'discrimination',
  title: 'A claim of disability discrimination to the Tribunal',
  takes: [],
  within: 'eqa-claim',
  needs: 'No mediation certificate is needed.',
  keeps:
    'Six months from what happened, and it must have arrived by then. The Tribunal may consider a late claim.',
  process: 'discrimination-claim',
}

export const LADDERS: readonly Ladder[] = [
  {
    id: 'council',
    title: 'If the council does not answer in time',
    rungs: [
      {
        id: 'council-stage-1',
        title: 'Complaint to the council, stage 1',
        takes: ['la-stage1'],
        opens: 'As soon as a day of the law has passed.',
        process: 'complaint-council',
        at: ['complained', 'complaint-received'],
      },
      {
        id: 'council-stage-2',
        title: 'Complaint to the council, stage 2',
        takes: ['la-stage2'],
        opens: 'Once stage 1 is answered, or its time has passed.',
        process: 'complaint-council',
        at: ['stage-2-asked'],
      },
      LGSCO,
      {
        id: 'pre-action',
        title: 'A pre-action letter, and judicial review',
        takes: ['jr-pap'],
        within: 'jr-claim',
        keeps:
          'The court wants it promptly, and within 3 months at most. It may extend that, rarely.',
        process: 'judicial-review',
      },
    ],
  },
  {
    id: 'school',
    title: 'If the school does not answer',
    rungs: [
      {
        id: 'school-stage-1',
        title: 'Complaint to the school, stage 1',
        takes: ['sc-ack', 'sc-stage1'],
        within: 'sc-time-limit',
        keeps:
          'Many schools take complaints only for a time after it happened. You can ask them to look at it all the same.',
        process: 'complaint-school',
        at: ['complained', 'complaint-received'],
      },
      {
        id: 'school-stage-2',
        title: 'The governors’ or trust’s panel',
        takes: ['sc-panel'],
        within: 'sc-escalate',
        opens: 'Once stage 1 is answered, or its time has passed.',
        keeps: 'If their own time to ask has passed, you can ask them to take it all the same.',
        process: 'complaint-school',
        at: ['stage-2-asked'],
      },
      {
        id: 'dfe',
        title: 'The Department for Education',
        takes: ['dfe'],
        opens:
          'After the school’s stages end, except where safety is urgent or education is missing.',
        keeps: 'The law sets no limit of time.',
        at: ['dfe-complained'],
      },
      {
        id: 'ofsted',
        title: 'Telling Ofsted',
        takes: ['ofsted'],
        opens: 'At any time, normally after the school’s own procedure.',
        needs: 'It looks at the school as a whole, not at putting one child’s matter right.',
        at: ['ofsted-told'],
      },
      DISCRIMINATION,
    ],
  },
  {
    id: 'exclusion',
    title: 'If you disagree with an exclusion',
    rungs: [
      {
        id: 'governors',
        title: 'The governing board',
        takes: ['gov-6-15', 'gov-gt15-perm', 'gov-le5'],
        at: ['representations', 'informed', 'informed-6-15', 'informed-16'],
      },
      {
        id: 'independent-review',
        title: 'The independent review panel',
        takes: ['irp-hold'],
        within: 'irp-apply',
        opens: 'After a permanent exclusion, once the governors decide not to take the child back.',
        keeps:
          'If the time has passed, ask for more time with your reasons. A discrimination claim is still possible.',
        at: ['review-asked'],
      },
      {
        id: 'reconsideration',
        title: 'The governors think again',
        takes: ['gov-reconsider'],
        opens: 'After the panel’s decision.',
        at: ['panel-decision'],
      },
      DISCRIMINATION,
    ],
  },
  {
    id: 'tribunal',
    title: 'If you disagree with the decision',
    rungs: [
      {
        id: 'mediation',
        title: 'Mediation, or its certificate',
        takes: ['med-arrange', 'med-cert-declined'],
        within: 'med-contact',
        keeps:
          'After two months no certificate can be given; the Tribunal’s permission is then needed.',
        process: 'appeal',
        at: ['contacted', 'mediation-contacted', 'declined', 'wanted'],
      },
      {
        id: 'appeal',
        title: 'Appeal to the SEND Tribunal',
        takes: ['appeal-la-response'],
        within: 'appeal-lodge',
        needs:
          'The mediation certificate, except where the appeal is only about the school or its kind (section I).',
        keeps:
          'If the day has passed, apply for more time and explain: a letter that leaves out your rights helps.',
        process: 'appeal',
        at: ['appealed'],
      },
      {
        id: 'upper-tribunal',
        title: 'Permission to go to the Upper Tribunal',
        takes: [],
        within: 'appeal-ut-permission',
        at: ['ut-asked'],
      },
    ],
  },
  {
    id: 'data',
    title: 'If they do not answer a request about data',
    rungs: [
      {
        id: 'data-complaint',
        title: 'A data-protection complaint to the body itself',
        takes: ['dp-complaint-ack'],
        at: ['dp-complained'],
      },
      {
        id: 'ico',
        title: 'The Information Commissioner (ICO)',
        takes: [],
        opens: 'After the complaint to the body itself.',
      },
    ],
  },
  {
    id: 'foi',
    title: 'If they do not answer a freedom of information request',
    rungs: [
      {
        id: 'internal-review',
        title: 'Internal review',
        takes: ['foi-review'],
        at: ['review-asked'],
      },
      {
        id: 'ico',
        title: 'The Information Commissioner (ICO)',
        takes: [],
        opens: 'After the internal review.',
      },
    ],
  },
  {
    id: 'health',
    title: 'If a health service does not answer',
    rungs: [
      {
        id: 'nhs-complaint',
        title: 'Complaint to the service or to the ICB (not both)',
        takes: ['nhs-ack', 'nhs-reply'],
        within: 'nhs-12m',
        keeps: 'Twelve months from the day you knew, or later if they agree.',
        process: 'complaint-health',
        at: ['complained', 'complaint-received'],
      },
      {
        id: 'phso',
        title: 'The health Ombudsman (PHSO)',
        takes: [],
        within: 'phso-12m',
        opens: 'Once they answered, or did not answer in the time agreed.',
        keeps: 'Usually twelve months from the day you knew.',
        at: ['phso'],
      },
    ],
  },
  {
    id: 'social-care',
    title: 'If children’s social care does not answer',
    rungs: [
      {
        id: 'care-stage-1',
        title: 'Complaint, stage 1',
        takes: ['csc-s1'],
        keeps: 'Within a year of the problem; later ones may be accepted.',
        process: 'complaint-social-care',
        at: ['complained', 'complaint-received'],
      },
      {
        id: 'care-stage-2',
        title: 'Stage 2: an independent investigation',
        takes: ['csc-s2'],
        opens: 'Once stage 1 is answered, or its time has passed.',
        process: 'complaint-social-care',
        at: ['stage-2-asked'],
      },
      {
        id: 'care-stage-3',
        title: 'Stage 3: the review panel',
        takes: ['csc-s3'],
        within: 'csc-escalate',
        opens: 'Once the stage 2 answer came.',
        keeps: 'If the time to ask has passed, ask them to use their discretion.',
        process: 'complaint-social-care',
        at: ['stage-3-asked'],
      },
      LGSCO,
    ],
  },
  {
    id: 'transport',
    title: 'If transport is refused',
    rungs: [
      {
        id: 'transport-review',
        title: 'Stage 1: ask them to look again',
        takes: ['transport-s1'],
        at: ['review-asked'],
      },
      {
        id: 'transport-panel',
        title: 'Stage 2: the appeal panel',
        takes: ['transport-s2'],
        opens: 'Once stage 1 is answered.',
        at: ['panel-asked'],
      },
      LGSCO,
    ],
  },
]

export const ALONE: readonly Alone[] = [
  {
    clock: 'pa-10',
    why: 'A label that is counted from the register; nobody owes anything by a day.',
  },
  {
    clock: 'sa-50',
    why: 'A label that is counted from the register; nobody owes anything by a day.',
  },
  {
    clock: 'sen-info-report',
    why: 'A school’s page for everyone, not something owed to one child.',
  },
  {
    clock: 'allergy-policy',
    why: 'Passed, but not seen to have started; and a school’s policy for everyone.',
  },
  {
    clock: 'deregister-special',
    why: 'Passed, but not seen to have started, and it sets no time.',
  },
]
