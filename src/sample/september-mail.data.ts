import type { Name } from './cast.data.ts'
import { inOrder } from './story.ts'

/** September 2026: the first month at Hillview Academy, until the last day Robin went in whole. */
export const SEPTEMBER_MAIL = inOrder<Name>([
  {
    id: 'welcome-hillview',
    at: '2026-08-28 10:00',
    from: 'hilloffice',
    to: ['alex'],
    subject: 'Welcome to Hillview Academy: your first day',
    auto: 'generated',
    newsletter: true,
    words: `Dear parent or carer,

We look forward to welcoming Year 7 on Thursday 3 September at 8.40am. Please bring a full pencil case, PE kit and your lunch card.

Our values are Ready, Respectful, Resilient. High expectations are for everyone.`,
  },
  {
    id: 'first-days',
    at: '2026-09-04 17:20',
    from: 'castle',
    to: ['alex'],
    subject: '7C: first two days',
    words: `Hi Alex,

A quick hello from Robin's form tutor. He has found every room, corrected me (rightly) about tectonic plates, and sat with two boys at lunch. He seems fine.`,
  },
  {
    id: 'first-days-reply',
    at: '2026-09-04 19:02',
    from: 'alex',
    to: ['castle'],
    re: 'first-days',
    words: `Thank you, that is good to hear. He does seem fine at school. He holds it in, and then from about four o'clock it all comes out at home: last night he was under the table until seven. Could you keep an eye open for the small signs? They are on the front of his passport.`,
  },
  {
    id: 'first-days-which',
    at: '2026-09-07 08:15',
    from: 'castle',
    to: ['alex'],
    re: 'first-days-reply',
    words: `Sorry to hear that. I haven't seen a passport for Robin but I will ask Mr Hendry. I will keep an eye out.`,
  },
  {
    id: 'science-good',
    at: '2026-09-09 15:50',
    from: 'kerr',
    to: ['alex'],
    subject: 'Robin in science',
    words: `Dear Ms Ward,

I wanted to say how much I enjoy having Robin in class. He asked if he could sit by the door, so he does. He has the tidiest bench in the room and asked a question about salt that I had to go away and look up.`,
  },
  {
    id: 'science-good-reply',
    at: '2026-09-09 18:33',
    from: 'alex',
    to: ['kerr'],
    re: 'science-good',
    words: `You have made my week. He talks about the salt at every meal. Thank you for the seat by the door.`,
  },
  {
    id: 'strategies-back',
    at: '2026-09-10 20:52',
    from: 'alex',
    to: ['hendry'],
    subject: 'Robin Ward 7C: what was agreed in June',
    attach: ['letter:passport-larkfield'],
    words: `Dear Mr Hendry,

It has been a week and I am a little worried. Apart from science, nobody seems to have had Robin's passport. Mr Castle had not seen it.

1. Please could you put back what he had at Larkfield and what we agreed in June: the seat near the door, the exit card, the five minute warning and the quiet place for lunch?
2. Please could you tell me which of his teachers have read it?

I attach it again to save you looking. I know September is mad.`,
  },
  {
    id: 'detention-notice',
    at: '2026-09-16 15:12',
    from: 'hilloffice',
    to: ['alex'],
    subject: 'Behaviour notice: Robin Ward 7C',
    auto: 'generated',
    words: `Robin Ward has been issued with a C3 sanction.

Lesson: Mathematics, period 3
Reason: Left the classroom without permission
Sanction: 40 minute detention, Friday 18 September, lunchtime, Hall

This is an automatic message. Please do not reply.`,
  },
  {
    id: 'why-detention',
    at: '2026-09-16 20:11',
    from: 'alex',
    to: ['castle', 'reid'],
    cc: ['hendry'],
    subject: 'Robin and Friday’s detention',
    words: `Dear Mr Castle and Ms Reid,

Robin has a detention for leaving maths today. He put his blue card on the desk and went to stand by the wall outside, because the room had got too loud. That is exactly what he was taught to do, and what was agreed in June. He came back by himself after six minutes.

1. Could you please take the detention back?
2. Could you tell me what happened just before he left?

A loud hall at lunchtime is about the hardest place there is for him.`,
  },
  {
    id: 'why-detention-castle',
    at: '2026-09-17 12:52',
    from: 'castle',
    to: ['alex'],
    re: 'why-detention',
    words: `Hi Alex, I am sorry he was upset. Detentions are issued centrally so it isn't mine to take back, but I have asked Ms Reid. From what I hear two boys behind him were flicking rulers and it got noisy. I will let you know.`,
  },
  {
    id: 'detention-refused',
    at: '2026-09-21 09:26',
    from: 'reid',
    to: ['alex'],
    cc: ['castle'],
    re: 'why-detention',
    words: `Dear Mrs Ward,

Thank you for your email. I have looked into this. We are not able to withdraw the sanction as the behaviour policy applies to all students and Robin left without permission. The detention took place on Friday.

He was offered a seat at the end of a row. Consistency helps everyone.`,
  },
  {
    id: 'detention-after',
    at: '2026-09-21 19:48',
    from: 'alex',
    to: ['reid'],
    cc: ['castle', 'hendry'],
    re: 'detention-refused',
    between: true,
    words: `Dear Ms Reid,

On Mon, 21 Sept 2026 at 09:26, Claire Reid <c.reid@hillview-academy.example> wrote:

> We are not able to withdraw the sanction as the behaviour policy applies
> to all students and Robin left without permission.

He had permission. It was agreed on 24 June and confirmed by Mr Hendry on 26 June. Could I ask whether the maths teacher knew?

> The detention took place on Friday.

Yes. He was sick in the car afterwards and did not speak until Saturday teatime.

> Consistency helps everyone.

I do agree. All I am asking for is that the grown-ups be consistent.

I am not cross with anybody. I would just like it not to happen again.

Alex`,
  },
  {
    id: 'chase-strategies',
    at: '2026-09-21 20:05',
    from: 'alex',
    to: ['hendry'],
    re: 'strategies-back',
    words: `Dear Mr Hendry,

I wrote on 10 September and have not heard. Please could you look at this? It is about to go wrong and it needn't.`,
  },
  {
    id: 'hendry-away',
    at: '2026-09-21 20:05',
    from: 'hendry',
    to: ['alex'],
    re: 'chase-strategies',
    auto: 'replied',
    words: `Thank you for your email. I am out of school on training until Thursday 24 September with limited access to email. If your message is urgent please contact the Year 7 office.`,
  },
  {
    id: 'maths-unaware',
    at: '2026-09-23 13:35',
    from: 'finch',
    to: ['alex'],
    cc: ['reid'],
    subject: 'Robin Ward: a short résumé',
    untidy: 'raw Latin-1 header',
    words: `Dear Mrs Ward,

Ms Reid has passed me your question. I wasn't aware of any plan or card for Robin. If I had been I would not have given the sanction. I am sorry, and I will tell him so myself.

I teach 180 children and I have looked: there is nothing on the system against his name.`,
  },
  {
    id: 'maths-thanks',
    at: '2026-09-23 17:20',
    from: 'alex',
    to: ['finch'],
    re: 'maths-unaware',
    words: `Thank you for such an honest answer. It means a lot, and it will to him too.`,
  },
  {
    id: 'counsellor-offer',
    at: '2026-09-22 11:08',
    from: 'reid',
    to: ['alex'],
    subject: 'Support for Robin',
    words: `Dear Mrs Ward,

We do want to help. I have spoken to our school counsellor and we will put weekly sessions in place from Monday 28 September, Mondays period 2, with Miss Lowe.

Anxiety itself is not something we can treat in school. You may want to speak to your GP about CAMHS.`,
  },
  {
    id: 'counsellor-thanks',
    at: '2026-09-22 18:40',
    from: 'alex',
    to: ['reid'],
    re: 'counsellor-offer',
    words: `Thank you, that would be good. I did ask the GP: Dr Amin said on the 15th that a referral for anxiety has to come from school. So I am asking you: could you please make the referral?`,
  },
  {
    id: 'gp-says-school',
    at: '2026-09-15 12:30',
    from: 'amin',
    to: ['alex'],
    subject: 'Robin: our appointment today',
    words: `Dear Alex,

Good to see you both. As I explained, in Westshire a request for anxiety support for a child who is managing to get to school should come from the school, who see him every day. I have asked them to refer.

Please ring if he stops eating, stops sleeping, or stops going in.`,
  },
  {
    id: 'gp-asked',
    at: '2026-09-14 08:05',
    from: 'alex',
    to: ['surgery'],
    subject: 'Robin Ward, 14/03/2015: appointment',
    words: `Good morning,

Please could Robin see Dr Amin? He is anxious all the time and has started to have stomach aches before school. I would like to ask for some help with the anxiety.`,
  },
  {
    id: 'gp-booked',
    at: '2026-09-14 09:31',
    from: 'surgery',
    to: ['alex'],
    re: 'gp-asked',
    words: `Dr Amin can see Robin tomorrow, Tuesday 15 September, at 8.20am.`,
  },
  {
    id: 'swim-miss',
    at: '2026-09-26 08:10',
    from: 'alex',
    to: ['pool'],
    subject: 'Robin today',
    words: `Hi Mel, Robin won't be swimming today, he is worn out. Please keep his place.`,
  },
  {
    id: 'swim-miss-reply',
    at: '2026-09-26 13:02',
    from: 'pool',
    to: ['alex'],
    re: 'swim-miss',
    untidy: 'spaces round the name',
    words: `Always. Tell him the float he likes has his name on it now.`,
  },
  {
    id: 'gran-september',
    at: '2026-09-19 10:15',
    from: 'june',
    to: ['alex'],
    subject: 'R',
    words: `He would not come to the phone. I said to tell him I am here. Are YOU sleeping? I can come Thursdays and do the washing.`,
  },
  {
    id: 'taxi-ask',
    at: '2026-09-24 09:40',
    from: 'alex',
    to: ['reid'],
    subject: 'Getting Robin in by the side gate',
    words: `Dear Ms Reid,

The front gate is too much for Robin at twenty to nine. Please could you arrange for him to come in by the side gate at nine? I would drive him.`,
  },
  {
    id: 'gp-letter',
    at: '2026-09-25 16:48',
    from: 'amin',
    to: ['alex'],
    subject: 'Letter for school',
    attach: ['letter:gp-september'],
    words: `Dear Alex,

Here is the letter we talked about this morning. He is not well enough for full days at present. The school should be able to record this as illness on the strength of it; they can ring me if they have any doubt.

Look after yourself too. You are allowed to be tired.`,
  },
  {
    id: 'medical-evidence',
    at: '2026-09-28 08:12',
    from: 'alex',
    to: ['banerjee'],
    cc: ['hendry', 'reid'],
    subject: 'Robin Ward 7C: medical evidence and how his absence is recorded',
    attach: ['letter:gp-september'],
    words: `Dear Mr Banerjee,

Robin is not well enough to come in. He tried on Friday and was sick at the gate. I attach a letter from Dr Amin at Millbrook Surgery, dated 25 September.

1. Please record his absence from today as illness.
2. Please confirm that you have received this letter and what you have decided.
3. Please could somebody send home a little work, so that he does not fall behind?

He would like to come back. I would like to help that happen.`,
  },
])
