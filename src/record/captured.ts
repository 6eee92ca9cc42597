/** From what a phone wrote, sent or saved as a copy, to the entry it becomes. Pure. */
import { z } from 'zod'
import { textOf, type Problem, type Read } from '../platform/web/forms.ts'
import { happenedAt, type Capture, type PhoneClock, type Writer } from './capture.ts'
import type { EntryDraft, FileDraft } from './entry.ts'

export type Arrived = {
  readonly id: string
  readonly capture: Capture
  readonly clock: PhoneClock
  readonly form: FormData
  readonly files: readonly FileDraft[]
  readonly writer: Writer
  /** The instant it came (ISO 8601), and the place of the record. */
  readonly at: { readonly arrived: string; readonly zone: string }
}

export type Keyed = EntryDraft & { readonly key: string }

/** The entry it becomes, by a key of its own: however it comes and however often, it is kept once. */
export function capturedDraft(given: Arrived): Read<Keyed> {
  const { id, capture, clock, form, files, writer, at } = given
  const read = capture.read(form, writer)
  if (!read.ok) return read
  const { body, ...part } = read.value
  return {
    ok: true,
    value: {
      ...part,
      happened: happenedAt(clock, { day: textOf(form, 'day'), time: textOf(form, 'time') }, at),
      author: writer.name,
      shelf: capture.shelf,
      audience: 'me',
      amends: null,
      body: { ...body, captured: clock },
      files,
      key: `captured:${id}`,
    },
  }
}

/** What `at` says as an instant, or null where it is none. */
export function instantOf(text: string): string | null {
  const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))
  return isInstant ? new Date(text).toISOString() : null
}

/** A place by its name; an odd one is no reason to refuse. */
export function zoneOf(text: string): string {
  return /^[\w/+-]{1,64}$/.test(text) ? text : 'not known'
}

/** How the file begins that a phone saves as a copy of what is not sent. */
export const SAVED_BEGINS = '{"heard":"written on a phone"'

const Saved = z.object({
  version: z.literal(1),
  account: z.string(),
  things: z.array(
    z.object({
      id: z.uuid(),
      record: z.string(),
      what: z.string(),
      fields: z.record(z.string(), z.string()),
      at: z.string(),
      zone: z.string(),
      files: z.array(z.object({ name: z.string(), type: z.string(), base64: z.base64() })),
    }),
  ),
})

export type Bringing = {
  readonly captures: readonly Capture[]
  readonly recordId: string
  readonly accountId: string
  readonly writer: Writer
  readonly at: Arrived['at']
}

/** `left`: what of it is not brought in, and why, in words for people. */
export type BroughtIn = { readonly drafts: readonly Keyed[]; readonly left: readonly string[] }

/** Somebody else's words are never put into the mouth of whoever brings them in. */
const ANOTHER = 'Somebody else, on a phone'

/** The entries in a saved copy. Never throws: what cannot be read is told in `left`. */
export function readSaved(text: string, bringing: Bringing): BroughtIn {
  const saved = Saved.safeParse(parsed(text))
  if (!saved.success) return { drafts: [], left: ['This copy from a phone is damaged.'] }
  const { account, things } = saved.data
  const name = account === bringing.accountId ? bringing.writer.name : ANOTHER
  const drafts: Keyed[] = []
  const left: string[] = []
  for (const thing of things) {
    const read = savedDraft(thing, { ...bringing, writer: { ...bringing.writer, name } })
    if (read.ok) drafts.push(read.value)
    else left.push(...read.problems.map(({ text }) => text))
  }
  return { drafts, left }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type Thing = z.infer<typeof Saved>['things'][number]

function savedDraft(thing: Thing, bringing: Bringing): Read<Keyed> {
  const no = (text: string): { ok: false; problems: Problem[] } => ({
    ok: false,
    problems: [{ field: 'files', text }],
  })
  if (thing.record !== bringing.recordId)
    return no('Something in this copy was written for another record. Bring the copy in there too.')
  const capture = bringing.captures.find(({ what }) => what === thing.what)
  const at = instantOf(thing.at)
  if (capture === undefined || at === null) return no('Something in this copy could not be read.')
  const form = new FormData()
  for (const [name, value] of Object.entries(thing.fields)) form.append(name, value)
  const files = thing.files.map(({ name, base64 }) => ({
    name,
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  }))
  for (const { name, bytes } of files) form.append('files', new File([bytes], name))
  const { id, zone } = thing
  const clock = { at, zone: zoneOf(zone), sent: null }
  const { writer } = bringing
  return capturedDraft({ id, capture, clock, form, files, writer, at: bringing.at })
}
