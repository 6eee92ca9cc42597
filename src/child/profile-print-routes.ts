/** The printed sheets of a profile: one page, easy read, a card for one reader. */
import { gate } from '../people/whereabouts/gate.ts'
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { Ledger } from '../record/kind.ts'
import { keepLook } from '../record/looked.ts'
import { findFile } from '../record/store.ts'
import { recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { thingsFor } from './profile.ts'
import { photoForPrint, printSheet } from './profile-print.ts'
import { cardSheet, easySheet, pageSheet } from './profile-sheet.ts'
import { findProfile } from './profile-store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }
type Which = 'page' | 'easy' | 'card'

export function profilePrintRoutes(around: Around): Route[] {
  const sheet = (path: string, which: Which): Route =>
    recordRoute(around, ['get', path, 'read profile'], (c, visit) => send(c, visit, which))
  return [
    sheet('/profile/one-page.pdf', 'page'),
    sheet('/profile/easy-read.pdf', 'easy'),
    sheet('/profile/for.pdf', 'card'),
  ]
}

async function send(c: Ctx, visit: Visit, which: Which): Promise<Response> {
  const { sheet, photo, on } = await visit.within(async (write) => {
    const { profile, strategies } = await findProfile(write)
    if (profile === null) throw new NotFound()
    const things = [profile.entry, ...strategies.map(({ entry }) => entry)]
    keepLook(write, things)
    await gate(
      write,
      {
        way: 'the printed page',
        things: things.map((entry) => ({ entry, files: 'held' as const })),
      },
      c,
    )
    const { body, entry } = profile
    const name = body.name ?? write.recordName
    const day = todayIn(write)
    const given = {
      name,
      body,
      strategies: strategies.map((kept) => kept.body),
      on: entry.happened.day,
      photo: null,
    }
    const forRole = which === 'card' ? thingsFor(body, c.req.query('role') ?? '') : null
    if (which === 'card' && forRole === null) throw new NotFound()
    const made =
      forRole !== null
        ? cardSheet(given, forRole)
        : which === 'easy'
          ? easySheet(given)
          : pageSheet(given)
    const wantsPhoto = body.photo && which !== 'card'
    const file = wantsPhoto ? await findFile(write, entry.seq, 0) : null
    const bytes = file?.type.startsWith('image/') === true ? await file.bytes() : null
    return { sheet: made, photo: bytes === null ? null : await photoForPrint(bytes), on: day }
  })
  const pdf = await printSheet(sheet, on, photo)
  return c.body(Uint8Array.from(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${which}.pdf"`,
  })
}
