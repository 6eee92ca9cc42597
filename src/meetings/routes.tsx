/** Meetings: the list, one of them, putting one in or right, and what each would like of it. */
import { randomUUID } from 'node:crypto'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { typedIn } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { EntryDraft } from '../record/entry.ts'
import { keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Write } from '../record/kind.ts'
import { keepLookAt } from '../record/looked.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { afterRoutes } from './after-routes.tsx'
import { beforeRoutes, type MeetingsAround } from './before-routes.tsx'
import { framed } from './drafts.ts'
import { MeetingFormPage, type FormShown } from './form-page.tsx'
import {
  readAudience,
  readMeeting,
  readView,
  typedMeeting,
  typedView,
  type MeetingGiven,
} from './forms.ts'
import { MeetingsPage } from './list-page.tsx'
import type { Meeting, Of } from './meeting.ts'
import type { MeetingViewBody } from './entries.ts'
import { MeetingPage } from './one-page.tsx'
import { findAgreed, findMeetings } from './store.ts'
import { ViewPage } from './view-page.tsx'
import { findKept, findReadersFor, findWriter, meetingAt, MEETINGS } from './visit.ts'

export function meetingRoutes(around: MeetingsAround): Route[] {
  return [
    recordRoute(around, ['get', '/meetings', 'read meetings'], (c, visit) =>
      visit.within(async (write) => {
        const meetings = await findMeetings(write)
        const page = { record: pageRecord(write), on: todayIn(write), meetings }
        return c.html(<MeetingsPage {...page} />)
      }),
    ),
    recordRoute(around, ['get', '/meetings/new', 'write meetings'], (c, visit) =>
      visit.within((write) => showForm(c, write, { ...FRESH(), meeting: null })),
    ),
    recordRoute(around, ['post', '/meetings/new', 'write meetings'], addMeeting),
    recordRoute(around, ['get', '/meetings/:address', 'read meetings'], (c, visit) =>
      visit.within(async (write) =>
        showOne(c, write, (await meetingAt(c, write)).meeting, FRESH()),
      ),
    ),
    recordRoute(around, ['get', '/meetings/:address/change', 'write meetings'], (c, visit) =>
      visit.within(async (write) => {
        const meeting = await ownMeeting(c, write)
        return showForm(c, write, { ...FRESH(), typed: typedMeeting(meeting), meeting })
      }),
    ),
    recordRoute(around, ['post', '/meetings/:address/change', 'write meetings'], changeMeeting),
    recordRoute(around, ['get', '/meetings/:address/view', 'write meetings'], (c, visit) =>
      visit.within(async (write) => {
        const { meeting } = await meetingAt(c, write)
        const before = ownView(c, write, meeting)
        const typed = before === null ? { whose: usuallyWhose(write) } : typedView(before)
        return showView(c, write, { ...FRESH(), typed, meeting, before })
      }),
    ),
    recordRoute(around, ['post', '/meetings/:address/view', 'write meetings'], tellView),
    ...beforeRoutes(around),
    ...afterRoutes({ ...around, showOne }),
  ]
}

const FRESH = (): FormShown => ({ token: randomUUID(), typed: {}, problems: [] })

const statusOf = ({ problems }: FormShown) => (problems.length > 0 ? 422 : 200)

async function showForm(
  c: Ctx,
  write: Write,
  { meeting, ...shown }: FormShown & { readonly meeting: Meeting | null },
): Promise<Response> {
  const record = pageRecord(write)
  const page = {
    record,
    zone: write.zone,
    correcting: meeting === null ? null : `${record.path}/meetings/${meeting.address}`,
    readers: meeting === null ? await findReadersFor(write) : null,
  }
  return c.html(<MeetingFormPage {...page} {...shown} />, statusOf(shown))
}

async function showOne(
  c: Ctx,
  write: Write,
  meeting: Meeting,
  shown: FormShown,
): Promise<Response> {
  const { minutes, views } = meeting
  keepLookAt(
    write,
    [meeting, ...views, ...minutes].map(({ seq }) => seq),
  )
  const page = {
    record: pageRecord(write),
    on: todayIn(write),
    zone: write.zone,
    meeting,
    agreed: await findAgreed(write, meeting),
    me: write.memberId,
  }
  return c.html(<MeetingPage {...page} {...shown} />, statusOf(shown))
}

async function meetingDraft(
  write: Write,
  { body, happened }: MeetingGiven,
): Promise<Omit<EntryDraft, 'audience'>> {
  const { name } = await findWriter(write)
  const people = [...body.there, ...body.withUs].map((each) => each.name)
  const frame = { author: name, day: happened.day, shelf: MEETINGS, audience: 'me' } as const
  return { ...framed(frame, people), happened, kind: 'meeting', body }
}

async function addMeeting(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const read = readMeeting(form, todayIn(write))
    if (!read.ok) {
      const shown = { token: tokenIn(form), typed: typedIn(form), problems: read.problems }
      return showForm(c, write, { ...shown, meeting: null })
    }
    const { usual } = await findReadersFor(write)
    const audience = readAudience(form, usual)
    const draft = { ...(await meetingDraft(write, read.value)), audience }
    const address = await keep(write, { ...draft, key: keyIn(form, 'meeting') })
    return c.redirect(`${visit.path}/meetings/${address}`, 303)
  })
}

async function ownMeeting(c: Ctx, write: Write): Promise<Meeting> {
  const { meeting } = await meetingAt(c, write)
  if (meeting.broughtBy !== write.memberId)
    throw new NotAllowed(
      'Only whoever put this meeting here can change it. You can say what you would like, or write down what came of it.',
    )
  return meeting
}

async function changeMeeting(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const meeting = await ownMeeting(c, write)
    const read = readMeeting(form, todayIn(write))
    if (!read.ok) {
      const shown = { token: tokenIn(form), typed: typedIn(form), problems: read.problems }
      return showForm(c, write, { ...shown, meeting })
    }
    const draft = await meetingDraft(write, read.value)
    const body = { ...read.value.body, source: meeting.body.source }
    const kept = await findKept(write, meeting)
    const address = await keep(write, { ...draft, ...kept, body, key: keyIn(form, 'meeting') })
    return c.redirect(`${visit.path}/meetings/${address}`, 303)
  })
}

type ViewShown = FormShown & {
  readonly meeting: Meeting
  readonly before: Of<MeetingViewBody> | null
}

/** The view that `?of=` names, if it is this member's own. */
function ownView(c: Ctx, write: Write, { views }: Meeting): Of<MeetingViewBody> | null {
  const asked = c.req.query('of')
  if (asked === undefined) return null
  const view = views.find(({ address }) => address === asked)
  if (view === undefined || view.broughtBy !== write.memberId) throw new NotFound()
  return view
}

/** Whose view it most likely is. */
function usuallyWhose({ owner, role }: Write): string {
  if (owner || role === 'parent') return 'parent'
  return /teacher|^TA$/.test(role) ? 'teacher' : 'other'
}

async function showView(c: Ctx, write: Write, { before, ...shown }: ViewShown): Promise<Response> {
  const readers = before === null ? await findReadersFor(write) : null
  const page = { record: pageRecord(write), readers, ...shown }
  return c.html(<ViewPage {...page} />, statusOf(shown))
}

async function tellView(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const { meeting } = await meetingAt(c, write)
    const before = ownView(c, write, meeting)
    const read = readView(form, meeting.root)
    if (!read.ok) {
      const shown = { token: tokenIn(form), typed: typedIn(form), problems: read.problems }
      return showView(c, write, { ...shown, meeting, before })
    }
    const { name, child } = await findWriter(write)
    const { usual } = await findReadersFor(write)
    const isChild = read.value.whose === 'child'
    const kept = before === null ? null : await findKept(write, before)
    const audience = kept?.audience ?? readAudience(form, usual)
    const author = isChild ? child : name
    const frame = { author, day: todayIn(write), shelf: MEETINGS, audience } as const
    await keep(write, {
      ...framed(frame, isChild ? [child] : []),
      kind: 'meeting view',
      body: read.value,
      ...kept,
      key: keyIn(form, 'meeting view'),
    })
    return c.redirect(`${visit.path}/meetings/${meeting.address}`, 303)
  })
}
