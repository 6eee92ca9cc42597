/**
 * Letters a school could send in place of a stern automatic one. They ask first, offer something, and
 * name a person; they claim no law.
 */
export type KinderLetter = {
  readonly id: string
  readonly title: string
  readonly instead: string
  /** `CHILD` and `SCHOOL` are put in; the rest is for the school to fill. */
  readonly words: string
}

export const KINDER_LETTERS: readonly KinderLetter[] = [
  {
    id: 'first-days',
    title: 'In the first days away',
    instead: 'Instead of “no reason received”',
    words: `Dear parent or carer,

We missed CHILD this week. If you have told us why already, thank you, and please forgive the machine: nothing more is needed.

If CHILD is unwell, in body or in mind, please take the time that is needed. You do not have to explain it each day. One message is enough until something changes.

Is there anything here that makes coming in hard? I would like to know, from you or from CHILD, in any way that is easy.

I will ring you on [day] at [time], unless you would rather I wrote.

[name], [telephone]
SCHOOL`,
  },
  {
    id: 'long-away',
    title: 'After weeks away',
    instead: 'Instead of “your child’s attendance is below the expected level”',
    words: `Dear parent or carer,

CHILD has been away for [number] days. We are not writing to count them. We are writing to ask what would help, and to say what we can offer.

From [day] we can offer: [a later start; a quiet way in; a place to go at lunch; a named adult, who is [name]]. If none of these is right, tell us what would be.

Is there something that happened here that we need to know of, say sorry for, or put right? We would rather hear it than guess.

Work is not to be caught up. [Name] has chosen the little that is essential; the rest can go.

We will meet when and where it suits CHILD and you, and CHILD decides about each step: yes, not yet, or no.

[name], [telephone]
SCHOOL`,
  },
  {
    id: 'coming-back',
    title: 'Before coming back',
    instead: 'Instead of “we expect your child in school on Monday”',
    words: `Dear CHILD,

We are glad you may come in on [day]. This is what will happen: [name] is at [door] at [time]. You go first to [place]. You stay for [time], and leave when you like: show your card, nothing else is needed.

Nobody will ask why you were away. [What had to be put right] has been done: [how].

If it is not right on the day, that tells us something, and we think again.

[name]
SCHOOL`,
  },
]
