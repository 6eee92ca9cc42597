/** The doors of a record's “More” page, by what somebody comes for. */
import type { RecordNeed } from './record/need.ts'

/** A door of the "More" page. `path` hangs from the record's own. */
export type Door = {
  readonly path: string
  readonly text: string
  readonly hint: string
  readonly need: RecordNeed
}

/** What the "More" page leads to, by what somebody comes for. */
export const more: readonly { readonly heading: string; readonly doors: readonly Door[] }[] = [
  {
    heading: 'Understand the child',
    doors: [
      {
        path: '/profile',
        need: 'read profile',
        text: 'The one page',
        hint: 'tell it once: what matters, what helps, what to do on Monday',
      },
      {
        path: '/readers',
        need: 'own the record',
        text: 'Who has read it',
        hint: 'a link for each adult who should know',
      },
      {
        path: '/changes',
        need: 'read profile or days',
        text: 'What everyone should know',
        hint: 'each adult who teaches confirms it, and again when it changes',
      },
      {
        path: '/incidents',
        need: 'read incidents',
        text: 'What happened and why',
        hint: 'and what nobody knows yet',
      },
      {
        path: '/days',
        need: 'read days',
        text: 'How days go',
        hint: 'home and school side by side, the child’s words',
      },
      {
        path: '/news',
        need: 'read days',
        text: 'News, home and school',
        hint: 'what happened today, told today',
      },
      {
        path: '/attendance',
        need: 'read days',
        text: 'Attendance',
        hint: 'codes explained, sums, a day away told',
      },
      {
        path: '/child',
        need: 'write profile',
        text: 'The child’s own page',
        hint: 'to say something, in words or pictures',
      },
    ],
  },
  {
    heading: 'Get it done',
    doors: [
      {
        path: '/deadlines',
        need: 'read plan',
        text: 'Clocks and deadlines',
        hint: 'what falls due by law, and when',
      },
      {
        path: '/plan',
        need: 'read plan',
        text: 'Plans and what they give',
        hint: 'what was promised, given and not given; reviews',
      },
      {
        path: '/letters',
        need: 'own the record',
        text: 'Letters',
        hint: 'ready to change and send',
      },
      {
        path: '/needs',
        need: 'read messages',
        text: 'Who holds it now',
        hint: 'a need that is passed from one to the next',
      },
      {
        path: '/told',
        need: 'own the record',
        text: 'What we were told',
        hint: 'what the law says to it, and what to ask next',
      },
      {
        path: '/meetings',
        need: 'read meetings',
        text: 'Meetings',
        hint: 'one page to bring, and who does what afterwards',
      },
      {
        path: '/repair',
        need: 'read the record',
        text: 'Talk it through again',
        hint: 'when you no longer hear each other',
      },
      {
        path: '/reminders',
        need: 'read the record',
        text: 'Calendar and reminders',
        hint: 'dates on your phone, or by email',
      },
    ],
  },
  {
    heading: 'See it whole, and show it',
    doors: [
      {
        path: '/timeline',
        need: 'read the record',
        text: 'Timeline',
        hint: 'everything in order, and search',
      },
      {
        path: '/patterns',
        need: 'own the record',
        text: 'What the record shows',
        hint: 'again and again, with what speaks for and against it',
      },
      {
        path: '/packs',
        need: 'own the record',
        text: 'Packs',
        hint: 'a complaint and its evidence, that anyone can check',
      },
      {
        path: '/taken',
        need: 'own the record',
        text: 'What this has taken',
        hint: 'hours and letters, by month',
      },
    ],
  },
  {
    heading: 'Keep it',
    doors: [
      {
        path: '/circle',
        text: 'Who is around',
        hint: 'who can open it, what each sees, and inviting somebody',
        need: 'read the record',
      },
      {
        path: '/looked',
        need: 'own the record',
        text: 'Who looked',
        hint: 'who opened what you brought in, and when',
      },
      {
        path: '/copy',
        need: 'own the record',
        text: 'A copy to keep',
        hint: 'everything you can read, in one file',
      },
      {
        path: '/whereabouts',
        need: 'own the record',
        text: 'What must not get out',
        hint: 'addresses, numbers, school, places: looked for before anything leaves',
      },
      {
        path: '/add',
        need: 'write in the record',
        text: 'Add something',
        hint: 'a note, a call, a letter, something said',
      },
      {
        path: '/bring-in',
        need: 'own the record',
        text: 'Bring in emails and files',
        hint: 'one letter or years of email',
      },
      {
        path: '/school-dates',
        need: 'read days',
        text: 'School dates and promises',
        hint: 'to count school days',
      },
    ],
  },
]
