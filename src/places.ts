/** The places of a record: the way about on every page of it, and what the "More" page leads to. */
import type { NavItem } from './platform/web/shell.ts'

export const places: readonly NavItem[] = [
  { id: 'today', label: 'Today', path: '/today', tab: 'Today' },
  { id: 'owed', label: 'Who owes what', path: '/owed', tab: 'Owed' },
  { id: 'deadlines', label: 'Clocks and deadlines', path: '/deadlines', under: 'more' },
  { id: 'profile', label: (name) => `${name} in one page`, path: '/profile', under: 'more' },
  { id: 'days', label: 'How days go', path: '/days', under: 'more' },
  { id: 'happened', label: 'What happened and why', path: '/incidents', under: 'more' },
  { id: 'add', label: 'Add something', path: '/add', tab: '+ Add', add: true },
  { id: 'timeline', label: 'Timeline', path: '/timeline', tab: 'Timeline' },
  { id: 'patterns', label: 'What the record shows', path: '/patterns', under: 'more' },
  { id: 'letters', label: 'Letters', path: '/letters', under: 'more' },
  { id: 'packs', label: 'Packs', path: '/packs', under: 'more' },
  { id: 'attendance', label: 'Attendance', path: '/attendance', under: 'more', aside: true },
  { id: 'bring-in', label: 'Bring things in', path: '/bring-in', under: 'add', aside: true },
  { id: 'school-dates', label: 'School dates', path: '/school-dates', under: 'more', aside: true },
  { id: 'reminders', label: 'Reminders', path: '/reminders', under: 'more', aside: true },
  { id: 'more', label: 'More', path: '/more', tab: 'More' },
]

/** A door of the "More" page. `path` hangs from the record's own. */
export type Door = { readonly path: string; readonly text: string; readonly hint: string }

/** What the "More" page leads to, by what somebody comes for. */
export const more: readonly { readonly heading: string; readonly doors: readonly Door[] }[] = [
  {
    heading: 'Understand the child',
    doors: [
      {
        path: '/profile',
        text: 'The one page',
        hint: 'tell it once: what matters, what helps, what to do on Monday',
      },
      { path: '/readers', text: 'Who has read it', hint: 'a link for each adult who should know' },
      { path: '/incidents', text: 'What happened and why', hint: 'and what nobody knows yet' },
      {
        path: '/days',
        text: 'How days go',
        hint: 'home and school side by side, the child’s words',
      },
      { path: '/attendance', text: 'Attendance', hint: 'codes explained, sums, a day away told' },
      {
        path: '/child',
        text: 'The child’s own page',
        hint: 'to say something, in words or pictures',
      },
    ],
  },
  {
    heading: 'Get it done',
    doors: [
      { path: '/deadlines', text: 'Clocks and deadlines', hint: 'what falls due by law, and when' },
      { path: '/letters', text: 'Letters', hint: 'ready to change and send' },
      {
        path: '/needs',
        text: 'Who holds it now',
        hint: 'a need that is passed from one to the next',
      },
      {
        path: '/told',
        text: 'What we were told',
        hint: 'what the law says to it, and what to ask next',
      },
      {
        path: '/reminders',
        text: 'Calendar and reminders',
        hint: 'dates on your phone, or by email',
      },
    ],
  },
  {
    heading: 'See it whole, and show it',
    doors: [
      { path: '/timeline', text: 'Timeline', hint: 'everything in order, and search' },
      {
        path: '/patterns',
        text: 'What the record shows',
        hint: 'again and again, with what speaks for and against it',
      },
      {
        path: '/packs',
        text: 'Packs',
        hint: 'a complaint and its evidence, that anyone can check',
      },
      { path: '/taken', text: 'What this has taken', hint: 'hours and letters, by month' },
    ],
  },
  {
    heading: 'Keep it',
    doors: [
      { path: '/add', text: 'Add something', hint: 'a note, a call, a letter, something said' },
      {
        path: '/bring-in',
        text: 'Bring in emails and files',
        hint: 'one letter or years of email',
      },
      { path: '/school-dates', text: 'School dates and promises', hint: 'to count school days' },
    ],
  },
]
