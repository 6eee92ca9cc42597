/** What every page of a meeting needs: the meeting itself, who looks, and who could read what they write. */
import { usualAudience } from '../people/circle/audience.ts'
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx } from '../platform/web/route.ts'
import { currentAudience } from '../record/audience.ts'
import type { Audience, EntryDraft } from '../record/entry.ts'
import { filesCarriedOver, keep } from '../record/keeping.ts'
import type { Write } from '../record/kind.ts'
import { findHolders, findMembers, findMyName } from '../record/looking.ts'
import { append, findByAddress } from '../record/store.ts'
import { todayIn } from '../record/visit.ts'
import { agreedDrafts, framed, type Frame, type Writer } from './drafts.ts'
import type { MeetingMinutesBody } from './entries.ts'
import type { Agreed } from './forms.ts'
import { namesOf, type Meeting, type Minutes } from './meeting.ts'
import { findMeetings } from './store.ts'
import type { Readers } from './who-part.tsx'

export const MEETINGS = 'meetings'

/** The meeting at the address of any of its versions, and all others; a page that is not here otherwise. */
export async function meetingAt(
  c: Ctx,
  write: Write,
): Promise<{ readonly meeting: Meeting; readonly meetings: readonly Meeting[] }> {
  const entry = await findByAddress(write, c.req.param('address') ?? '')
  const meetings = entry === null ? [] : await findMeetings(write)
  const meeting = meetings.find(({ root }) => root === entry?.root)
  if (meeting === undefined) throw new NotFound()
  return { meeting, meetings }
}

/** Who could read what is written here, for whoever writes it. */
export async function findReadersFor(write: Write): Promise<Readers> {
  const usual = usualAudience(write)
  const members = await findMembers(write)
  return {
    usual: usual === 'owners' ? 'owners' : 'me',
    otherOwners: members.some(({ id, owner }) => owner && id !== write.memberId),
    holders: await findHolders(write, MEETINGS),
  }
}

export async function findWriter(write: Write): Promise<Writer> {
  const isFamily = usualAudience(write) === 'me'
  return { name: await findMyName(write), child: write.recordName, isFamily }
}

/** What whoever looks has written down of a meeting, or null. */
export function minutesOf(meeting: Meeting, { memberId }: Pick<Write, 'memberId'>): Minutes | null {
  return meeting.minutes.find(({ broughtBy }) => broughtBy === memberId) ?? null
}

/** The day of what comes of it: the meeting's own, and never one that lies ahead. */
export function dayOfMeeting(write: Write, { happened }: Meeting) {
  const today = todayIn(write)
  return happened.day < today ? happened.day : today
}

/** The audience of what corrects or follows an entry of this room. */
export async function audienceOf(
  write: Write,
  { address }: { readonly address: string },
): Promise<Audience> {
  const entry = await findByAddress(write, address)
  if (entry === null) throw new NotFound()
  return currentAudience(write, entry)
}

/** What every correction of an entry of this room keeps: who may read it, and its files. */
export async function findKept(
  write: Write,
  { address }: { readonly address: string },
): Promise<Pick<EntryDraft, 'amends' | 'audience' | 'files'>> {
  const entry = await findByAddress(write, address)
  if (entry === null) throw new NotFound()
  const files = await filesCarriedOver(write, entry)
  return { amends: entry.seq, audience: await currentAudience(write, entry), files }
}

export type CameOfIt = {
  readonly meeting: Meeting
  readonly body: MeetingMinutesBody | null
  readonly agreed: readonly Agreed[]
  /** Who may read it, where nothing was written down before. */
  readonly audience: Audience
  readonly token: string
}

/**
 * Keeps what came of a meeting as this member tells it (a correction of what they told before, if it is
 * another) and each thing agreed as a promise: all of it once, however often it is sent. `body` is null
 * where only something agreed is told. The head is held since before `meeting` was read: of two who write
 * at once, neither writes over the other.
 */
export async function keepCameOfIt(write: Write, given: CameOfIt): Promise<void> {
  const { meeting, body, agreed, token } = given
  const mine = minutesOf(meeting, write)
  const writer = await findWriter(write)
  const kept = mine === null ? null : await findKept(write, mine)
  const audience = kept?.audience ?? given.audience
  const day = dayOfMeeting(write, meeting)
  const frame: Frame = { author: writer.name, day, shelf: MEETINGS, audience }
  const key = `meeting minutes:${token}`
  const told = body === null ? null : { ...body, source: mine?.body.source ?? body.source }
  const isNew = told !== null && JSON.stringify(told) !== JSON.stringify(mine?.body)
  let source = mine?.seq ?? meeting.seq
  if (isNew) {
    const names = [...told.came.map(({ name }) => name), ...namesOf(meeting)]
    const draft = { ...framed(frame, names), kind: 'meeting minutes', body: told, key }
    const address = await keep(write, { ...draft, ...kept })
    source = (await findByAddress(write, address))?.seq ?? source
  }
  await append(write, agreedDrafts(agreed, { frame, meeting, writer, source, key }))
}
