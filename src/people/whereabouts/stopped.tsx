/** Whereabouts were found in something on its way out: nothing was kept or sent, and a page asks what to do. */
import type { Context } from 'hono'
import { Halt } from '../../platform/web/errors.tsx'
import type { PageRecord } from '../../platform/web/page.tsx'
import type { Write } from '../../record/kind.ts'
import { pageRecord } from '../../record/visit.ts'
import type { Place, Unseen, Whereabouts } from './find.ts'
import { StoppedPage } from './pages.tsx'

const SHOWN_MOST = 20

export class WhereaboutsFound extends Halt {
  readonly way: string
  /** The name of this very list, by which going on is answered. */
  readonly list: string
  readonly places: readonly Place[]
  readonly unseen: readonly Unseen[]
  readonly from: readonly string[]
  readonly #record: PageRecord

  constructor(write: Write, way: string, list: string, found: Whereabouts) {
    const { places } = found
    super(
      places.length > 0
        ? `Somebody’s whereabouts are in ${way}: ${shortOf(places.map(({ what, where }) => `${what} in ${where}`))}.`
        : `Nobody can look for whereabouts inside files of ${way}: ${shortOf(found.unseen.map(({ file }) => file))}.`,
    )
    this.way = way
    this.list = list
    this.places = places
    this.unseen = found.unseen
    this.from = found.from
    this.#record = pageRecord(write)
  }

  override async page(c: Context) {
    const form = c.req.method === 'POST' ? await c.req.formData() : null
    const { way, list, places, unseen, from } = this
    const found = { way, list, places, unseen, from }
    const url = new URL(c.req.url)
    const again = `${url.pathname}${url.search}`
    return <StoppedPage record={this.#record} {...found} again={again} fields={fieldsOf(form)} />
  }
}

function shortOf(list: readonly string[]): string {
  const rest = list.length - SHOWN_MOST
  return `${list.slice(0, SHOWN_MOST).join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

/** What was sent, to be sent again from the page; null where files came with it, or nothing was sent. */
function fieldsOf(form: FormData | null): readonly (readonly [string, string])[] | null {
  if (form === null) return null
  const fields = [...form].filter(([name]) => name !== 'whereabouts')
  const texts = fields.flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  const files = fields.some(([, value]) => typeof value !== 'string' && value.size > 0)
  return files ? null : texts
}
