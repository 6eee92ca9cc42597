import type { Name } from './cast.data.ts'
import { inOrder } from './story.ts'

/** October 2026: Robin at home, and four services each sure that another should help. */
export const OCTOBER_MAIL = inOrder<Name>([
  {
    id: 'counsellor-first',
    at: '2026-09-29 08:44',
    from: 'alex',
    to: ['reid'],
    re: 'counsellor-thanks',
    words: `Dear Ms Reid,

Robin could not manage Monday, as Mr Banerjee will have told you. Could Miss Lowe see him another way, on a call perhaps?

And is there any news of the referral?`,
  },
  {
    id: 'school-says-camhs',
    at: '2026-10-01 16:05',
    from: 'reid',
    to: ['alex'],
    cc: ['hendry'],
    re: 'counsellor-first',
    words: `Dear Mrs Ward,

Mr Hendry sent the referral to CAMHS today. Anxiety at this level is for them rather than for us, so it is with CAMHS now.`,
  },
  {
    id: 'attendance-letter-1',
    at: '2026-10-02 14:00',
    from: 'attendance',
    to: ['alex'],
    subject: 'Attendance letter 1: Robin Ward 7C',
    auto: 'generated',
    attach: ['letter:attendance-1'],
    words: `Dear parent or carer,

Please see the attached letter about your child's attendance, which has fallen below 90%.`,
  },
  {
    id: 'chase-medical-1',
    at: '2026-10-05 08:30',
    from: 'alex',
    to: ['attendance', 'banerjee'],
    re: 'medical-evidence',
    words: `Dear Mr Banerjee,

I wrote a week ago with Dr Amin's letter. I have had a notice of absence every morning since, and a letter saying his attendance is poor, so I wonder whether it reached you.

Please could you tell me what has been decided?`,
  },
  {
    id: 'attendance-auto',
    at: '2026-10-05 08:30',
    from: 'attendance',
    to: ['alex'],
    re: 'chase-medical-1',
    auto: 'replied',
    words: `Thank you for contacting the Attendance Office. Your message has been received and will be dealt with in due course. If you are reporting an absence for today you do not need to do anything else.`,
  },
  {
    id: 'chase-strategies-2',
    at: '2026-10-05 20:20',
    from: 'alex',
    to: ['hendry'],
    re: 'chase-strategies',
    words: `Dear Mr Hendry,

This is my third message about what was agreed in June. I hope the training was useful. Robin asks me each day whether "the card works yet". What shall I tell him?`,
  },
  {
    id: 'subject-access',
    at: '2026-10-06 09:15',
    from: 'alex',
    to: ['hilloffice'],
    cc: ['marlow'],
    subject: 'Request for a copy of Robin’s file',
    words: `To the data protection lead,

Please send me a copy of all the personal data the school holds about my son Robin Ward (born 14 March 2015, 7C), including behaviour notes, emails about him and the attendance register. This is a subject access request under Article 15 of the UK GDPR.

I am happy to show identification if you need it. Email is fine.`,
  },
  {
    id: 'subject-access-ack',
    at: '2026-10-07 10:02',
    from: 'hilloffice',
    to: ['alex'],
    re: 'subject-access',
    auto: 'generated',
    words: `We acknowledge receipt of your subject access request, received on 6 October 2026. Our reference is SAR-26-118.

It has been passed to our data protection lead.`,
  },
  {
    id: 'taxi-withdrawn',
    at: '2026-10-06 19:30',
    from: 'alex',
    to: ['reid'],
    re: 'taxi-ask',
    words: `Dear Ms Reid, please don't spend time on the side gate now, as he is at home. If we need it later I will ask again. Thank you.`,
  },
  {
    id: 'counsellor-gone',
    at: '2026-10-09 15:41',
    from: 'reid',
    to: ['alex'],
    subject: 'Counselling',
    words: `Dear Mrs Ward,

Miss Lowe has left the school at short notice and so we have closed the counselling list for this term. I am sorry, I know Robin had not had a session yet. We hope to advertise in the new year.`,
  },
  {
    id: 'counsellor-gone-reply',
    at: '2026-10-09 18:22',
    from: 'alex',
    to: ['reid'],
    re: 'counsellor-gone',
    words: `Thank you for letting me know. I will tell him it is nothing he did, because that is what he will think.`,
  },
  {
    id: 'strategies-answer',
    at: '2026-10-12 16:49',
    from: 'hendry',
    to: ['alex'],
    cc: ['reid'],
    re: 'chase-strategies-2',
    words: `Dear Mrs Ward,

Apologies for the delay, it has been a very busy start. At Hillview all students benefit from quality first teaching and our universal offer. We have high expectations for everyone and we encourage independence in Year 7. Robin's passport has been uploaded to the system.

I understand that about half of his teachers have opened it so far and I will remind the others.`,
  },
  {
    id: 'strategies-answer-reply',
    at: '2026-10-12 20:37',
    from: 'alex',
    to: ['hendry'],
    re: 'strategies-answer',
    words: `Dear Mr Hendry,

Thank you for writing. I don't think my question has been answered, though. May he have the seat near the door, the exit card, the five minute warning and the quiet place for lunch: yes or no to each?`,
  },
  {
    id: 'camhs-ack',
    at: '2026-10-06 11:11',
    from: 'camhs',
    to: ['alex'],
    subject: 'Referral received: RW / 4471',
    auto: 'generated',
    words: `We have received a referral for the above young person. It will be looked at by our triage team. Please do not reply to this address, it is not read.`,
  },
  {
    id: 'camhs-says-early-help',
    at: '2026-10-14 10:20',
    from: 'talbot',
    to: ['alex'],
    cc: ['hendry'],
    subject: 'Robin Ward: outcome of triage',
    attach: ['letter:camhs-triage'],
    words: `Dear Alex Ward,

I have read the referral with care. Robin's anxiety is real and I do not doubt a word of what you say. It is linked to school, and our criteria for that ask for Early Help to be tried first. So we are not offering an appointment and I have sent the papers on to Westshire Early Help.

I am sorry. I know this is another door. If he is ever unsafe ring 111 and choose the mental health option, at any hour.`,
  },
  {
    id: 'camhs-reply',
    at: '2026-10-14 21:16',
    from: 'alex',
    to: ['talbot'],
    cc: ['hendry'],
    re: 'camhs-says-early-help',
    words: `Dear Jo,

Thank you for your kindness. So that I have it right: the GP said school, school said CAMHS, and you say Early Help. Could you tell me who is responsible for Robin's anxiety support until Early Help answer?`,
  },
  {
    id: 'chase-medical-2',
    at: '2026-10-15 08:25',
    from: 'alex',
    to: ['banerjee'],
    cc: ['reid'],
    re: 'chase-medical-1',
    words: `Dear Mr Banerjee,

I rang on Tuesday and was told you would ring me back by today. I have not had a call.

Dr Amin's letter has now been with you for seventeen days. Please could you let me know what has been decided?`,
  },
  {
    id: 'attendance-letter-2',
    at: '2026-10-16 14:00',
    from: 'attendance',
    to: ['alex'],
    subject: 'Attendance letter 2: Robin Ward 7C',
    auto: 'generated',
    attach: ['letter:attendance-2'],
    words: `Dear parent or carer,

Please see the attached letter about your child's attendance, which is now a cause of serious concern.`,
  },
  {
    id: 'work-home',
    at: '2026-10-16 17:45',
    from: 'alex',
    to: ['kerr', 'finch', 'castle'],
    subject: 'A little work for Robin',
    words: `Dear all,

Robin has a good hour most mornings. Please could each of you send one thing from this week that he could do at home? Even a single sheet. He worries that he will come back and know nothing.`,
  },
  {
    id: 'work-home-kerr',
    at: '2026-10-16 18:31',
    from: 'kerr',
    to: ['alex'],
    re: 'work-home',
    attach: ['letter:science-sheet'],
    words: `Of course! Here is the crystals sheet. There is salt, string and a jam jar in the bag I have left at reception. We miss his questions. Tell him bench 4 is still his.`,
  },
  {
    id: 'work-home-finch',
    at: '2026-10-19 12:50',
    from: 'finch',
    to: ['alex'],
    re: 'work-home',
    untidy: 'no references',
    words: `Mrs Ward, chapter 3 of the book he has at home, the odd numbered questions, no rush. And please tell him the card works in my room. I have one stuck to my desk.`,
  },
  {
    id: 'work-home-thanks',
    at: '2026-10-19 19:06',
    from: 'alex',
    to: ['kerr', 'finch'],
    re: 'work-home-kerr',
    words: `The crystals are on the kitchen windowsill and nobody may breathe near them. Thank you both, truly.`,
  },
  {
    id: 'early-help-hello',
    at: '2026-10-19 11:00',
    from: 'nair',
    to: ['alex'],
    subject: 'Early Help: Robin Ward',
    words: `Dear Alex,

I have picked up the papers from CAMHS. I would like to have a proper talk with you rather than send a form. I will ring you by Friday 23 October.`,
  },
  {
    id: 'early-help-ok',
    at: '2026-10-19 12:10',
    from: 'alex',
    to: ['nair'],
    re: 'early-help-hello',
    words: `Thank you Priya. Any time after ten is good.`,
  },
  {
    id: 'sendiass-ask',
    at: '2026-10-12 22:48',
    from: 'alex',
    to: ['collins'],
    subject: 'Where do I start?',
    words: `Hello,

My son is eleven and has stopped being able to go to school. I have a folder of emails and I have run out of ideas. Is there somebody I could talk to?`,
  },
  {
    id: 'sendiass-reply',
    at: '2026-10-13 15:20',
    from: 'collins',
    to: ['alex'],
    re: 'sendiass-ask',
    words: `Hello Alex,

There is, it's me. You have done the hardest part, which is to keep everything.

Two things you can do yourself, without anyone's permission. You can ask the council for an EHC needs assessment: they have six weeks from the day they receive it to say whether they will assess. And you can ask for a meeting with the head of year and the SENCO together; I will come with you if you like. I will send you the wording tomorrow.`,
  },
  {
    id: 'sendiass-wording',
    at: '2026-10-14 09:30',
    from: 'collins',
    to: ['alex'],
    re: 'sendiass-reply',
    words: `As promised. Keep it short: who he is, what he finds hard, what has been tried, what you ask for. Put in the OT report and Dr Amin's letter. Send it to the SEN team and ask them to confirm the day they received it.`,
  },
  {
    id: 'ehcna-request',
    at: '2026-10-22 22:15',
    from: 'alex',
    to: ['sen'],
    subject: 'Request for an EHC needs assessment: Robin Ward, born 14 March 2015',
    attach: [
      'letter:ehcna-request',
      'letter:occupational-therapy',
      'letter:gp-september',
      'letter:passport-larkfield',
    ],
    words: `Dear SEN team,

Please find attached my request for an education, health and care needs assessment for my son Robin Ward, under section 36 of the Children and Families Act 2014.

1. Please confirm the day on which you received it.
2. Please tell me whether you will assess.`,
  },
  {
    id: 'ehcna-auto',
    at: '2026-10-22 22:16',
    from: 'sen',
    to: ['alex'],
    re: 'ehcna-request',
    auto: 'replied',
    words: `Thank you for your email to the SEN Assessment Team. We aim to reply within ten working days. We are open Monday to Friday, 9am to 4.30pm. Messages that arrive outside these hours are opened on the next working day.`,
  },
  {
    id: 'ehcna-ack',
    at: '2026-10-27 14:35',
    from: 'fell',
    to: ['alex'],
    re: 'ehcna-request',
    attach: ['letter:council-received'],
    words: `Dear Ms Ward,

I am the caseworker for your request. It was received on Friday 23 October 2026. A letter is attached. I have asked Hillview Academy for their information.

I will write to you with the decision by Friday 4 December.`,
  },
  {
    id: 'ehcna-ack-thanks',
    at: '2026-10-27 17:10',
    from: 'alex',
    to: ['fell'],
    re: 'ehcna-ack',
    words: `Thank you for the day and for a name. Would it help if Robin wrote something himself?`,
  },
  {
    id: 'ehcna-robin-words',
    at: '2026-10-28 09:20',
    from: 'fell',
    to: ['alex'],
    re: 'ehcna-ack-thanks',
    words: `It would help very much, in whatever way suits him. A drawing, a voice message, a list. There is no form.`,
  },
  {
    id: 'early-help-late',
    at: '2026-10-28 16:55',
    from: 'nair',
    to: ['alex'],
    re: 'early-help-ok',
    words: `Dear Alex,

Good to speak just now, and I am sorry that I did not ring on Friday as I said: I had a child to see in hospital and the day went. Thank you for being so understanding.

I will talk to my manager and write by next Monday.`,
  },
  {
    id: 'gran-half-term',
    at: '2026-10-29 19:25',
    from: 'june',
    to: ['alex'],
    subject: 'Thursday',
    untidy: 'date nobody can read',
    words: `Five days with no mention of school and there he was, our boy, laughing at the ducks. Then you said Monday and it was as if someone had put the light out. I wish they could see it.`,
  },
  {
    id: 'legal-question',
    at: '2026-10-29 22:30',
    from: 'alex',
    to: ['rahman'],
    subject: 'A question about attendance fines',
    words: `Dear Ms Rahman,

Bea Collins gave me your name. The school has sent two attendance letters although they have a doctor's letter. Could you tell me whether I need to worry?`,
  },
  {
    id: 'legal-reply',
    at: '2026-10-30 11:45',
    from: 'rahman',
    to: ['alex'],
    re: 'legal-question',
    words: `PRIVATE AND CONFIDENTIAL: LEGAL ADVICE

Dear Ms Ward,

Thank you for your message. From what you say there is no need to lose sleep. Please do not send this email on to anybody. Keep sending the school the evidence and keep the dates. If a notice does arrive, ring me the same day and do not pay it first.`,
  },
])
