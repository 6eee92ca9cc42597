/**
 * The one gate at every way out: before anything leaves, what this member marked as whereabouts is looked
 * for, and it stops with the list until they have said what to do. Whatever gives, sends or prints for
 * others passes `gate`; what a page shares in the record passes `beforeKept`, which the ledger calls.
 */
import { createHash } from 'node:crypto'
import type { Day } from '../../platform/day.ts'
import { textOf } from '../../platform/web/forms.ts'
import type { Ctx } from '../../platform/web/route.ts'
import { AudienceChange } from '../../record/entries.ts'
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { append, findEntries, findNewest } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import { CHOICE_KIND, type ChoiceBody } from './entries.ts'
import { findWhereabouts, type Place, type Thing, type Whereabouts } from './find.ts'
import { WhereaboutsFound } from './stopped.tsx'

/** What is on its way out: `way` is what it is called ("the letter"), `things` all that goes. */
export type Outgoing = {
  readonly way: string
  readonly things: readonly Thing[] | (() => Promise<readonly Thing[]>)
  /** The day under which the choice is kept; today unless given. */
  readonly on?: Day
  /** It also stops for files nobody can look inside, such as a photo of a letter, until somebody has looked. */
  readonly stopsForUnseen?: true
}

/** Who answers: a page of this request, or whoever wrote beforehand what to do (null: nobody has). */
export type By = Ctx | 'go on' | null

/**
 * Lets it pass where nothing marked is in it, or where this member has seen this very list and goes on;
 * keeps that choice. Throws WhereaboutsFound, which is a page with the list, otherwise. Returns what is in
 * what passes.
 */
export async function gate(write: Write, outgoing: Outgoing, by: By): Promise<readonly Place[]> {
  const { way, things, on } = outgoing
  const found = await findWhereabouts(write, things)
  const stops = [...found.places, ...(outgoing.stopsForUnseen === true ? unseenIn(found) : [])]
  if (stops.length === 0) return []
  const list = nameOf(way, stops)
  if (await isChosen(write, list)) return found.places
  const answered = await answerOf(by)
  if (answered !== 'go on' && answered !== list) throw new WhereaboutsFound(write, way, list, found)
  const { places } = found
  await keepChoice(write, {
    way,
    list,
    chose: 'go on',
    found: stops,
    ...(on !== undefined && { on }),
  })
  return places
}

function unseenIn({ unseen }: Whereabouts): Place[] {
  return unseen.map(({ file, reason }) => ({
    what: 'a file nobody can look inside',
    where: file,
    words: reason,
  }))
}

async function answerOf(by: By): Promise<string | null> {
  if (by === null || by === 'go on') return by
  return by.req.method === 'POST' ? textOf(await by.req.formData(), 'whereabouts') : null
}

/** What stands in the way, without stopping: for a page that shows a draft and its ways out. */
export async function findInTheWay(
  write: Write,
  { way, things }: Outgoing,
): Promise<Whereabouts | null> {
  const found = await findWhereabouts(write, things)
  if (found.places.length === 0) return null
  return (await isChosen(write, nameOf(way, found.places))) ? null : found
}

/** Keeps what somebody decided about a list. */
export async function keepChoice(
  write: Write,
  {
    way,
    list,
    chose,
    found,
    on = todayIn(write),
  }: Omit<ChoiceBody, 'found'> & {
    readonly found: readonly Pick<Place, 'what' | 'where'>[]
    readonly on?: Day
  },
): Promise<void> {
  const body: ChoiceBody = {
    way: way.slice(0, 300),
    chose,
    list,
    found: found
      .slice(0, 500)
      .map(({ what, where }) => ({ what: what.slice(0, 300), where: where.slice(0, 1000) })),
  }
  await append(
    // What is decided at the gate is not itself something on its way out.
    { ...write, appended: [] },
    [
      {
        kind: CHOICE_KIND,
        happened: { day: on, time: null, precision: 'day' },
        author: await findMyName(write),
        people: [],
        shelf: 'private',
        audience: 'me',
        amends: null,
        body,
        files: [],
      },
    ],
  )
}

/** The same list for the same way out has the same name; another word in it, another. */
function nameOf(way: string, places: readonly Place[]): string {
  const lines = places.map(({ what, where, words }) => JSON.stringify([what, where, words]))
  return createHash('sha256')
    .update([way, ...lines.toSorted()].join('\n'))
    .digest('hex')
}

/** Whether the last thing decided about this very list was to go on. */
async function isChosen(write: Write, list: string): Promise<boolean> {
  const choices = await findNewest(write, [CHOICE_KIND])
  const own = choices.filter(
    (entry) => entry.broughtBy === write.memberId && (entry.body as ChoiceBody).list === list,
  )
  const last = own.toSorted((a, b) => a.seq - b.seq).at(-1)
  return (last?.body as ChoiceBody | undefined)?.chose === 'go on'
}

/** The gate for what is shared: handed to the ledger, which calls it before anything a page wrote is kept. */
export async function beforeKept(c: Ctx, write: Write, appended: readonly Entry[]): Promise<void> {
  const shared = appended.filter(({ audience, kind }) => kind !== 'audience' && audience !== 'me')
  const widened = appended
    .filter(({ kind }) => kind === 'audience')
    .map(({ body }) => AudienceChange.parse(body))
    .filter(({ audience }) => audience !== 'me')
    .map(({ of }) => of)
  if (shared.length + widened.length === 0) return
  const things = async () =>
    [...shared, ...(await findEntries(write, widened))].map((entry) => ({ entry }))
  await gate(write, { way: 'what you are sharing', things, stopsForUnseen: true }, c)
}
