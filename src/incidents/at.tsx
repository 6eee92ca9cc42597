/** What the pages of this room look up: the thing at an address, and what a form shows. */
import { randomUUID } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { findProfile } from '../child/profile-store.ts'
import { isSmallHours } from '../correspondence/by-hand/forms.ts'
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx } from '../platform/web/route.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { keepLook } from '../record/looked.ts'
import { findByAddress, findVersions } from '../record/store.ts'
import { pageRecord, todayIn } from '../record/visit.ts'
import { happeningOf } from './happening.ts'
import { daysRound, type Happening } from './incident.ts'
import { OneHappeningPage, type OneHappeningProps } from './one-page.tsx'
import { findHappened } from './store.ts'

/** Of the record, its profile and of now, what every form shows. */
export async function formShown(write: Write) {
  const today = todayIn(write)
  return {
    record: pageRecord(write),
    today,
    isNight: isSmallHours(write.now, today, write.zone),
    strategies: await findStrategies(write),
    several: await hasSeveral(write),
  }
}

/** Whether whoever writes has a seat at another record too. */
async function hasSeveral({ tx }: Write): Promise<boolean> {
  return (await tx.selectFrom('record').select('id').limit(2).execute()).length > 1
}

const STRATEGIES_MOST = 12

/** What helps the child and has not been stopped, by its title, as the profile says it now. */
async function findStrategies(write: Write): Promise<readonly string[]> {
  const { strategies } = await findProfile(write)
  const titles = strategies
    .filter(({ body }) => (body.removed ?? null) === null)
    .map(({ body }) => body.title)
  return [...new Set(titles)].slice(0, STRATEGIES_MOST)
}

/** The entry at the page's address in its newest version, as something that happened. */
export async function happeningAt(
  c: Ctx,
  write: Write,
): Promise<{ entry: Entry; happening: Happening }> {
  const found = await findByAddress(write, c.req.param('address') ?? '')
  const newest = found === null ? undefined : (await findVersions(write, found.root)).at(-1)
  const happening = newest === undefined || newest.erased ? null : happeningOf(newest)
  if (newest === undefined || happening === null) throw new NotFound()
  return { entry: newest, happening }
}

/** What a later room has to say of an entry. */
export type Offer = (write: Write, entry: Entry) => Promise<Child | null>

/** The page of one thing that happened; with `wrong`, as it was sent and what is to be mended. */
export async function showOne(
  c: Ctx,
  write: Write,
  wrong: OneHappeningProps['wrong'],
  offer?: Offer,
): Promise<Response> {
  const { happening, entry } = await happeningAt(c, write)
  keepLook(write, [entry])
  const { happenings, whys, tellings } = await findHappened(write)
  const text = familyWords(happening)
  const about = <T extends { readonly of: number }>(all: readonly T[]) =>
    all.filter(({ of }) => of === happening.root)
  // Loaded when a page asks for it, not at every start.
  const { checkWording } = await import('../words/wording.ts')
  return c.html(
    <OneHappeningPage
      record={pageRecord(write)}
      on={todayIn(write)}
      happening={happening}
      whys={about(whys)}
      tellings={about(tellings)}
      token={randomUUID()}
      saved={c.req.query('saved') === 'yes'}
      canWrite
      beside={(await offer?.(write, entry)) ?? null}
      round={happening.kind === 'observation' ? daysRound(happening.day, happenings) : null}
      wording={{ text, found: checkWording(text) }}
      wrong={wrong}
    />,
    wrong === null ? 200 : 422,
  )
}

/** What the family itself wrote, without what others are quoted as saying. */
function familyWords(happening: Happening): string {
  if (happening.kind !== 'incident') return ''
  const { antecedent, behaviour, consequence } = happening.body
  return [antecedent, behaviour, consequence].filter((text) => text !== null).join('\n\n')
}
