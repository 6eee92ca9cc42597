/** What stands beside an entry on its page, from rooms that know of it: a clock, an apology. */
import type { Child } from 'hono/jsx'
import { clockOffer } from '../matters/offer.tsx'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { ApologyCard } from './apology-parts.tsx'
import { findApologies } from './apology-store.ts'
import { CHANGE_KINDS, REPAIR_KINDS } from './entries.ts'

/** Kinds by which nothing went wrong for anybody. */
const NOT_FOR: readonly string[] = [
  ...CHANGE_KINDS,
  ...REPAIR_KINDS,
  'apology',
  'news read',
  'change confirmed',
  'audience',
  'erasure',
  'tags',
]

/** The apologies for what an entry tells of, and the way to make one, for those who can. */
export async function apologiesBeside(write: Write, entry: Entry): Promise<Child | null> {
  if (entry.erased || NOT_FOR.includes(entry.kind)) return null
  const path = `/records/${write.recordId}`
  const about = (await findApologies(write)).filter(({ aboutRoot }) => aboutRoot === entry.root)
  const canSay = write.writes && entry.broughtBy !== write.memberId
  if (about.length === 0 && !canSay) return null
  return (
    <>
      {about.map((apology) => (
        <ApologyCard apology={apology} path={path} />
      ))}
      {canSay && (
        <p>
          <a href={`${path}/apologies/new?about=${entry.address}`}>Say sorry for this</a>
        </p>
      )}
    </>
  )
}

/** Everything that stands beside an entry. */
export async function besideEntry(write: Write, entry: Entry): Promise<Child | null> {
  const [clock, apologies] = [await clockOffer(write, entry), await apologiesBeside(write, entry)]
  if (clock === null && apologies === null) return null
  return (
    <>
      {apologies}
      {clock}
    </>
  )
}
