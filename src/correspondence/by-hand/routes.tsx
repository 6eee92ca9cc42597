/** Adding and correcting by hand. */
import { usualAudience } from '../../people/circle/audience.ts'
import { typedIn } from '../../platform/web/forms.ts'
import { randomUUID } from 'node:crypto'
import { NotAllowed, NotFound } from '../../platform/web/errors.tsx'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { currentAudience } from '../../record/audience.ts'
import { filesCarriedOver, filesIn, keep, keyIn, tokenIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { findByAddress, findVersions } from '../../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { draftOf, givenOf, SHELF, SORTS, type Sort } from './by-hand.ts'
import { isSmallHours, readByHand, typedFrom } from './forms.ts'
import { AddPage, ByHandPage } from './pages.tsx'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function byHandRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/add', 'write in the record'], (c, visit) =>
      visit.within(async (write) =>
        c.html(<AddPage record={pageRecord(write)} isGuest={usualAudience(write) !== 'me'} />),
      ),
    ),
    ...SORTS.flatMap((sort) => [
      recordRoute(around, ['get', `/add/${sort}`, `write ${SHELF[sort]}`], (c, visit) =>
        visit.within(async (write) => {
          const props = { ...shownOf(write), sort, token: randomUUID() }
          return c.html(<ByHandPage {...props} typed={{}} problems={[]} />)
        }),
      ),
      recordRoute(around, ['post', `/add/${sort}`, `write ${SHELF[sort]}`], (c, visit) =>
        add(c, visit, sort),
      ),
    ]),
    recordRoute(around, ['get', '/entries/:address/correct', 'write in the record'], (c, visit) =>
      visit.within(async (write) => showCorrection(c, write)),
    ),
    recordRoute(around, ['post', '/entries/:address/correct', 'write in the record'], correct),
  ]
}

/** Of the record and of now, what every form shows. */
function shownOf(write: Write) {
  return { record: pageRecord(write), today: todayIn(write), isNight: isNightIn(write) }
}

function isNightIn(write: Write): boolean {
  return isSmallHours(write.now, todayIn(write), write.zone)
}

async function writerOf(write: Write) {
  return { name: await findMyName(write), child: write.recordName }
}

async function add(c: Ctx, visit: Visit, sort: Sort): Promise<Response> {
  const form = await c.req.formData()
  const files = await filesIn(form)
  return visit.within(async (write) => {
    const token = tokenIn(form)
    const read = readByHand(form, sort, todayIn(write), isNightIn(write))
    if (!read.ok) {
      const props = { ...shownOf(write), sort, token, typed: typedIn(form) }
      return c.html(<ByHandPage {...props} problems={read.problems} />, 422)
    }
    const draft = draftOf(read.value, await writerOf(write), files, keyIn(form, 'by-hand'))
    const audience = usualAudience(write)
    return showKept(c, write, await keep(write, { ...draft, audience }))
  })
}

function showKept(c: Ctx, write: Write, address: string): Response {
  return c.redirect(`/records/${write.recordId}/entries/${address}?saved=yes`, 303)
}

async function entryToCorrect(c: Ctx, write: Write) {
  const entry = await findByAddress(write, c.req.param('address') ?? '')
  const given = entry === null ? null : givenOf(entry, write.recordName)
  if (entry === null || given === null || entry.erased) throw new NotFound()
  if (entry.broughtBy !== write.memberId)
    throw new NotAllowed(
      'Only whoever wrote this down can correct it. You can add a note of your own.',
    )
  const latest = (await findVersions(write, entry.root)).at(-1) ?? entry
  return { entry, given, latest }
}

async function showCorrection(c: Ctx, write: Write): Promise<Response> {
  const { entry, given } = await entryToCorrect(c, write)
  const shown = shownOf(write)
  return c.html(
    <ByHandPage
      {...shown}
      sort={given.sort}
      token={randomUUID()}
      typed={typedFrom(given)}
      problems={[]}
      correcting={{
        path: `${shown.record.path}/entries/${entry.address}`,
        files: entry.files.length,
      }}
    />,
  )
}

async function correct(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const files = await filesIn(form)
  return visit.within(async (write) => {
    const { entry, given, latest } = await entryToCorrect(c, write)
    const token = tokenIn(form)
    const read = readByHand(form, given.sort, todayIn(write), isNightIn(write))
    if (!read.ok) {
      const shown = shownOf(write)
      const correcting = {
        path: `${shown.record.path}/entries/${entry.address}`,
        files: entry.files.length,
      }
      const props = { ...shown, sort: given.sort, token, typed: typedIn(form), correcting }
      return c.html(<ByHandPage {...props} problems={read.problems} />, 422)
    }
    const all = [...(await filesCarriedOver(write, entry)), ...files]
    const draft = draftOf(read.value, await writerOf(write), all, keyIn(form, 'by-hand'))
    const audience = await currentAudience(write, entry)
    const corrected = { ...draft, shelf: entry.shelf, audience, amends: latest.seq }
    return showKept(c, write, await keep(write, corrected))
  })
}
