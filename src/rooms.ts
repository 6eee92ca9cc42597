/** The rooms that have pages. */
import { captures } from './captures.ts'
import { beside } from './beside.tsx'
import { besideOwed } from './beside-owed.tsx'
import { cards } from './cards.ts'
import { correctionOf } from './corrections.ts'
import { incomingRoutes } from './commitments/incoming-routes.tsx'
import { guidesRoutes } from './child/guides-routes.tsx'
import { profileRoutes } from './child/profile-routes.tsx'
import { answeringLinkRoutes } from './commitments/by-mail/answer-routes.tsx'
import { byMailRoutes } from './commitments/by-mail/routes.tsx'
import { commitmentRoutes } from './commitments/routes.tsx'
import { asSentRoutes } from './correspondence/as-sent/routes.tsx'
import { bringRoutes } from './correspondence/bring/routes.tsx'
import { byHandRoutes } from './correspondence/by-hand/routes.tsx'
import { EVENT_TAGS } from './days/events.ts'
import { dayRoutes } from './days/routes.tsx'
import { tellLeft } from './desk/leaving.ts'
import { changedHands, deskRoutes, hasDesk } from './desk/routes.tsx'
import { severalRoutes } from './incidents/several-routes.tsx'
import { incidentRoutes } from './incidents/routes.tsx'
import { takenRoutes } from './correspondence/taken/routes.tsx'
import { lawRoutes } from './law/routes.tsx'
import { letterRoutes } from './letters/routes.tsx'
import { meetingRoutes } from './meetings/routes.tsx'
import { matterRoutes } from './matters/routes.tsx'
import { packRoutes } from './packs/routes.tsx'
import { planRoutes } from './plan/routes.tsx'
import { peopleRoutes } from './people/routes.tsx'
import { circleRoutes } from './people/circle/routes.tsx'
import { closingRoutes } from './people/closing/routes.tsx'
import { keptOfMeRoutes } from './people/closing/kept-routes.tsx'
import { openedRoutes } from './people/circle/opened-routes.tsx'
import { openWith, passOnOf } from './commitments/leaving.ts'
import { answerRoutes } from './people/answers/routes.tsx'
import { restrictedRoutes } from './people/restricted/routes.tsx'
import { lookedRoutes } from './people/looked/routes.tsx'
import { whereaboutsRoutes } from './people/whereabouts/routes.tsx'
import { sideRoutes } from './child/sides/routes.tsx'
import { readerRoutes } from './child/readers/routes.tsx'
import { readingLinkRoutes } from './child/readers/link-routes.tsx'
import { more } from './doors.ts'
import { patternRoutes } from './patterns/routes.tsx'
import { findShown } from './patterns/shown.ts'
import { replyAddresses } from './platform/mail/reply-address.ts'
import type { Route } from './platform/web/route.ts'
import { captureRoutes } from './record/capture-routes.tsx'
import { copyRoutes } from './record/copy-routes.tsx'
import { firstRoutes } from './record/first-routes.tsx'
import { helpFirstRoutes } from './record/help-first-routes.tsx'
import { recordRoutes } from './record/routes.tsx'
import { findOutcomes } from './reminders/coming-up.ts'
import { noticeRoutes } from './reminders/notice-routes.tsx'
import { pusherOf } from './reminders/pusher.ts'
import { reminderRoutes } from './reminders/routes.tsx'
import { loadSample } from './sample/load.ts'
import type { Site } from './site.ts'
import { changeRoutes } from './together/change-routes.tsx'
import { repairRoutes } from './together/repair-routes.tsx'
import { apologyRoutes } from './together/apology-routes.tsx'
import { apologiesBeside, besideEntry } from './together/beside.tsx'
import { changeLinkRoutes } from './together/by-link/change-link-routes.tsx'
import { happenedLinkRoutes } from './together/by-link/happened-routes.tsx'
import { newsLinkRoutes } from './together/by-link/news-routes.tsx'
import { repairLinkRoutes } from './together/by-link/repair-link-routes.tsx'
import { newsRoutes } from './together/news-routes.tsx'
import { todayRoutes } from './today/routes.tsx'
import { wordsRoutes } from './words/routes.tsx'

/** How this installation asks by email, and knows the answers. */
export function byMailOf({ ledger, url, mailer, mailFrom, replyAddress }: Site) {
  const host = new URL(url).hostname
  return {
    url,
    mailer: mailer ?? null,
    from: mailFrom ?? null,
    addresses: replyAddresses(
      ledger.vault.master,
      replyAddress ?? null,
      host,
      ledger.vault.replies ?? null,
    ),
  }
}

/** Every page of every room, in the order of the rooms. */
export function roomRoutes(site: Site): Route[] {
  return [...aboutTheRecord(site), ...aboutTheChild(site), ...aboutEachOther(site)]
}

/** The law, the words, the record itself, and the people round it. */
function aboutTheRecord(site: Site): Route[] {
  const around = { ledger: site.ledger, now: site.now }
  return [
    ...lawRoutes(),
    ...wordsRoutes(),
    ...guidesRoutes(),
    ...firstRoutes({
      ...around,
      more,
      hasDesk: hasDesk(around),
      makeSample: (account) => loadSample(site.ledger, account, site.now),
    }),
    ...recordRoutes({
      ...around,
      cards,
      correctionOf,
      marks: EVENT_TAGS,
      offer: beside(besideEntry),
    }),
    ...helpFirstRoutes(around),
    ...copyRoutes(around),
    ...captureRoutes({ ...around, captures }),
    ...byHandRoutes(around),
    ...bringRoutes({ ...around, captures }),
    ...asSentRoutes(around),
    ...takenRoutes(around),
    ...profileRoutes(around),
    ...whereaboutsRoutes(around),
    ...lookedRoutes(around),
    ...answerRoutes(around),
    ...restrictedRoutes(around),
    ...circleRoutes({
      ...around,
      url: site.url,
      mailer: site.mailer ?? null,
      promises: { openWith, passOn: passOnOf, tellLeft },
    }),
    ...openedRoutes(around),
    ...closingRoutes({
      ...around,
      url: site.url,
      mailer: site.mailer ?? null,
      promises: { openWith, tellLeft },
    }),
    ...keptOfMeRoutes(around),
    ...peopleRoutes({ ...around, openDates: findOutcomes }),
  ]
}

/** What is owed, what happened, how days go, what plans give, and who should know. */
function aboutTheChild(site: Site): Route[] {
  const around = { ledger: site.ledger, now: site.now }
  const byMail = { ...around, ...byMailOf(site) }
  return [
    ...commitmentRoutes({ ...around, offer: besideOwed }),
    ...matterRoutes(around),
    ...incomingRoutes(around),
    ...severalRoutes(around),
    ...incidentRoutes({ ...around, offer: apologiesBeside }),
    ...dayRoutes(byMail),
    ...planRoutes(around),
    ...sideRoutes(around),
    ...readerRoutes(byMail),
    ...byMailRoutes(byMail),
  ]
}

/** What people say to each other, by link, by mail and in the record, and what is made of it all. */
function aboutEachOther(site: Site): Route[] {
  const around = { ledger: site.ledger, now: site.now }
  const byMail = { ...around, ...byMailOf(site) }
  return [
    ...answeringLinkRoutes({ ...around, url: site.url }),
    ...newsLinkRoutes({ ...around, url: site.url }),
    ...happenedLinkRoutes({ ...around, url: site.url }),
    ...changeLinkRoutes({ ...around, url: site.url }),
    ...repairLinkRoutes(byMail),
    ...readingLinkRoutes({ ...around, url: site.url }),
    ...meetingRoutes({ ...around, findShown }),
    ...newsRoutes(byMail),
    ...changeRoutes(byMail),
    ...repairRoutes(byMail),
    ...apologyRoutes(around),
    ...patternRoutes(around),
    ...letterRoutes(byMail),
    ...packRoutes(around),
    ...reminderRoutes({ ...around, url: site.url, mailer: site.mailer ?? null }),
    ...noticeRoutes({
      ...around,
      url: site.url,
      mailer: site.mailer ?? null,
      pusher: pusherOf({ ...around, url: site.url }),
    }),
    ...todayRoutes({ ...around, changedHands }),
    ...deskRoutes(around),
  ]
}
