/** Keeping what was given: once however often a form is sent, as a new entry or as a correction. */
import { randomUUID } from 'node:crypto'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { textOf } from '../platform/web/forms.ts'
import { currentAudience } from '../record/audience.ts'
import { isUuid } from '../record/begin.ts'
import type { Entry, EntryDraft } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findAddressOfKey, findMyName } from '../record/looking.ts'
import { append, findByAddress, findVersions } from '../record/store.ts'
import { todayIn } from '../record/visit.ts'

/** The entry to correct and its newest version. Only whoever brought it in corrects it. */
export async function entryToChange(write: Write, address: string, kind: string): Promise<Entry> {
  const entry = await findByAddress(write, address)
  if (entry === null || entry.kind !== kind) throw new NotFound()
  const latest = (await findVersions(write, entry.root)).findLast((each) => !each.erased)
  if (latest === undefined) throw new NotFound()
  if (entry.broughtBy !== write.memberId)
    throw new NotAllowed('Only whoever wrote this down can change it. You can add your own.')
  return latest
}

type Made = Pick<EntryDraft, 'kind' | 'shelf' | 'body'> & { readonly people: string }

/** Appends it once, as a new entry or as a correction; returns the page address of its first version. */
export async function keep(
  write: Write,
  { people, ...made }: Made,
  { token, amends }: { readonly token: string; readonly amends: string },
): Promise<string> {
  const latest = amends === '' ? null : await entryToChange(write, amends, made.kind)
  const key = `people:${token}`
  const draft: EntryDraft = {
    ...made,
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: await findMyName(write),
    people: [{ name: people, address: null }],
    audience: latest === null ? 'me' : await currentAudience(write, latest),
    amends: latest?.seq ?? null,
    files: [],
    key,
  }
  const { entries } = await append(write, [
    latest === null ? draft : { ...draft, shelf: latest.shelf },
  ])
  return amends === ''
    ? (entries[0]?.address ?? (await findAddressOfKey(write, key)) ?? '')
    : amends
}

export function tokenIn(form: FormData): string {
  const token = textOf(form, 'token')
  return isUuid(token) ? token : randomUUID()
}
