/** "This may start a clock", on the page of an entry: an offer with the day filled in, never more. */
import type { Child } from 'hono/jsx'
import { ActLink, Acts, Card, Meta } from '../platform/components/card.tsx'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { todayIn } from '../record/visit.ts'
import { MATTER_KIND, STEP_KIND } from './entries.ts'
import { KNOWN } from './known.ts'
import { isClosed, type Matter } from './matter.ts'
import { findMatters } from './store.ts'
import { OFFERED_KINDS, offersFor, type Offer } from './triggers.ts'

/** What the page of `entry` offers; null where there is nothing to offer. */
export async function clockOffer(write: Write, entry: Entry): Promise<Child | null> {
  if (entry.erased) return null
  const path = `/records/${write.recordId}`
  if (entry.kind === MATTER_KIND || entry.kind === STEP_KIND) {
    const of = (await findMatters(write)).filter(
      ({ root, steps }) => root === entry.root || steps.some((step) => step.root === entry.root),
    )
    return of.length === 0 ? null : <PartOf matters={of} path={path} />
  }
  if (!OFFERED_KINDS.includes(entry.kind)) return null
  const offers = offersFor(KNOWN.processes, entry)
  const matters = await findMatters(write)
  const own = new Set([entry.seq, sourceOf(entry)])
  const shown = matters.filter(({ steps }) =>
    steps.some(({ source }) => source !== null && own.has(source)),
  )
  if (shown.length > 0) return <PartOf matters={shown} path={path} />
  if (offers.length === 0) return null
  const on = todayIn(write)
  const open = matters.filter((matter) => !isClosed(matter, on))
  return <MayStart offers={offers} open={open} entry={entry} path={path} />
}

/** The message that an ask came from: a clock that hangs on it is the ask’s own. */
function sourceOf({ body }: Entry): number | null {
  const { source } = body as { readonly source?: unknown }
  return typeof source === 'number' ? source : null
}

function PartOf({ matters, path }: { readonly matters: readonly Matter[]; readonly path: string }) {
  return (
    <Card>
      <h2>Part of a clock</h2>
      <ul class="govuk-list">
        {matters.map(({ address, title }) => (
          <li>
            <a href={`${path}/matters/${address}`}>{title}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function MayStart(props: {
  readonly offers: readonly Offer[]
  readonly open: readonly Matter[]
  readonly entry: Entry
  readonly path: string
}) {
  const { offers, open, entry, path } = props
  const [first] = offers
  if (first === undefined) return null
  return (
    <Card>
      <h2>This may start a clock</h2>
      <Meta>
        It speaks of “{first.words}”. If that is what happened, we count the days. Nothing starts by
        itself.
      </Meta>
      <Acts>
        {offers.map(({ process }, index) => {
          const running = open.find((matter) => matter.process === process.id)
          return running === undefined ? (
            <ActLink
              href={`${path}/matters/new/${process.id}?source=${entry.address}`}
              quiet={index > 0}
            >
              {process.says}
            </ActLink>
          ) : (
            <ActLink href={`${path}/matters/${running.address}#next`} quiet={index > 0}>
              A step of: {running.title}
            </ActLink>
          )
        })}
        <ActLink href={`${path}/matters/new?source=${entry.address}`} quiet>
          Something else
        </ActLink>
      </Acts>
    </Card>
  )
}
