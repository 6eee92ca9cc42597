/** What Heard keeps of somebody: to see, and to take along (UK GDPR Art 15 and 20). */
import { accountRoute, type Route } from '../../platform/web/route.ts'
import { copyRecord } from '../../record/copy.ts'
import { throughDisk, zipAnswer } from '../../record/copy-routes.tsx'
import type { Ledger } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { pageRecord, recordRoute } from '../../record/visit.ts'
import { keptOf } from './kept.ts'
import { KeptPage, MinePage } from './kept-pages.tsx'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function keptOfMeRoutes(around: Around): Route[] {
  const { ledger, now } = around
  return [
    accountRoute('get', '/account/kept', async (c, account) =>
      c.html(<KeptPage kept={await keptOf(ledger, account, now())} />),
    ),
    accountRoute('post', '/account/kept', async (c, account) => {
      c.header('Content-Disposition', 'attachment; filename="heard-about-me.json"')
      c.header('Content-Type', 'application/json; charset=utf-8')
      return c.body(`${JSON.stringify(await keptOf(ledger, account, now()), null, 2)}\n`)
    }),
    recordRoute(around, ['get', '/mine', 'read the record'], (c, visit) =>
      visit.within(async (write) => c.html(<MinePage record={pageRecord(write)} />)),
    ),
    recordRoute(
      around,
      ['post', '/mine', 'read the record', 'words written before'],
      async (c, visit) => {
        const zip = await visit.within(async (write) => {
          const name = await findMyName(write)
          return throughDisk((path) =>
            copyRecord(
              write,
              path,
              ({ broughtBy, author, people }) =>
                broughtBy === write.memberId ||
                author === name ||
                people.some((person) => person.name === name),
            ),
          )
        })
        return zipAnswer(c, zip)
      },
    ),
  ]
}
