/**
 * Tribunal evidence limits (Practice Direction No 1 of 2025). The Direction itself was not read: every
 * figure is from summaries of it.
 */
import type { EvidenceLimit } from '../law.ts'

export const LIMITS: readonly EvidenceLimit[] = [
  {
    id: 'pd-scope',
    what: 'Which hearings',
    limit:
      'Every bundle for a final hearing listed after 15 July 2025, paper or electronic, first issue or re-issue; SEN appeals and disability discrimination claims alike. Made 22 April 2025 by the Senior President of Tribunals. A companion Practice Guidance No 1 of 2025 (30 April 2025) covers preparing cases lodged on or after 2 June 2025',
    binds: 'Tribunal, council, responsible body, parent, representatives',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Which hearings',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.weightmans.com/media-centre/news/new-practise-direction-for-bundles-on-final-hearings',
      },
      {
        flag: 'YES-S',
        url: 'https://www.localgovernmentlawyer.co.uk/education-law/394-education-news/60753-practice-direction-issued-on-bundles-in-send-tribunals',
      },
      {
        flag: 'YES-S',
        url: 'https://www.russell-cooke.co.uk/news-and-insights/news/practice-direction-no1-2025-guidance-for-experts-in-the-first-tier-tribunal',
      },
      {
        flag: 'YES-S',
        url: 'https://www.dyslexia-codebreakers.co.uk/2025/05/09/part-2-how-will-the-introduction-of-the-new-practice-direction-for-send-and-disability-discrimination-tribunal-hearings-effective-15-july-2025-impact-you/',
      },
    ],
  },
  {
    id: 'pd-who-builds',
    what: 'Who makes the bundle',
    limit:
      'The council (appeal) or the responsible body (claim). Parents do not build it, but must supply a complete, legible copy of anything they rely on',
    binds: 'council / responsible body; parent for own documents',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Who makes the bundle',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.localgovernmentlawyer.co.uk/education-law/394-education-news/60753-practice-direction-issued-on-bundles-in-send-tribunals',
      },
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/what-parents-need-to-know.html',
      },
    ],
  },
  {
    id: 'pd-core-sen',
    what: 'Core bundle, SEN appeal',
    limit: '100 pages',
    binds: 'all parties, through the council',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Core bundle, SEN appeal',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
      {
        flag: 'YES-S',
        url: 'https://www.enablelaw.com/news-and-insights/new-practice-direction-aims-to-streamline-special-educational-needs-tribunal-hearings/',
      },
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/send-tribunal-direction-on-bundles.html',
      },
    ],
  },
  {
    id: 'pd-plan-k',
    what: 'EHC plan with its section K appendices',
    limit: '150 pages, counted apart from the core',
    binds: 'council',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'EHC plan with its section K appendices',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
      {
        flag: 'YES-S',
        url: 'https://www.enablelaw.com/news-and-insights/new-practice-direction-aims-to-streamline-special-educational-needs-tribunal-hearings/',
      },
    ],
  },
  {
    id: 'pd-working-doc',
    what: 'Working document (contents appeals)',
    limit: '25 pages of A4',
    binds: 'council and parent together',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Working document (contents appeals)',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
      {
        flag: 'YES-S',
        url: 'https://www.enablelaw.com/news-and-insights/new-practice-direction-aims-to-streamline-special-educational-needs-tribunal-hearings/',
      },
      {
        flag: 'YES-S',
        url: 'https://www.watkinssolicitors.co.uk/site/blog/education-blog/send-tribunals-updating-practice-directions',
      },
    ],
  },
  {
    id: 'pd-ev-assess',
    what: 'Own evidence: refusal to assess or re-assess',
    limit: '75 pages each',
    binds: 'parent; council',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Own evidence: refusal to assess or re-assess',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
      {
        flag: 'YES-S',
        url: 'https://www.enablelaw.com/news-and-insights/new-practice-direction-aims-to-streamline-special-educational-needs-tribunal-hearings/',
      },
    ],
  },
  {
    id: 'pd-ev-issue',
    what: 'Own evidence: refusal to issue a plan',
    limit: '100 pages each',
    binds: 'parent; council',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Own evidence: refusal to issue a plan',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
      {
        flag: 'YES-S',
        url: 'https://www.enablelaw.com/news-and-insights/new-practice-direction-aims-to-streamline-special-educational-needs-tribunal-hearings/',
      },
    ],
  },
  {
    id: 'pd-ev-bf',
    what: 'Own evidence: sections B and/or F',
    limit: '100 pages each in total (not 100 for B and 100 for F)',
    binds: 'parent; council',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Own evidence: sections B and/or F',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
      {
        flag: 'YES-S',
        url: 'https://www.enablelaw.com/news-and-insights/new-practice-direction-aims-to-streamline-special-educational-needs-tribunal-hearings/',
      },
    ],
  },
  {
    id: 'pd-ev-i',
    what: 'Own evidence: section I',
    limit: '75 pages each',
    binds: 'parent; council',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Own evidence: section I',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
      {
        flag: 'YES-S',
        url: 'https://www.enablelaw.com/news-and-insights/new-practice-direction-aims-to-streamline-special-educational-needs-tribunal-hearings/',
      },
    ],
  },
  {
    id: 'pd-ev-cease',
    what: 'Own evidence: ceasing a plan',
    limit: '75 pages each',
    binds: 'parent; council',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Own evidence: ceasing a plan',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
    ],
  },
  {
    id: 'pd-ev-ext',
    what: 'Own evidence: health or social care recommendation (extended appeal)',
    limit: '75 pages each',
    binds: 'parent; council (and ICB/social care material)',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Own evidence: health or social care recommendation (extended appeal)',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
    ],
  },
  {
    id: 'pd-ev-combined',
    what: 'Appeal on B, F and I together',
    limit:
      'Whether 100 and 75 add up to 175 was not stated in any source read. Show both figures and tell the parent to ask the Tribunal',
    binds: 'parent; council',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Appeal on B, F and I together',
      edition: 'PD1-2025',
    },
    flag: 'NO',
    checked: '2026-11-21',
    verified: 'NO',
    evidence: [],
  },
  {
    id: 'pd-dd-core',
    what: 'Core bundle, discrimination claim',
    limit: '100 pages',
    binds: 'responsible body',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Core bundle, discrimination claim',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.dyslexia-codebreakers.co.uk/2025/05/09/part-2-how-will-the-introduction-of-the-new-practice-direction-for-send-and-disability-discrimination-tribunal-hearings-effective-15-july-2025-impact-you/',
      },
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/what-schools-need-to-know.html',
      },
    ],
  },
  {
    id: 'pd-dd-ev',
    what: 'Own evidence, discrimination claim',
    limit:
      '200 pages each. One blog adds a separate supplementary bundle of 100; a press report gives "supplementary 200": unresolved',
    binds: 'parent; responsible body',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Own evidence, discrimination claim',
      edition: 'PD1-2025',
    },
    flag: 'PART',
    checked: '2026-11-21',
    verified: 'YES-S for 200 ; supplementary figure PART',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/what-schools-need-to-know.html',
      },
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/what-parents-need-to-know.html',
      },
      {
        flag: 'PART',
        url: 'https://www.dyslexia-codebreakers.co.uk/2025/05/09/part-2-how-will-the-introduction-of-the-new-practice-direction-for-send-and-disability-discrimination-tribunal-hearings-effective-15-july-2025-impact-you/',
      },
      {
        flag: 'PART',
        url: 'https://schoolsweek.co.uk/schools-could-face-send-tribunal-penalties',
      },
    ],
  },
  {
    id: 'pd-expert',
    what: 'Expert report',
    limit:
      '15 pages of A4 including an executive summary of at most 2; numbered paragraphs; at least 12-point; not more than 3 years old save in exceptional circumstances',
    binds: 'whoever commissions it, and the expert',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Expert report',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.russell-cooke.co.uk/news-and-insights/news/practice-direction-no1-2025-guidance-for-experts-in-the-first-tier-tribunal',
      },
      {
        flag: 'YES-S',
        url: 'https://www.educationlawadvice.com/2025/05/21/changes-to-bundles-expert-evidence-and-working-documents-in-the-send-tribunal',
      },
      {
        flag: 'YES-S',
        url: 'https://birkettlong.co.uk/insights/education/legal-update-new-practice-direction-send-tribunal-hearings',
      },
    ],
  },
  {
    id: 'pd-witness',
    what: 'Witness statement',
    limit:
      '10 pages of A4 (exhibits not counted, per one firm); longer only for good reason with a note saying why; numbered paragraphs; 12-point. Needed from every witness who has not written a report, by the final evidence deadline',
    binds: 'parent; council; responsible body',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Witness statement',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.educationlawadvice.com/2025/05/21/changes-to-bundles-expert-evidence-and-working-documents-in-the-send-tribunal',
      },
      {
        flag: 'YES-S',
        url: 'https://www.enablelaw.com/news-and-insights/new-practice-direction-aims-to-streamline-special-educational-needs-tribunal-hearings/',
      },
    ],
  },
  {
    id: 'pd-format',
    what: 'Format',
    limit: 'One PDF, searchable where possible; in date order inside each section; legible',
    binds: 'council / responsible body; parent for own documents',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Format',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/send-tribunal-direction-on-bundles.html',
      },
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/what-parents-need-to-know.html',
      },
    ],
  },
  {
    id: 'pd-exclude',
    what: 'Must stay out',
    limit:
      'Letters and email threads between the parties unless relevant to a stated issue; blank pages and blank forms; duplicates; professional and school reports over 3 years old at the time of the appeal',
    binds: 'all',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Must stay out',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://schoolsweek.co.uk/schools-could-face-send-tribunal-penalties',
      },
    ],
  },
  {
    id: 'pd-more-pages',
    what: 'Asking for more pages',
    limit: 'Request-for-change form (SEND7) saying why the extra pages are needed, before filing',
    binds: 'party who wants them',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Asking for more pages',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/what-parents-need-to-know.html',
      },
    ],
  },
  {
    id: 'pd-deadline',
    what: 'Evidence deadline',
    limit:
      'The final evidence date in the registration letter or case directions (no fixed number in the Direction as read). Send to the council; copy the Tribunal only if the case directions say so. The case review form is due by the same date',
    binds: 'parent; council',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Evidence deadline',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.ipsea.org.uk/what-happens-after-i-submit-my-appeal-evidence-and-the-bundle',
      },
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/what-parents-need-to-know.html',
      },
    ],
  },
  {
    id: 'pd-late',
    what: 'Late evidence',
    limit: 'Only with an application, and it may be refused',
    binds: 'any party',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'Late evidence',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.specialeducationalneeds.co.uk/what-parents-need-to-know.html',
      },
      {
        flag: 'YES-S',
        url: 'https://www.localgovernmentlawyer.co.uk/education-law/394-education-news/60753-practice-direction-issued-on-bundles-in-send-tribunals',
      },
    ],
  },
  {
    id: 'pd-sanction',
    what: 'If the rules are broken',
    limit:
      'Bundle rejected unless a note explains why the breach was necessary; hearing taken off at short notice; case struck out (parent) or party barred (council, school); in limited cases costs',
    binds: 'all',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'If the rules are broken',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.localgovernmentlawyer.co.uk/education-law/394-education-news/60753-practice-direction-issued-on-bundles-in-send-tribunals',
      },
      {
        flag: 'YES-S',
        url: 'https://www.weightmans.com/media-centre/news/new-practise-direction-for-bundles-on-final-hearings',
      },
      {
        flag: 'YES-S',
        url: 'https://www.educationlawadvice.com/2025/05/21/changes-to-bundles-expert-evidence-and-working-documents-in-the-send-tribunal',
      },
    ],
  },
  {
    id: 'pd-ceiling',
    what: 'How to read the limits',
    limit:
      "They are ceilings, not targets: smaller is encouraged. Reports already in section K do not use the parent's own allowance, so get them into the plan early (the second sentence is our own inference from the separate 150-page limit)",
    binds: 'all',
    force: 'rule',
    source: {
      instrument: 'pd1',
      provision: 'How to read the limits',
      edition: 'PD1-2025',
    },
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S (ceiling)',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.enablelaw.com/news-and-insights/new-practice-direction-aims-to-streamline-special-educational-needs-tribunal-hearings/',
      },
    ],
  },
]
