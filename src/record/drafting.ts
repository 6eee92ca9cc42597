/** From a draft to the exact content that is hashed: checked, mended, in canonical form. */
import { Temporal } from 'temporal-polyfill'
import { parseDay } from '../platform/day.ts'
import { canonicalText, storable } from './canonical.ts'
import {
  SHELVES,
  type EntryContent,
  type EntryDraft,
  type FileFact,
  type Happened,
} from './entry.ts'
import type { Kind } from './kind.ts'
import { EntrySlip, wordsOf } from './slip.ts'

export type Drafted = {
  readonly content: EntryContent
  /** Its canonical JSON. */
  readonly text: string
  readonly kind: Kind
}

/** `draft` as content, with its files' facts. Throws EntrySlip naming the field that is wrong. */
export function contentOf(
  draft: EntryDraft,
  files: readonly FileFact[],
  kinds: ReadonlyMap<string, Kind>,
  index: number,
): Drafted {
  const kind = kinds.get(draft.kind)
  if (kind === undefined)
    throw new EntrySlip(index, 'kind', `There is no kind of entry called "${draft.kind}".`)
  checkHappened(draft.happened, index)
  if (!SHELVES.includes(draft.shelf))
    throw new EntrySlip(index, 'shelf', `There is no shelf called "${draft.shelf}".`)
  if (kind.staysMine === true && draft.audience !== 'me')
    throw new EntrySlip(index, 'audience', STAYS_MINE)
  const body = kind.schema.safeParse(storable(draft.body))
  if (!body.success) {
    const issue = body.error.issues[0]
    const field = ['body', ...(issue?.path ?? [])].join('.')
    throw new EntrySlip(index, field, `${field}: ${wordsOf(issue)}.`)
  }
  const content = storable<EntryContent>({
    kind: draft.kind,
    happened: draft.happened,
    author: draft.author,
    people: draft.people.map(({ name, address }) => ({ name, address })),
    shelf: draft.shelf,
    audience: draft.audience,
    amends: draft.amends,
    body: body.data,
    files: [...files],
  })
  return { content, text: canonicalText(content), kind }
}

/** Why nobody else may be let in to read an entry of some kinds. */
export const STAYS_MINE = 'This stays with whoever wrote it: its audience can only be "me".'

function checkHappened(happened: Happened, index: number): void {
  if (parseDay(happened.day) === null)
    throw new EntrySlip(index, 'happened.day', `"${happened.day}" is not a day (YYYY-MM-DD).`)
  if (happened.time !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(happened.time))
    throw new EntrySlip(index, 'happened.time', `"${happened.time}" is not a time (HH:MM).`)
  if (!['minute', 'day', 'about'].includes(happened.precision))
    throw new EntrySlip(index, 'happened.precision', 'The precision is minute, day or about.')
}

/** Where an entry stands in time order: its instant in the record's zone; noon where no time is known. */
export function instantOf({ day, time }: Happened, zone: string): string {
  const asked = `${day}T${time ?? '12:00'}[${zone}]`
  const known = instants.get(asked)
  if (known !== undefined) return known
  const instant = Temporal.PlainDateTime.from(`${day}T${time ?? '12:00'}`)
    .toZonedDateTime(zone)
    .toInstant()
    .toString()
  if (instants.size >= INSTANTS_KEPT) instants.clear()
  instants.set(asked, instant)
  return instant
}

/** Each entry's instant is asked for by several tables, one after the other, and is slow to work out. */
const instants = new Map<string, string>()
const INSTANTS_KEPT = 2000
