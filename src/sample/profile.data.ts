/** Robin in one page, what adults do, when it was first raised, and whom Alex has told. */
import type { HandLine } from './hand.ts'

const SAID_FIRST = {
  likes:
    'He remembers what you told him in March\nHe is kind to the little ones\nHe can read a signal box',
  matters: 'Signals, salt and maps\nKnowing what comes next\nMy gran June',
  support:
    'A seat near the door\nA five minute warning before anything changes\nSomewhere quiet to eat my lunch',
  hard: 'When it is too loud\nA loud hall',
  tells: 'I go very still and very polite\nI rub my left sleeve\nI say “fine”',
  helps: 'My blue card. I go, and I come back by myself within ten minutes',
  worse: 'Being asked why in front of others\nLosing my break or my lunch\nA loud hall',
} as const

const profile = (
  line: Pick<HandLine, 'ref' | 'on' | 'amends'>,
  body: Readonly<Record<string, unknown>>,
): HandLine => ({ ...line, kind: 'profile', shelf: 'profile', people: ['Robin Ward'], body })

const strategy = (
  line: Pick<HandLine, 'ref' | 'on' | 'amends'>,
  body: Readonly<Record<string, unknown>>,
): HandLine => ({ ...line, kind: 'strategy', shelf: 'profile', people: ['Robin Ward'], body })

const told = (ref: string, on: string, to: string, again = false): HandLine => ({
  ref,
  on,
  kind: 'telling',
  shelf: 'profile',
  people: [to],
  body: { of: 'robin-in-one-page', to, again },
})

const WARNING = {
  title: 'The five minute warning',
  do: 'Hold up five fingers where he can see them\nSay what comes next, in a few words',
  dont: 'Announce it by his name to the whole class',
  why: 'Knowing when it ends is what lets him stay.',
  where: 'every lesson',
  when: 'five minutes before anything changes',
  started: '2025-05-21',
} as const

export const PROFILE: readonly HandLine[] = [
  {
    ref: 'first-concern',
    on: '2025-05-19',
    kind: 'concern',
    shelf: 'profile',
    people: ['Hana Petrov'],
    body: {
      about: 'The last half hour is too loud, and he comes out in tears',
      raisedBy: 'Alex Ward',
      to: 'Hana Petrov',
      words: 'He says the last half hour is "all the noises at once"',
      followed:
        'Two days later: the quiet corner, the blue card, and a five minute warning for the whole class.',
    },
  },
  profile(
    { ref: 'robin-in-one-page', on: '2025-10-03' },
    {
      three: ['When I put my blue card on your desk I am not being rude. I will come back.'],
      ...SAID_FIRST,
      madeWith: 'Robin and Ruth Abbey',
    },
  ),
  profile(
    { ref: 'robin-in-one-page-november', on: '2026-11-14', amends: 'robin-in-one-page' },
    {
      three: [
        'When I put my blue card on your desk, let me go. I come back by myself within ten minutes.',
        'Tell me five minutes before anything changes.',
        'When I say “fine”, it may not be. Ask my mum how the evening went.',
      ],
      ...SAID_FIRST,
      matters: `${SAID_FIRST.matters}\nPeople doing what they said`,
      hard: 'When it is too loud, and the bell\nThe canteen\nBeing asked if I am fine',
      helps:
        'My blue card. I go, and I come back by myself within ten minutes\nBench 4, and the table behind Geography\nNot having to talk',
      needs: [
        {
          area: 'sensory and physical',
          words: 'Noise that builds up over a lesson or a day\nTold and shown what comes next',
        },
        {
          area: 'social, emotional and mental health',
          words: 'Holding it in all day, and what that costs in the evening',
        },
      ],
      roles: [
        {
          role: 'the lunch hall',
          things: [
            'Robin eats in the library. Let him go.',
            'If he is very still and very polite, walk with him to the library and say nothing.',
            'Please do not keep him in the hall or outside.',
          ],
        },
        {
          role: 'a supply teacher',
          things: [
            'A blue card on your desk means he needs ten minutes. He comes back by himself.',
            'Five fingers up, five minutes before anything changes.',
            'A seat near the door, and no question in front of the others.',
          ],
        },
      ],
      before:
        'May 2025: Larkfield, Year 5. The blue card and the quiet corner from the second day; they worked\nMarch 2026: the occupational therapist set down four things for every lesson\nSeptember 2026: Hillview. The four things were not there; by the 25th he could not get through the gate\nNovember 2026: back for three hours a day, and a table in the library',
      madeWith: 'Robin and Alex',
    },
  ),
  strategy(
    { ref: 'strategy-card', on: '2025-05-21' },
    {
      title: 'The blue card',
      do: 'When it is on your desk, nod and let him go\nExpect him back within ten minutes\nGo on as if nothing had happened',
      dont: 'Ask where he is going\nGive a sanction for it',
      why: 'The noise builds until he cannot hear words. Ten minutes out, and he can.',
      where: 'every lesson',
      when: 'when the card is on the desk',
      guide: 'sensory-overload',
      started: '2025-05-21',
    },
  ),
  strategy({ ref: 'strategy-warning', on: '2025-05-21' }, WARNING),
  strategy(
    { ref: 'strategy-warning-gone', on: '2025-05-21', amends: 'strategy-warning' },
    { ...WARNING, removed: { on: '2026-09-10', by: 'Hillview Academy', reason: null } },
  ),
  strategy(
    { ref: 'strategy-lunch', on: '2026-11-12' },
    {
      title: 'A quiet place to eat',
      do: 'The table at the back of the library, kept for him every day',
      dont: 'Send him back outside',
      where: 'the library',
      when: 'lunch',
      started: '2026-11-12',
    },
  ),
  told('told-castle', '2026-09-08', 'Tom Castle'),
  told('told-hendry', '2026-09-10', 'Paul Hendry'),
  told('told-finch', '2026-09-23', 'Ellis Finch'),
  told('told-hendry-again', '2026-10-12', 'Paul Hendry', true),
]
