/**
 * What is changing. Nothing proposed is ever counted as law.
 */
import type { Reform } from '../law.ts'

export const REFORMS: readonly Reform[] = [
  {
    id: 'reform-schools-white-paper-every-child-achievin',
    item: 'Schools White Paper Every Child Achieving and Thriving (23 Feb 2026) and consultation SEND reform: putting children and young people first (closed 18 May 2026)',
    status:
      'Proposals, not law. Individual Support Plans; Targeted / Targeted Plus / Specialist layers; EHC plans narrowed; complaint panels. Councils, Contact and SOS!SEN all say current rights stand.',
    inForce: 'proposed',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://sossen.org.uk/send-reform/white-paper/page/2/',
      },
      {
        flag: 'YES-S',
        url: 'https://manchesterparentcarerforum.org.uk/schools-white-paper-2026',
      },
      {
        flag: 'YES-S',
        url: 'https://www.healthwatchbrightonandhove.co.uk/news/2026-05-14/schools-white-paper-send-reforms',
      },
    ],
  },
  {
    id: 'reform-education-for-all-bill-king-s-speech-13',
    item: "Education for All Bill (King's Speech 13 May 2026)",
    status:
      'Announced; as of July 2026 sources, not introduced. No later source found. Start dates talked of: 2029-2030',
    inForce: 'proposed',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S ; . Nothing found after July 2026: state unknown',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.forbessolicitors.co.uk/articles/the-king-announces-education-for-all-bill',
      },
      {
        flag: 'YES-S',
        url: 'https://www.fenews.co.uk/fe-voices/education-for-all-bill-announced-as-send-reform-consultation-enters-final-week/',
      },
    ],
  },
  {
    id: 'reform-children-s-wellbeing-and-schools-act-202',
    item: "Children's Wellbeing and Schools Act 2026 (c.21, Royal Assent 29 April 2026)",
    status:
      "Does not contain the SEND reforms (at least one solicitor's blog says it does: wrong). Contains children-not-in-school registers (s.38), consent to withdraw some pupils (s.37), allergy safety (s.34), off-site direction changes (in force 26 July 2026). Register and consent sections not commenced in sources seen.",
    inForce: 'part',
    flag: 'YES-P',
    checked: '2026-11-21',
    verified: 'YES-P long title ; YES-S ; wrong source noted:',
    evidence: [
      {
        flag: 'YES-P',
        url: 'https://beta.acthub.uk/uk/ukpga/2026-21',
      },
      {
        flag: 'YES-S',
        url: 'https://edyourself.org/?p=8733',
      },
      {
        flag: 'YES-S',
        url: 'https://excellolaw.co.uk/new-send-tribunal-appeals/',
      },
    ],
  },
  {
    id: 'reform-exclusions-guidance-26-july-2026',
    item: 'Exclusions guidance 26 July 2026',
    status:
      'In force: safeguarding separation; managed moves cannot be trials; wider off-rolling examples; academies follow off-site direction rules',
    inForce: 'yes',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S pages in 1.4',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.hilldickinson.com/our-view/articles/department-for-education-releases-new-statutory-suspension-and-exclusions-guidance/',
      },
    ],
  },
  {
    id: 'reform-restraint-seclusion-reporting-1-april-20',
    item: 'Restraint/seclusion reporting 1 April 2026',
    status: 'In force',
    inForce: 'yes',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S pages in 1.4',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.nasschools.org.uk/new-guidance-on-restrictive-interventions-key-legal-implications-for-special-schools/',
      },
      {
        flag: 'YES-S',
        url: 'https://www.seainclusion.co.uk/post/restrictive-interventions-including-use-of-reasonable-force-in-schools-key-points-and-possible-ac',
      },
    ],
  },
  {
    id: 'reform-wtisa-july-2026-kcsie-1-sept-2026-workin',
    item: 'WTISA July 2026; KCSIE 1 Sept 2026; Working Together to Safeguard Children 2026 (March); Information sharing guidance 10 Sept 2026',
    status:
      'Exist per third-party document lists; texts not seen. KCSIE 2026 consultation confirmed',
    inForce: 'part',
    flag: 'PART',
    checked: '2026-11-21',
    verified: 'PART (KCSIE consultation). Others seen only in public code repositories',
    evidence: [
      {
        flag: 'PART',
        url: 'https://schoolclerk.co.uk/updates',
      },
    ],
  },
  {
    id: 'reform-medical-conditions-and-allergy-guidance',
    item: 'Medical conditions and allergy guidance',
    status: 'Draft consulted on to May 2026, due September 2026; final not seen',
    inForce: 'proposed',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S The Key and Browne Jacobson pages',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://schoolleaders.thekeysupport.com/uid/362a3a51-f44c-4c20-84cd-8a763699a03c/',
      },
      {
        flag: 'YES-S',
        url: 'https://www.brownejacobson.com/insights/new-allergy-and-medical-conditions-guidance-for-schools',
      },
    ],
  },
  {
    id: 'reform-data-use-and-access-act-2025',
    item: 'Data (Use and Access) Act 2025',
    status: 'Most data-protection parts from 5 Feb 2026; complaint duty 19 June 2026',
    inForce: 'yes',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S pages in 1.6',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.traverssmith.com/knowledge/knowledge-container/get-ready-for-the-new-data-protection-complaints-handling-rules',
      },
    ],
  },
  {
    id: 'reform-lgsco-complaint-handling-code',
    item: 'LGSCO Complaint Handling Code',
    status: 'Used in investigations from 1 April 2026',
    inForce: 'yes',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S pages in 1.7',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.staffordshire.gov.uk/contact-complaints-and-compliments/complaints/make-complaint/upcoming-changes-our-corporate',
      },
      {
        flag: 'YES-S',
        url: 'https://llg.org.uk/news/the-lgsco-release-the-complaint-handling-code',
      },
    ],
  },
  {
    id: 'reform-attendance-codes',
    item: 'Attendance codes',
    status:
      'The 2024 Regulations codes were still being applied in June 2026 (heatwave advice used Y3/Y4)',
    inForce: 'yes',
    flag: 'YES-S',
    checked: '2026-11-21',
    verified: 'YES-S',
    evidence: [
      {
        flag: 'YES-S',
        url: 'https://www.schools.norfolk.gov.uk/article/79346/Attendance-register-coding-during-extreme-weather-and-heat-warnings',
      },
    ],
  },
]
