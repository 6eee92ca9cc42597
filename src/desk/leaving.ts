/** Writing down that somebody has left, at every record of theirs at once: all of it or nothing. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/database.ts'
import { NotAllowed } from '../platform/web/errors.tsx'
import { append } from '../record/append.ts'
import { seatAt } from '../record/begin.ts'
import type { EntryDraft, Shelf } from '../record/entry.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { todayIn } from '../record/visit.ts'
import { handOverDraft } from './act-drafts.ts'
import type { LeftBody } from './entries.ts'
import type { LeftGiven } from './left-forms.ts'
import type { HeldByLeaver, Leaver } from './people.ts'

export type Leaving = {
  readonly leaver: Leaver
  readonly held: readonly HeldByLeaver[]
  readonly given: LeftGiven
  /** Begins the key of each entry: sent twice, each is kept once. */
  readonly key: string
}

/** Passes on what was chosen, ends the seats, tells each family. Returns what is to be done once it is committed. */
export async function writeLeft(
  ledger: Ledger,
  tx: Tx,
  who: { readonly accountId: string; readonly now: string },
  { leaver, held, given, key }: Leaving,
): Promise<readonly (() => Promise<void>)[]> {
  const chosen = held.filter(
    ({ seat, commitment, mayPass }) =>
      mayPass && given.of.has(`${seat.record}:${commitment.address}`),
  )
  // In one order, so that two who do this at once wait for each other.
  const records = [
    ...new Set([
      ...leaver.seats.map(({ record }) => record),
      ...chosen.map(({ seat }) => seat.record),
    ]),
  ].toSorted()
  const afterwards: (() => Promise<void>)[] = []
  for (const recordId of records) {
    const write = await seatAt(ledger, tx, { ...who, recordId })
    const drafts: EntryDraft[] = []
    for (const { commitment } of chosen.filter(({ seat }) => seat.record === recordId)) {
      const passed = { to: given.to ?? '', words: given.words }
      const draft = await handOverDraft(write, commitment, passed)
      drafts.push({ ...draft, key: `${key}:${commitment.root}` })
    }
    const told = await leftDraft(write, leaver, {
      ...given,
      to: drafts.length > 0 ? given.to : null,
    })
    await append(write, [...drafts, { ...told, key }])
    for (const { member } of leaver.seats.filter(({ record }) => record === recordId))
      await sql`select heard.report_left(${recordId}::uuid, ${member}::uuid, ${write.now}::timestamptz)`.execute(
        tx,
      )
    afterwards.push(...write.afterwards)
  }
  return afterwards
}

/** Told to the family: a seat that writes on no shelf cannot say it, and so cannot end a colleague's. */
async function leftDraft(
  write: Write,
  { name, organisation }: Leaver,
  { to, words }: Pick<LeftGiven, 'to' | 'words'>,
): Promise<EntryDraft> {
  const shelf = shelfToTellOn(write)
  if (shelf === undefined)
    throw new NotAllowed(
      `Your place in ${write.recordName}’s record lets you read and not write, so the family could not be told. Ask them to end the place themselves.`,
    )
  const author = await findMyName(write)
  return draftOf(write, { name, organisation, to, words }, { author, shelf })
}

function shelfToTellOn({ writesOn }: Write): Shelf | undefined {
  const shelves = ['messages', 'meetings', 'incidents', 'days'] as const
  return shelves.find((each) => writesOn.includes(each))
}

/**
 * Tells the family that whoever acts has left by themselves, and who has what they had. A seat that writes on
 * no shelf says nothing: its end stands on the family's first page all the same.
 */
export async function tellLeft(
  write: Write,
  { name, organisation, to }: Pick<LeftBody, 'name' | 'organisation' | 'to'>,
): Promise<void> {
  const shelf = shelfToTellOn(write)
  if (shelf === undefined) return
  const draft = draftOf(write, { name, organisation, to, words: null }, { author: name, shelf })
  await append(write, [{ ...draft, key: `left:${write.memberId}` }])
}

function draftOf(
  write: Write,
  body: LeftBody,
  { author, shelf }: { readonly author: string; readonly shelf: Shelf },
): EntryDraft {
  return {
    kind: 'left',
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author,
    people: [{ name: body.name, address: null }],
    shelf,
    audience: 'owners',
    amends: null,
    body,
    files: [],
  }
}
