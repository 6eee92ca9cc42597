import type { Name } from './cast.data.ts'
import { inOrder } from './story.ts'

/** November 2026: the loop closes, a meeting is held, and one librarian keeps her word. */
export const NOVEMBER_MAIL = inOrder<Name>([
  {
    id: 'castle-forward',
    at: '2026-10-08 16:20',
    from: 'castle',
    to: ['hendry'],
    cc: ['alex'],
    subject: 'FW: Robin Ward: a short résumé',
    forwards: 'maths-unaware',
    words: `Paul, forwarding what Ellis wrote in September so that you have it. I still can't find the passport on the system either. Copying Alex so that we are all looking at the same thing.`,
  },
  {
    id: 'gp-morning-after',
    at: '2026-11-02 07:50',
    from: 'alex',
    to: ['surgery'],
    subject: 'Robin Ward, 14/03/2015: please could Dr Amin ring me today',
    words: `Good morning,

Robin said something last night about not wanting to be here. I rang 111 and chose the mental health option, and the nurse stayed on the line until he was asleep. He is safe and I am with him. She said to ask Dr Amin to ring today.`,
  },
  {
    id: 'gp-morning-reply',
    at: '2026-11-02 08:06',
    from: 'surgery',
    to: ['alex'],
    re: 'gp-morning-after',
    untidy: 'two-digit year',
    words: `Dr Amin will ring you at 8.30, before her first patient. Please keep the line free. You did the right thing.`,
  },
  {
    id: 'early-help-says-school',
    at: '2026-11-02 15:10',
    from: 'nair',
    to: ['alex', 'hendry'],
    cc: ['talbot'],
    subject: 'Robin Ward: Early Help outcome',
    attach: ['letter:early-help-closing'],
    words: `Dear Alex, dear Mr Hendry,

I said I would write today. My manager's view is that the cause lies in school and so the plan has to be led by school, with their evidence of what has been tried. Early Help is closing its file and handing back to Hillview as lead.

Alex, this is not the answer I wanted to send you. If school ask for us again with that evidence, ask for me by name.`,
  },
  {
    id: 'who-holds-this',
    at: '2026-11-02 20:44',
    from: 'alex',
    to: ['hendry', 'reid'],
    cc: ['nair', 'talbot', 'amin'],
    re: 'early-help-says-school',
    words: `Dear all,

On 15 September the GP said school. On 1 October school said CAMHS. On 14 October CAMHS said Early Help. Today Early Help says school.

1. Please could one of you write back and say "I have this"?
2. Mr Hendry, Ms Reid, please could we have a meeting this week? Bea Collins from SENDIASS will come with me.

I am not looking for anyone to blame. I am looking for somebody to hold on to.`,
  },
  {
    id: 'no-diagnosis',
    at: '2026-11-03 09:18',
    from: 'hendry',
    to: ['alex'],
    cc: ['reid', 'nair'],
    re: 'who-holds-this',
    words: `Dear Mrs Ward,

I am sorry to hear how things are. I do have to be honest that without a diagnosis there is not a pathway for me to put him on, and I am one person for 214 students on the register. Ms Reid will come back to you about a meeting.`,
  },
  {
    id: 'meeting-offer',
    at: '2026-11-03 12:26',
    from: 'reid',
    to: ['alex'],
    cc: ['hendry', 'collins'],
    re: 'who-holds-this',
    words: `Dear Mrs Ward,

Yes, let us sit down together. Thursday 5 November at 3.45pm, my office, side entrance so that it is quiet. Mrs Marlow hopes to join for part of it.`,
  },
  {
    id: 'meeting-yes',
    at: '2026-11-03 13:40',
    from: 'alex',
    to: ['reid'],
    cc: ['hendry', 'collins'],
    re: 'meeting-offer',
    words: `Thank you, I will be there with Bea. I will bring one page so that we can keep it short.`,
  },
  {
    id: 'talbot-call',
    at: '2026-11-03 16:34',
    from: 'talbot',
    to: ['alex'],
    subject: 'After our call',
    words: `Dear Alex,

Thank you for picking up. Here is what we wrote down together: who sits with him, what goes in the locked box, the bear, the torch, and the number. You did that plan, I only held the pen.

I have asked for Robin to be looked at again by the team on Tuesday 24 November and I will ring you that day, whatever they say.`,
  },
  {
    id: 'talbot-thanks',
    at: '2026-11-03 19:15',
    from: 'alex',
    to: ['talbot'],
    re: 'talbot-call',
    words: `Thank you, Jo. He has put the plan on the wall himself, at torch height.`,
  },
  {
    id: 'chase-medical-3',
    at: '2026-11-04 08:20',
    from: 'alex',
    to: ['banerjee', 'marlow'],
    re: 'chase-medical-2',
    attach: ['letter:gp-september'],
    words: `Dear Mr Banerjee, dear Mrs Marlow,

I sent Dr Amin's letter on 28 September and asked again on 5 and 15 October. I attach it once more.

Please could you tell me what the school has decided about recording Robin's absence as illness? Each morning's notice says "no reason received".`,
  },
  {
    id: 'newsletter-hillview',
    at: '2026-11-06 16:00',
    from: 'hilloffice',
    to: ['alex'],
    subject: 'Hillview News: Anti-Bullying Week, open evening, 96% attendance heroes!',
    auto: 'generated',
    newsletter: true,
    untidy: 'no message id',
    words: `Dear families,

Well done to our 96% attendance heroes, who will have a pizza lunch. Odd Socks Day is on Tuesday 10 November.`,
  },
  {
    id: 'meeting-notes-alex',
    at: '2026-11-06 19:30',
    from: 'alex',
    to: ['reid', 'hendry', 'marlow'],
    cc: ['collins'],
    subject: 'Our meeting on 5 November: what we agreed',
    words: `Dear Ms Reid, Mr Hendry and Mrs Marlow,

Thank you for yesterday. It helped to be in a room together. This is what I wrote down:

Mr Hendry will have every one of Robin's teachers confirm that they have read the passport, by Friday 27 November.
Mr Hendry will put Robin on the educational psychologist's list by Friday 4 December.
Ms Reid will send the notes of the meeting by Thursday 12 November.
Robin starts again on Monday 9 November, from 11.15 until after lunch, science first.
I will send a short note each Friday, from 13 November, saying how the week was at home.

One thing was left open. Who supervises lunch, and who can Robin go to when it goes wrong? Please could you tell us?`,
  },
  {
    id: 'reid-lunch-promise',
    at: '2026-11-09 08:55',
    from: 'reid',
    to: ['alex'],
    cc: ['hendry'],
    re: 'meeting-notes-alex',
    words: `Dear Alex,

That is a fair record, thank you, and please do call me Claire. The lunch rota is being redone, so I can't say today who supervises. I will let you know by Friday 13th.`,
  },
  {
    id: 'banerjee-passes-on',
    at: '2026-11-09 10:40',
    from: 'banerjee',
    to: ['alex'],
    cc: ['marlow'],
    re: 'chase-medical-3',
    words: `Dear Mrs Ward,

I do not have the authority to change how long absences are recorded, so I have passed your letter to Mrs Marlow, who will decide. I am sorry that I did not tell you sooner.`,
  },
  {
    id: 'banerjee-thanks',
    at: '2026-11-09 11:02',
    from: 'alex',
    to: ['banerjee'],
    cc: ['marlow'],
    re: 'banerjee-passes-on',
    words: `Thank you for telling me who has it. Mrs Marlow, I am happy to come in or to talk on the telephone if anything is unclear.`,
  },
  {
    id: 'kerr-first-back',
    at: '2026-11-09 13:30',
    from: 'kerr',
    to: ['alex'],
    subject: 'Bench 4',
    words: `He came in, he sat down, he told the class about the crystals. I had put the salt question on the board to be answered. I am not crying, it is the onion experiment.`,
  },
  {
    id: 'kit-lunch',
    at: '2026-11-10 20:18',
    from: 'alex',
    to: ['reid'],
    re: 'reid-lunch-promise',
    words: `Dear Claire,

Lunch was hard today. Robin says that Kit Barlow and another boy followed him round the canteen making the fire alarm noise until he hid in the toilets. Kit may not know what that noise does to him. Could somebody have a gentle word, and could we know who is on duty?`,
  },
  {
    id: 'kit-lunch-castle',
    at: '2026-11-11 12:48',
    from: 'castle',
    to: ['alex'],
    cc: ['reid'],
    re: 'kit-lunch',
    words: `Hi Alex, Claire passed this to me. I have talked with Kit. He had no idea and was mortified, he thought it was a joke they shared. He would like to say sorry when Robin is ready, and not before. I don't know about the rota.`,
  },
  {
    id: 'okafor-hello',
    at: '2026-11-11 14:05',
    from: 'okafor',
    to: ['alex'],
    subject: 'Would Robin like the library?',
    words: `Dear Ms Ward,

I run the library. Robin found me yesterday, or rather I found a very quiet boy behind Geography. He is welcome. Would he like to eat his lunch here? There is a table at the back that nobody uses.`,
  },
  {
    id: 'okafor-yes-please',
    at: '2026-11-11 15:22',
    from: 'alex',
    to: ['okafor'],
    re: 'okafor-hello',
    words: `Dear Ms Okafor,

He would love it. He said "the library lady doesn't make me talk". Please could he have that table every day, so that he knows it is there?`,
  },
  {
    id: 'okafor-promise',
    at: '2026-11-12 08:05',
    from: 'okafor',
    to: ['alex'],
    re: 'okafor-yes-please',
    words: `Then it is his. Starting today, Thursday 12 November, I will keep the back table for Robin at 12.20 every day. I will be there myself. If I am ever away I will tell you the night before.`,
  },
  {
    id: 'okafor-thanks',
    at: '2026-11-12 18:48',
    from: 'alex',
    to: ['okafor'],
    re: 'okafor-promise',
    words: `He ate all of his sandwich. That has not happened in a school since July. Thank you.`,
  },
  {
    id: 'okafor-first-week',
    at: '2026-11-18 13:20',
    from: 'okafor',
    to: ['alex'],
    re: 'okafor-thanks',
    words: `Day five. He has put the atlases in order by how often the borders change. A Year 9 girl asked whether she might sit at the other end. He thought about it for a whole minute and said yes.`,
  },
  {
    id: 'friday-note-1',
    at: '2026-11-13 16:30',
    from: 'alex',
    to: ['reid', 'hendry'],
    subject: 'Friday note 1: Robin’s week at home',
    words: `As agreed, a short note.

In school three hours a day, five days. Home: calm on Thursday and Friday, two hours under the table on Tuesday after the canteen. Slept through once. Ate lunch on Thursday and Friday, in the library.

What helped: bench 4, the back table, Mr Finch's card.`,
  },
  {
    id: 'friday-note-1-reply',
    at: '2026-11-13 16:58',
    from: 'hendry',
    to: ['alex'],
    cc: ['reid'],
    re: 'friday-note-1',
    words: `Dear Alex, thank you, that is useful and clear. I will share it with his teachers. I should have asked for something like this in September.`,
  },
  {
    id: 'legal-2',
    at: '2026-11-09 21:40',
    from: 'alex',
    to: ['rahman'],
    re: 'legal-reply',
    attach: ['photo:attendance-3'],
    words: `Dear Ms Rahman, a third letter came by post on Saturday. It is a warning, not a notice. I attach a photograph of it.`,
  },
  {
    id: 'legal-2-reply',
    at: '2026-11-10 10:05',
    from: 'rahman',
    to: ['alex'],
    re: 'legal-2',
    words: `PRIVATE AND CONFIDENTIAL: LEGAL ADVICE

Thank you. You are right, it is only a warning. Nothing to pay and nothing to do today. Sleep.`,
  },
  {
    id: 'file-chase',
    at: '2026-11-16 09:05',
    from: 'alex',
    to: ['hilloffice'],
    cc: ['marlow'],
    re: 'subject-access-ack',
    words: `To the data protection lead,

My request SAR-26-118 was received on 6 October, so a copy of Robin's file was due by 6 November. Please could you tell me when it will come?`,
  },
  {
    id: 'minutes-late',
    at: '2026-11-16 15:25',
    from: 'reid',
    to: ['alex'],
    cc: ['hendry', 'collins', 'marlow'],
    subject: 'Notes of our meeting on 5 November',
    attach: ['letter:meeting-notes'],
    words: `Dear Alex,

Here are the notes at last, with apologies: I said Thursday and it is Monday. I think they match yours.`,
  },
  {
    id: 'minutes-thanks',
    at: '2026-11-16 18:02',
    from: 'alex',
    to: ['reid'],
    re: 'minutes-late',
    words: `They do, thank you. May I remind you about the lunch rota? Friday 13th has gone by.`,
  },
  {
    id: 'kerr-charset',
    at: '2026-11-17 14:44',
    from: 'kerr',
    to: ['alex'],
    subject: 'Full hour',
    untidy: 'charset nobody knows',
    words: `Robin stayed the full hour today and used the card once. He walked himself to the library and walked himself back. That is all, I just wanted you to have it in writing.`,
  },
  {
    id: 'fell-progress',
    at: '2026-11-18 11:30',
    from: 'fell',
    to: ['alex'],
    re: 'ehcna-robin-words',
    words: `Dear Ms Ward,

A short note so that you are not left wondering. Robin's list and drawing have arrived and are in the papers. I am still waiting for the school's information and have reminded them. The day for our decision has not moved: Friday 4 December.`,
  },
  {
    id: 'lunch-chase',
    at: '2026-11-19 08:10',
    from: 'alex',
    to: ['reid'],
    re: 'minutes-thanks',
    words: `Dear Claire, a kind nudge about who supervises lunch. The library is wonderful but it is one person, and Robin asks what happens if she is ill.`,
  },
  {
    id: 'reid-away',
    at: '2026-11-19 08:10',
    from: 'reid',
    to: ['alex'],
    re: 'lunch-chase',
    auto: 'replied',
    words: `Thank you for your email. I am off site with Year 7 until Monday 23 November. I will reply when I am back. For anything urgent please contact the main office on 01632 960200.`,
  },
  {
    id: 'castle-class',
    at: '2026-11-20 10:22',
    from: 'castle',
    to: ['alex'],
    subject: '7C this morning',
    untidy: 'winmail',
    words: `Hi Alex,

We used tutor time to talk about noise: who likes it, who doesn't, what it does. No names. Eleven of them put their hands up for a quieter corner. Robin wasn't in yet but I thought you would like to know that he isn't the only one.`,
  },
  {
    id: 'friday-note-2',
    at: '2026-11-20 16:20',
    from: 'alex',
    to: ['reid', 'hendry'],
    re: 'friday-note-1-reply',
    words: `Second Friday.

In school three hours a day, five days. Home: calm four days of five. Ate lunch every day. Laughed at breakfast on Wednesday, out loud, at a pigeon.

Still to settle: who supervises lunch, the decision about Dr Amin's letter, and Robin's file.`,
  },
  {
    id: 'swim-back',
    at: '2026-11-20 19:05',
    from: 'alex',
    to: ['pool'],
    subject: 'Tomorrow',
    words: `Hi Mel, we would like to try tomorrow. Just ten minutes, just the shallow end. Is the float still his?`,
  },
  {
    id: 'swim-back-yes',
    at: '2026-11-20 19:31',
    from: 'pool',
    to: ['alex'],
    re: 'swim-back',
    words: `It has been waiting on the side every Saturday.`,
  },
])
