/** While a meeting goes on and after it: what was said, who does what, and whether it was so. */
import { randomUUID } from 'node:crypto'
import { textOf, typedIn } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { lockHead } from '../record/append.ts'
import { keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { AfterPage } from './after-page.tsx'
import { framed, NO_MINUTES, withTaken } from './drafts.ts'
import { DuringPage } from './during-page.tsx'
import type { FormShown } from './form-page.tsx'
import { readAudience, readConfirmed, readMinutes, readTaken, typedMinutes } from './forms.ts'
import { peopleTyped, type Meeting } from './meeting.ts'
import { findAgreed } from './store.ts'
import {
  audienceOf,
  dayOfMeeting,
  findReadersFor,
  findWriter,
  keepCameOfIt,
  meetingAt,
  MEETINGS,
  minutesOf,
} from './visit.ts'

type Around = {
  readonly ledger: Ledger
  readonly now: () => string
  readonly showOne: (c: Ctx, write: Write, meeting: Meeting, shown: FormShown) => Promise<Response>
}

export function afterRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/meetings/:address/during', 'write meetings'], (c, visit) =>
      visit.within(async (write) => {
        const { meeting } = await meetingAt(c, write)
        return showDuring(c, write, meeting, { token: randomUUID(), typed: {}, problems: [] })
      }),
    ),
    recordRoute(around, ['post', '/meetings/:address/during', 'write meetings'], takeDown),
    recordRoute(around, ['get', '/meetings/:address/after', 'write meetings'], (c, visit) =>
      visit.within(async (write) => {
        const { meeting } = await meetingAt(c, write)
        const typed = await typedAfter(write, meeting)
        return showAfter(c, write, meeting, { token: randomUUID(), typed, problems: [] })
      }),
    ),
    recordRoute(around, ['post', '/meetings/:address/after', 'write meetings'], tellAfter),
    recordRoute(around, ['post', '/meetings/:address/confirm', 'write meetings'], (c, visit) =>
      confirm(around, c, visit),
    ),
  ]
}

async function showDuring(
  c: Ctx,
  write: Write,
  meeting: Meeting,
  shown: FormShown,
): Promise<Response> {
  const page = {
    record: pageRecord(write),
    on: todayIn(write),
    meeting,
    mine: minutesOf(meeting, write),
    agreed: await findAgreed(write, meeting),
  }
  return c.html(<DuringPage {...page} {...shown} />, shown.problems.length > 0 ? 422 : 200)
}

async function takeDown(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    const { meeting } = await meetingAt(c, write)
    const token = tokenIn(form)
    const read = readTaken(form, dayOfMeeting(write, meeting))
    if (!read.ok) {
      const shown = { token, typed: typedIn(form), problems: read.problems }
      return showDuring(c, write, meeting, shown)
    }
    const taken = read.value
    const before = minutesOf(meeting, write)?.body ?? { of: meeting.root, ...NO_MINUTES }
    const isAgreed = taken.sort === 'agreed'
    const { words: title, who, due } = taken
    const { usual } = await findReadersFor(write)
    await keepCameOfIt(write, {
      meeting,
      body: isAgreed ? null : withTaken(before, taken),
      agreed: isAgreed && who !== null ? [{ title, who, due }] : [],
      audience: usual,
      token,
    })
    return c.redirect(`${visit.path}/meetings/${meeting.address}/during`, 303)
  })
}

/** What was told before; else those who were to be there, as if they came. */
async function typedAfter(write: Write, meeting: Meeting) {
  const mine = minutesOf(meeting, write)
  const { there, withUs } = meeting.body
  const { name } = await findWriter(write)
  const me = [...there, ...withUs].some((each) => each.name === name) ? [] : [{ name, role: null }]
  const came = peopleTyped([...me, ...withUs, ...there])
  if (mine === null) return { came }
  const typed = typedMinutes(mine)
  return typed['came'] === '' ? { ...typed, came } : typed
}

async function showAfter(
  c: Ctx,
  write: Write,
  meeting: Meeting,
  shown: FormShown,
): Promise<Response> {
  const page = {
    record: pageRecord(write),
    on: todayIn(write),
    meeting,
    agreed: await findAgreed(write, meeting),
    readers: minutesOf(meeting, write) === null ? await findReadersFor(write) : null,
  }
  return c.html(<AfterPage {...page} {...shown} />, shown.problems.length > 0 ? 422 : 200)
}

async function tellAfter(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    await lockHead(write)
    const { meeting } = await meetingAt(c, write)
    const token = tokenIn(form)
    const read = readMinutes(form, meeting.root, dayOfMeeting(write, meeting))
    if (!read.ok) {
      const shown = { token, typed: typedIn(form), problems: read.problems }
      return showAfter(c, write, meeting, shown)
    }
    const { usual } = await findReadersFor(write)
    const audience = readAudience(form, usual)
    await keepCameOfIt(write, { meeting, ...read.value, audience, token })
    return c.redirect(`${visit.path}/meetings/${meeting.address}`, 303)
  })
}

/** Said of the very wording that stood on the page: of another it is asked again. */
async function confirm(around: Around, c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const { meeting } = await meetingAt(c, write)
    const minutes = meeting.minutes.find(({ address }) => address === textOf(form, 'of'))
    const again = (problems: FormShown['problems']) =>
      around.showOne(c, write, meeting, { token: tokenIn(form), typed: typedIn(form), problems })
    if (minutes === undefined)
      return again([{ field: 'main', text: 'The words have changed: read them again' }])
    const read = readConfirmed(form, minutes.address)
    if (!read.ok) return again(read.problems)
    if (minutes.broughtBy !== write.memberId) {
      const { name } = await findWriter(write)
      const audience = await audienceOf(write, minutes)
      const frame = { author: name, day: todayIn(write), shelf: MEETINGS, audience } as const
      const body = { of: minutes.seq, ...read.value }
      const draft = { ...framed(frame, []), kind: 'meeting confirmed', body }
      await keep(write, { ...draft, key: `${keyIn(form, 'meeting confirmed')}:${minutes.seq}` })
    }
    return c.redirect(`${visit.path}/meetings/${meeting.address}`, 303)
  })
}
