import type { Name } from './cast.data.ts'
import { inOrder } from './story.ts'

/** May 2025 to July 2026: the end of Year 5 and the whole of Year 6, at Larkfield Primary. */
export const LARKFIELD_MAIL = inOrder<Name>([
  {
    id: 'quiet-corner',
    at: '2025-05-19 20:41',
    from: 'alex',
    to: ['petrov'],
    subject: 'Robin and the end of the day',
    words: `Hello Hana,

Robin has come out in tears three days running. He says the last half hour is "all the noises at once" and he doesn't know what is coming next.

At home two things help. Could he have the quiet corner when it gets too loud, without having to ask in front of everyone? And could somebody give him a five minute warning before things change?

I know you have twenty-nine others. He really likes being in your class.`,
  },
  {
    id: 'quiet-corner-yes',
    at: '2025-05-21 16:22',
    from: 'petrov',
    to: ['alex'],
    re: 'quiet-corner',
    words: `Hi Alex,

Thank you for telling me, I had seen the wobbles but not worked out why. Yes to both. The book corner is his whenever he needs it, he just puts his blue card on my desk, no words needed. I have started giving the whole class a five minute warning and honestly it is helping half of them.

I will let you know how the week goes.`,
  },
  {
    id: 'quiet-corner-thanks',
    at: '2025-05-21 20:03',
    from: 'alex',
    to: ['petrov'],
    re: 'quiet-corner-yes',
    words: `That is so kind. He told me about the blue card before his coat was off. Thank you.`,
  },
  {
    id: 'quiet-corner-week',
    at: '2025-06-06 15:58',
    from: 'petrov',
    to: ['alex'],
    cc: ['abbey'],
    re: 'quiet-corner-thanks',
    words: `A good fortnight. He has used the card six times, each time back within ten minutes and straight into his work. Today he stayed right to the bell and tidied the paints.

I have copied Ruth in because I think this should follow him to Year 6.`,
  },
  {
    id: 'screening-promise',
    at: '2025-06-04 11:15',
    from: 'abbey',
    to: ['alex'],
    subject: 'Screening for Robin',
    words: `Dear Alex,

Following our chat at the gate, I would like to do a short literacy and sensory screening with Robin this half term. It takes two mornings and he can stop when he likes.

I will send you the results by Friday 18 July, so that you have them before the holidays.`,
  },
  {
    id: 'screening-ok',
    at: '2025-06-04 19:30',
    from: 'alex',
    to: ['abbey'],
    re: 'screening-promise',
    words: `Yes please. Mornings are best for him. Could you tell him the day before? Surprises are the hard bit.`,
  },
  {
    id: 'sports-day',
    at: '2025-07-02 16:40',
    from: 'petrov',
    to: ['alex'],
    subject: 'Sports day',
    words: `Just a happy one. Robin asked to do the stopwatch instead of the races and he was brilliant, calm and exact, and the little ones queued up to be timed by him. I have never seen him stand so tall.`,
  },
  {
    id: 'sports-day-thanks',
    at: '2025-07-02 18:12',
    from: 'alex',
    to: ['petrov'],
    re: 'sports-day',
    words: `I have read this to him twice and he wants it printed. Thank you for thinking of it.`,
  },
  {
    id: 'screening-result',
    at: '2025-07-15 12:05',
    from: 'abbey',
    to: ['alex'],
    cc: ['petrov'],
    re: 'screening-ok',
    attach: ['letter:screening'],
    words: `Dear Alex,

Here are Robin's results as promised. In short: he reads well above his age, his handwriting is slow because holding the pencil is hard work, and sound is the thing that tips him over. None of this is a diagnosis, but it is enough for us to keep doing what works.

I would like to ask the occupational therapists to see him. May I send the form?`,
  },
  {
    id: 'screening-form',
    at: '2025-07-15 20:48',
    from: 'alex',
    to: ['abbey'],
    re: 'screening-result',
    words: `Yes, please do send the form. It is a relief to see it written down. Have a proper rest this summer.`,
  },
  {
    id: 'newsletter-july',
    at: '2025-07-18 14:00',
    from: 'larkoffice',
    to: ['alex'],
    subject: 'Larkfield Newsletter: end of term, lost property, Year 5 trip photos',
    auto: 'generated',
    newsletter: true,
    words: `Dear families,

Term ends on Tuesday 22 July at 1.30pm. Please collect all PE bags. There are eleven odd wellingtons in the hall.

Year 5 had a wonderful day at the canal museum. School opens again on Wednesday 3 September.`,
  },
  {
    id: 'year6-list',
    at: '2025-09-07 21:05',
    from: 'alex',
    to: ['doyle', 'abbey'],
    subject: 'What helps Robin, Year 6',
    words: `Hello both,

Robin likes Mr Doyle very much ("he says what he means"). He was told off at lunch on Thursday for going to the book corner, by someone who didn't know about the card.

1. Could you write down what helps him, on one page, so that every adult has it?
2. Please could the lunchtime team and any supply teachers get it too?

By the end of September would be lovely.`,
  },
  {
    id: 'year6-list-reply',
    at: '2025-09-08 16:31',
    from: 'abbey',
    to: ['alex'],
    cc: ['doyle'],
    re: 'year6-list',
    words: `Dear Alex,

You are quite right and I am sorry about Thursday. I will write a one page passport with Robin himself and send it to you by Friday 3 October. It will go in the supply folder and on the lunchtime clipboard.`,
  },
  {
    id: 'passport-1',
    at: '2025-10-03 13:20',
    from: 'abbey',
    to: ['alex'],
    cc: ['doyle'],
    re: 'year6-list-reply',
    attach: ['letter:passport-larkfield'],
    words: `Dear Alex,

The passport is attached. Robin chose the words at the top himself. Every adult in school, the lunchtime team included, has had it read to them this week and it is in the supply folder.`,
  },
  {
    id: 'passport-1-thanks',
    at: '2025-10-03 17:44',
    from: 'alex',
    to: ['abbey', 'doyle'],
    re: 'passport-1',
    words: `It sounds exactly like him. He has put a copy on the fridge. Thank you both.`,
  },
  {
    id: 'swim-badge',
    at: '2025-10-18 12:10',
    from: 'pool',
    to: ['alex'],
    subject: 'Robin, Stage 5!',
    words: `Hi Alex, Robin got his Stage 5 today. He waited under the water till the whistle was done and then swam the whole length. Big grin. See you next Saturday.`,
  },
  {
    id: 'supply-week',
    at: '2025-11-11 16:55',
    from: 'doyle',
    to: ['alex'],
    subject: 'Today',
    words: `Hi Alex,

I would rather you heard this from me today. I was on a course and the supply teacher kept Robin in for leaving the room, although the passport was in the folder. He was upset and hid in the cloakroom for about fifteen minutes. Ruth found him and they read together.

It was our mistake, not his. I have taken the lost playtime off and I will talk to him first thing tomorrow.`,
  },
  {
    id: 'supply-week-reply',
    at: '2025-11-11 20:19',
    from: 'alex',
    to: ['doyle'],
    cc: ['abbey'],
    re: 'supply-week',
    words: `Thank you for telling me straight, it makes such a difference. He said "Mr Doyle will sort it", so that is where we are. Could you let me know how the talk goes?`,
  },
  {
    id: 'supply-week-after',
    at: '2025-11-12 12:40',
    from: 'doyle',
    to: ['alex'],
    re: 'supply-week-reply',
    words: `It went well. He asked whether the supply teacher was in trouble and was pleased that she wasn't. She has asked for a copy of the passport to keep. Good day so far.`,
  },
  {
    id: 'ot-wait',
    at: '2025-12-02 10:30',
    from: 'otieno',
    to: ['alex'],
    cc: ['abbey'],
    subject: 'Occupational therapy for Robin Ward',
    words: `Dear Alex Ward,

We have the school's referral. I am sorry that our list is long at present. I expect to see Robin in the first week of March 2026 and will write with a day in January.

If things get harder in the meantime, please tell me.`,
  },
  {
    id: 'ot-day',
    at: '2026-01-14 09:12',
    from: 'otieno',
    to: ['alex'],
    re: 'ot-wait',
    words: `Dear Alex,

As I said I would, here is the day: Tuesday 3 March at 10am, in school, so that I can see him where it is loud. Mrs Abbey has booked the small room.`,
  },
  {
    id: 'ot-day-ok',
    at: '2026-01-14 19:20',
    from: 'alex',
    to: ['otieno'],
    re: 'ot-day',
    words: `That is perfect, thank you. He would like to know what you will do. Is there a picture of you I could show him?`,
  },
  {
    id: 'ot-picture',
    at: '2026-01-15 08:50',
    from: 'otieno',
    to: ['alex'],
    re: 'ot-day-ok',
    words: `What a sensible question. I will bring a wobble cushion, three kinds of pencil and a tin of putty. I have curly grey hair and a green lanyard, and I will draw myself on a card for him and post it to school.`,
  },
  {
    id: 'gran-easter',
    at: '2026-02-20 18:02',
    from: 'june',
    to: ['alex'],
    subject: 'half term',
    words: `Lovely to have him this week. We did not hear one cross word. He built the whole railway round the sofa and explained signals to your father's photograph.

He said he worries about the big school. I said so did everyone. He said "not like this Nana". Thought you should know.`,
  },
  {
    id: 'ot-report',
    at: '2026-03-12 15:35',
    from: 'otieno',
    to: ['alex'],
    cc: ['abbey'],
    subject: 'Report: Robin Ward',
    attach: ['letter:occupational-therapy'],
    words: `Dear Alex,

My report is attached. The four things that matter most are on page 1: a seat near the door, a card to leave without asking, a five minute warning, and somewhere quiet to eat. He told me the card is "like a key".

Please send it on to the secondary school. These are not extras; they are how he gets through the day.`,
  },
  {
    id: 'ot-report-thanks',
    at: '2026-03-12 20:27',
    from: 'alex',
    to: ['otieno', 'abbey'],
    re: 'ot-report',
    words: `I cried a bit, in a good way. Ruth, could we go through it together before the move to Hillview?`,
  },
  {
    id: 'transition-plan',
    at: '2026-04-20 12:18',
    from: 'abbey',
    to: ['alex'],
    re: 'ot-report-thanks',
    words: `Of course. I have asked Mr Hendry, the SENCO at Hillview, to come to us on Wednesday 24 June at 2pm, with you and Robin. I will bring the report and the passport.

I retire in July, so I want this one to be done well.`,
  },
  {
    id: 'newsletter-may',
    at: '2026-05-15 15:00',
    from: 'larkoffice',
    to: ['alex'],
    subject: 'Larkfield Newsletter: Year 6 tests are done!',
    auto: 'generated',
    newsletter: true,
    words: `Dear families,

Well done to all of Year 6. Ice lollies on the field on Friday.

Half term is 25 to 29 May. Leavers' photographs are on 17 June.`,
  },
  {
    id: 'sats-calm',
    at: '2026-05-14 16:10',
    from: 'doyle',
    to: ['alex'],
    subject: 'Done!',
    words: `Four days, four papers, small room, two movement breaks, and he told me the reading one was "actually about lighthouses". I am very proud of him. Tell him from me again.`,
  },
  {
    id: 'transition-thanks',
    at: '2026-06-24 17:15',
    from: 'alex',
    to: ['hendry', 'abbey'],
    subject: 'Thank you for today',
    words: `Dear Mr Hendry, dear Ruth,

Thank you for this afternoon. Robin came home and drew the map of the science block from memory.

So that we all remember the same thing: you said every one of his teachers will have read the passport before the first day, and that the seat near the door, the exit card, the five minute warning and the quiet place for lunch will all carry on. Please could you confirm?`,
  },
  {
    id: 'transition-promise',
    at: '2026-06-26 09:02',
    from: 'hendry',
    to: ['alex'],
    cc: ['abbey'],
    re: 'transition-thanks',
    words: `Dear Mrs Ward,

Good to meet you and Robin. I will make sure that all of Robin's teachers have read his passport by Wednesday 2 September, before the first day. The strategies will carry on as at Larkfield.

Mrs Abbey, could you send me the final version?`,
  },
  {
    id: 'passport-sending',
    at: '2026-06-26 13:47',
    from: 'abbey',
    to: ['hendry'],
    cc: ['alex'],
    re: 'transition-promise',
    words: `Dear Paul,

I will send the final passport, the screening and the occupational therapist's report to you by Friday 3 July.`,
  },
  {
    id: 'passport-sent',
    at: '2026-07-02 11:26',
    from: 'abbey',
    to: ['hendry'],
    cc: ['alex'],
    re: 'passport-sending',
    attach: ['letter:passport-larkfield', 'letter:occupational-therapy'],
    words: `Dear Paul,

As promised, Robin's passport and the occupational therapist's report. The page at the front is in his own words. Please do ring me before I go on the 21st if anything is not clear.`,
  },
  {
    id: 'passport-received',
    at: '2026-07-06 08:40',
    from: 'hendry',
    to: ['abbey'],
    cc: ['alex'],
    re: 'passport-sent',
    words: `Received with thanks, very helpful. I will share it with the Year 7 team.`,
  },
  {
    id: 'goodbye-abbey',
    at: '2026-07-20 16:30',
    from: 'abbey',
    to: ['alex'],
    subject: 'Goodbye, and thank you',
    words: `Dear Alex,

My last day tomorrow. Robin gave me a drawing of the book corner with the blue card on the desk and I shall frame it.

He has been understood here. I hope with all my heart that he will be there too. Keep everything in writing, my dear, not because people are bad but because they are busy.`,
  },
  {
    id: 'goodbye-alex',
    at: '2026-07-20 21:11',
    from: 'alex',
    to: ['abbey'],
    re: 'goodbye-abbey',
    words: `Thank you for six years. I will.`,
  },
])
