/** The rooms that have pages, and the places of a record in its way about. */
import { cards } from './cards.ts'
import { incomingRoutes } from './commitments/incoming-routes.tsx'
import { profileRoutes } from './child/profile-routes.tsx'
import { commitmentRoutes } from './commitments/routes.tsx'
import { asSentRoutes } from './correspondence/as-sent/routes.tsx'
import { bringRoutes } from './correspondence/bring/routes.tsx'
import { CORRECTABLE } from './correspondence/by-hand/by-hand.ts'
import { byHandRoutes } from './correspondence/by-hand/routes.tsx'
import { dayRoutes } from './days/routes.tsx'
import { incidentRoutes } from './incidents/routes.tsx'
import { takenRoutes } from './correspondence/taken/routes.tsx'
import { lawRoutes } from './law/routes.tsx'
import { letterRoutes } from './letters/routes.tsx'
import { clockOffer } from './matters/offer.tsx'
import { matterRoutes } from './matters/routes.tsx'
import { packRoutes } from './packs/routes.tsx'
import { peopleRoutes } from './people/routes.tsx'
import { readerRoutes } from './child/readers/routes.tsx'
import { readingLinkRoutes } from './child/readers/link-routes.tsx'
import { patternRoutes } from './patterns/routes.tsx'
import type { Route } from './platform/web/route.ts'
import type { NavItem } from './platform/web/shell.ts'
import { firstRoutes } from './record/first-routes.tsx'
import { helpFirstRoutes } from './record/help-first-routes.tsx'
import { recordRoutes } from './record/routes.tsx'
import { findOutcomes } from './reminders/coming-up.ts'
import { reminderRoutes } from './reminders/routes.tsx'
import { loadSample } from './sample/load.ts'
import type { Site } from './site.ts'
import { todayRoutes } from './today/routes.tsx'
import { wordsRoutes } from './words/routes.tsx'

export const places: readonly NavItem[] = [
  { id: 'today', label: 'Today', path: '/today', tab: 'Today' },
  { id: 'owed', label: 'Who owes what', path: '/owed', tab: 'Owed' },
  { id: 'deadlines', label: 'Clocks and deadlines', path: '/deadlines', under: 'more' },
  { id: 'add', label: 'Add something', path: '/add', tab: '+ Add', add: true },
  { id: 'happened', label: 'What happened and why', path: '/incidents', under: 'more' },
  { id: 'days', label: 'How days go', path: '/days', under: 'more' },
  { id: 'attendance', label: 'Attendance', path: '/attendance', under: 'more' },
  { id: 'profile', label: (name) => `${name} in one page`, path: '/profile', under: 'more' },
  { id: 'timeline', label: 'Timeline', path: '/timeline', tab: 'Timeline' },
  { id: 'patterns', label: 'What the record shows', path: '/patterns', under: 'more' },
  { id: 'letters', label: 'Letters', path: '/letters', under: 'more' },
  { id: 'packs', label: 'Packs', path: '/packs', under: 'more' },
  { id: 'bring-in', label: 'Bring things in', path: '/bring-in', under: 'add' },
  { id: 'school-dates', label: 'School dates', path: '/school-dates', under: 'more' },
  { id: 'reminders', label: 'Calendar and reminders', path: '/reminders', under: 'more' },
  { id: 'more', label: 'More', path: '/more', tab: 'More' },
]

/** What the "More" page leads to, besides what the bar at the bottom of a phone already has. */
const more = [
  {
    path: '/profile',
    text: 'The child in one page',
    hint: 'tell it once: what matters, what helps, what to do on Monday',
  },
  {
    path: '/deadlines',
    text: 'Clocks and deadlines',
    hint: 'what falls due by law, and what to do next',
  },
  {
    path: '/incidents',
    text: 'What happened and why',
    hint: 'open questions, sent home, told to leave',
  },
  { path: '/days', text: 'How days go', hint: 'home and school side by side, the child’s words' },
  { path: '/attendance', text: 'Attendance', hint: 'codes explained, sums, reporting an absence' },
  { path: '/child', text: 'The child’s own page', hint: 'to say something in words or pictures' },
  { path: '/timeline', text: 'Timeline', hint: 'everything in order, and search' },
  { path: '/add', text: 'Add something', hint: 'a note, a call, a letter, something said' },
  {
    path: '/patterns',
    text: 'What the record shows',
    hint: 'what happens again and again, with what speaks for and against it',
  },
  {
    path: '/letters',
    text: 'Letters',
    hint: 'ready to change and send: a reminder, a request, a complaint',
  },
  { path: '/packs', text: 'Packs', hint: 'a complaint and its evidence, that anyone can check' },
  { path: '/bring-in', text: 'Bring in emails and files', hint: 'one letter or years of email' },
  {
    path: '/taken',
    text: 'What this has taken',
    hint: 'hours on the phone, letters written, by month and by whom',
  },
  {
    path: '/school-dates',
    text: 'School dates and promises',
    hint: 'terms and closures, for counting school days',
  },
  {
    path: '/reminders',
    text: 'Calendar and reminders',
    hint: 'open dates in your own calendar, or by email',
  },
]

export function roomRoutes(site: Site): Route[] {
  const around = { ledger: site.ledger, now: site.now }
  return [
    ...lawRoutes(),
    ...wordsRoutes(),
    ...firstRoutes({
      ...around,
      more,
      makeSample: (account) => loadSample(site.ledger, account, site.now),
    }),
    ...recordRoutes({ ...around, cards, correctable: CORRECTABLE, offer: clockOffer }),
    ...helpFirstRoutes(around),
    ...byHandRoutes(around),
    ...bringRoutes(around),
    ...asSentRoutes(around),
    ...takenRoutes(around),
    ...profileRoutes(around),
    ...peopleRoutes({ ...around, openDates: findOutcomes }),
    ...commitmentRoutes(around),
    ...matterRoutes(around),
    ...incomingRoutes(around),
    ...incidentRoutes(around),
    ...dayRoutes(around),
    ...readerRoutes({ ...around, url: site.url }),
    ...readingLinkRoutes({ ...around, url: site.url }),
    ...patternRoutes(around),
    ...letterRoutes(around),
    ...packRoutes(around),
    ...reminderRoutes({ ...around, url: site.url, mailer: site.mailer ?? null }),
    ...todayRoutes(around),
  ]
}
