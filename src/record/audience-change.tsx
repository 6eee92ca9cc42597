/** Changing who may read an entry. Where that lets somebody in, what they will see is shown first. */
import { NotAllowed } from '../platform/web/errors.tsx'
import { choiceOf, textOf, textsOf, type Problem } from '../platform/web/forms.ts'
import type { Ctx } from '../platform/web/route.ts'
import { readersOf } from './audience.ts'
import type { Audience, EntryDraft } from './entry.ts'
import { STAYS_MINE } from './drafting.ts'
import { STAYS_BETWEEN } from './effects.ts'
import { AudiencePage, othersFor, type Chosen } from './entry-change-pages.tsx'
import type { EntryView } from './entry-pages.tsx'
import type { Kind, Write } from './kind.ts'
import { LookFirstPage } from './look-first-page.tsx'
import { findEyes, seenAs, type Eyes } from './seen-as.ts'

const AUDIENCES = ['me', 'owners', 'circle', 'people'] as const

export type Changing = {
  readonly write: Write
  /** The entry as whoever brought it in sees it. */
  readonly view: EntryView
  /** The entry by which the ledger writes down another audience. */
  readonly draftOf: (audience: Audience) => Promise<EntryDraft>
  /** The same page of the entry for somebody else, null where they may not read it. */
  readonly viewFor: (theirs: Write) => Promise<EntryView | null>
}

/** A page to show, where to go on instead, or what is to be written down before going back to the entry. */
type Answered =
  | { readonly page: Response }
  | { readonly to: 'entry' | 'restrict'; readonly audience?: Audience }

/**
 * The page of who may see it. `?look=circle` shows what those who hold its shelf would see;
 * `?look=people&people=…` what they would who are named, besides those who read it already.
 */
export async function showAudience(c: Ctx, changing: Changing): Promise<Response> {
  const { view } = changing
  const look = c.req.query('look')
  if (look === 'circle')
    return lookFirst(c, changing, { chosen: 'circle', people: [], audience: 'circle' })
  const asked = [...(c.req.queries('people') ?? []), ...view.readers.members]
  const people = othersFor(view).flatMap(({ id }) => (asked.includes(id) ? [id] : []))
  if (look === 'people' && people.length > 0 && !view.readers.circle)
    return lookFirst(c, changing, { chosen: 'people', people, audience: { people } })
  return await c.html(<AudiencePage view={view} problems={[]} />)
}

function kindOf({ write, view }: Changing): Kind | undefined {
  return write.ledger.kinds.get(view.entry.kind)
}

/** What a form of that page asks for. */
export async function answerAudience(
  c: Ctx,
  form: FormData,
  changing: Changing,
): Promise<Answered> {
  const { write, view } = changing
  if (kindOf(changing)?.staysBetween === true) throw new NotAllowed(STAYS_BETWEEN)
  const chosen = choiceOf(form, 'audience', AUDIENCES)
  const people = othersFor(view)
    .map(({ id }) => id)
    .filter((id) => textsOf(form, 'people').includes(id))
  const problems: Problem[] = []
  if (chosen === null) problems.push({ field: 'audience', text: 'Say who may see it' })
  if (chosen === 'people' && people.length === 0)
    problems.push({ field: 'people', text: 'Name at least one person, or choose “Only me”' })
  if (chosen === null || problems.length > 0) {
    const given = { audience: chosen, people }
    return { page: await c.html(<AudiencePage {...{ view, problems, given }} />, 422) }
  }
  const audience: Audience = chosen === 'people' ? { people } : chosen
  if (keepsFromOwner(write, view, audience)) return { to: 'restrict' }
  if (await isReadBy(write, view, audience)) return { to: 'entry' }
  const isLooked = textOf(form, 'do') === 'share'
  if (!isLooked && (await letsIn(write, view, audience)))
    return { page: await lookFirst(c, changing, { chosen, people, audience }) }
  return { to: 'entry', audience }
}

/** Whether somebody who is no owner would take it from an owner: they say why, and the owner is told that it exists. */
function keepsFromOwner(
  write: Write,
  { readers, members }: EntryView,
  audience: Audience,
): boolean {
  if (write.owner || audience === 'owners' || audience === 'circle') return false
  const still = audience === 'me' ? [] : audience.people
  return members.some(
    ({ id, owner, visits }) =>
      owner && visits && (readers.circle || readers.members.includes(id)) && !still.includes(id),
  )
}

/** Whether the very people of `audience` may read it already: owners change, and named people may be owners. */
async function isReadBy(write: Write, view: EntryView, audience: Audience): Promise<boolean> {
  const { circle, members } = view.readers
  if (circle || audience === 'circle') return circle && audience === 'circle'
  const wanted = new Set(await readersOf(write, audience))
  return wanted.symmetricDifference(new Set(members)).size === 0
}

async function letsIn(write: Write, view: EntryView, audience: Audience): Promise<boolean> {
  const { circle, members } = view.readers
  if (audience === 'circle') return !circle
  const wanted = await readersOf(write, audience)
  return wanted.some((id) => id !== write.memberId && !members.includes(id))
}

type Choice = {
  readonly chosen: Chosen
  readonly people: readonly string[]
  readonly audience: Audience
}

async function lookFirst(
  c: Ctx,
  changing: Changing,
  { chosen, people, audience }: Choice,
): Promise<Response> {
  const { write, view, draftOf } = changing
  if (kindOf(changing)?.staysBetween === true) throw new NotAllowed(STAYS_BETWEEN)
  if (kindOf(changing)?.staysMine === true) throw new NotAllowed(STAYS_MINE)
  const isOfShelf = audience === 'circle'
  const ids = isOfShelf ? null : await readersOf(write, audience)
  const eyes = await findEyes(write, { shelf: view.entry.shelf, ids })
  const draft = await draftOf(audience)
  // Those who hold its shelf and read it all the same by another way are told as before.
  const [newly, already] = [[] as Eyes[], [] as Eyes[]]
  for (const each of eyes) (view.readers.members.includes(each.id) ? already : newly).push(each)
  const theirs = await asFirstOf([...newly, ...already], changing, draft)
  const names = (of: readonly Eyes[]) => of.map(({ name }) => name)
  const page = { view, audience: chosen, people, isOfShelf, already: names(already) }
  return c.html(<LookFirstPage {...page} theirs={theirs ?? view} newly={names(newly)} />)
}

/** As the first of them who could read it then; null where nobody could. */
async function asFirstOf(
  eyes: readonly Eyes[],
  { write, view, viewFor }: Changing,
  draft: EntryDraft,
): Promise<EntryView | null> {
  for (const each of eyes.slice(0, TRIED_MAX)) {
    const theirs = await seenAs(write, { draft, eyes: each }, viewFor)
    if (theirs !== null) return ofMine(theirs, view)
  }
  return null
}

const TRIED_MAX = 3

/** What they see of it and whoever shares it sees too: nothing that others showed them alone. */
function ofMine(theirs: EntryView, mine: EntryView): EntryView {
  const seqs = new Set(mine.versions.map(({ seq }) => seq))
  return {
    ...theirs,
    versions: theirs.versions.filter(({ seq }) => seqs.has(seq)),
    tags: theirs.tags.filter((tag) => mine.tags.includes(tag)),
  }
}
