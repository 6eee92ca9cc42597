/** One thing with several children in it, written once by whoever writes in each of their records. */
import { createHash, randomUUID } from 'node:crypto'
import { findProfile } from '../child/profile-store.ts'
import { isSmallHours, whenOf } from '../correspondence/by-hand/forms.ts'
import { usualAudience } from '../people/circle/audience.ts'
import { dayAt } from '../platform/day.ts'
import { textOf, textsOf, typedIn, type Problem } from '../platform/web/forms.ts'
import { accountRoute, type Account, type Ctx, type Route } from '../platform/web/route.ts'
import { findRecords, inRecord } from '../record/begin.ts'
import type { Happened } from '../record/entry.ts'
import { tokenIn } from '../record/keeping.ts'
import type { Ledger } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { seatHas } from '../record/need.ts'
import { append } from '../record/store.ts'
import { whenInWords } from '../record/timeline.ts'
import { visitsOf } from '../record/visit.ts'
import { readSeveral, type Several } from './several-forms.ts'
import { LookSeveralPage, SeveralPage, type Preview } from './several-page.tsx'
import { bodyFor, othersOf, type Child } from './several.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

const PATH = '/several-children'
const NEED = 'write incidents'
const ZONE = 'Europe/London'

export function severalRoutes(around: Around): Route[] {
  return [
    accountRoute('get', PATH, async (c, account) => {
      const children = await findChildren(around, account)
      const saved = c.req.query('saved') === 'yes'
      return c.html(<SeveralPage {...shownOf(around, children)} saved={saved} />)
    }),
    accountRoute('post', PATH, (c, account) => lookOrKeep(around, c, account)),
  ]
}

type Known = Child & { readonly name: string }

/** The children in whose records this account may write incidents, and the names each is known by. */
async function findChildren({ ledger, now }: Around, account: Account): Promise<Known[]> {
  const children: Known[] = []
  for (const { id } of await findRecords(ledger, account.id)) {
    const who = { accountId: account.id, recordId: id, now: now() }
    const child = await inRecord(ledger, who, async (write): Promise<Known | null> => {
      if (!seatHas(write, NEED)) return null
      const { profile } = await findProfile(write)
      const name = write.recordName
      return {
        record: id,
        name,
        names: [name, ...(profile?.body.name ?? '').split('\n')].filter((each) => each !== ''),
      }
    }).catch(() => null)
    if (child !== null) children.push(child)
  }
  return children
}

function shownOf({ now }: Around, children: readonly Known[]) {
  const at = now()
  const today = dayAt(at, ZONE)
  return {
    known: children.map(({ record, name }) => ({ id: record, name })),
    chosen: [] as readonly string[],
    typed: {},
    problems: [] as readonly Problem[],
    token: randomUUID(),
    today,
    isNight: isSmallHours(at, today, ZONE),
    saved: false,
  }
}

async function lookOrKeep(around: Around, c: Ctx, account: Account): Promise<Response> {
  const form = await c.req.formData()
  const children = await findChildren(around, account)
  const shown = shownOf(around, children)
  const problems: Problem[] = []
  const when = whenOf(form, shown, (field, text) => problems.push({ field, text }))
  const read = readSeveral(
    form,
    children.map(({ record }) => record),
  )
  if (!read.ok) problems.unshift(...read.problems)
  const act = textOf(form, 'do')
  if (!read.ok || when === null || act === 'change') {
    const page = {
      ...shown,
      typed: typedIn(form),
      chosen: textsOf(form, 'child'),
      token: tokenIn(form),
    }
    const wrong = act === 'change' ? [] : problems
    return c.html(<SeveralPage {...page} problems={wrong} />, wrong.length === 0 ? 200 : 422)
  }
  const named = children.filter(({ record }) => read.value.views.has(record))
  if (act !== 'save') {
    const fields = Object.entries(typedIn(form)).filter(([name]) => !['do', 'child'].includes(name))
    const chosen = named.map(({ record }) => ['child', record] as const)
    return c.html(
      <LookSeveralPage
        previews={named.map((child) => previewOf(child, children, read.value))}
        when={whenInWords(when)}
        fields={[...fields, ...chosen]}
      />,
    )
  }
  return keepAll(around, c, { named, children, when, several: read.value, token: tokenIn(form) })
}

function viewOf(child: Known, children: readonly Known[], several: Several) {
  const own = several.views.get(child.record)
  if (own === undefined) throw new Error('A child without a view.')
  return bodyFor(child, { own, shared: several.shared }, othersOf(child, children, several.besides))
}

function previewOf(child: Known, children: readonly Known[], several: Several): Preview {
  const body = viewOf(child, children, several)
  const lines = [
    [`${child.name}’s part`, body.role],
    ['Just before', body.antecedent],
    ['What happened', body.behaviour],
    ['What came after', body.consequence],
    [`${child.name} said`, body.childSaid],
    ['What helped', body.helped],
    ['Where', body.where],
    ['Lesson or time', body.lesson],
  ] as const
  return {
    name: child.name,
    lines: lines.flatMap(([label, words]) => (words === null ? [] : [[label, words] as const])),
  }
}

type Keeping = {
  readonly named: readonly Known[]
  readonly children: readonly Known[]
  readonly when: Happened
  readonly several: Several
  readonly token: string
}

/** Each record in a moment of its own, once: what one of them refuses, the others still hold. */
async function keepAll(
  around: Around,
  c: Ctx,
  { named, children, when, several, token }: Keeping,
): Promise<Response> {
  const { visitAt, finish } = visitsOf(around, c, NEED)
  for (const child of named) {
    await visitAt(child.record).within(async (write) => {
      await append(write, [
        {
          kind: 'incident',
          happened: when,
          author: await findMyName(write),
          people: [],
          shelf: 'incidents',
          audience: usualAudience(write),
          amends: null,
          body: viewOf(child, children, several),
          files: [],
          // Nothing in one record leads to the other, not even the key.
          key: `several:${createHash('sha256').update(`${token} ${child.record}`).digest('hex')}`,
        },
      ])
    })
  }
  return finish(c.redirect(`${PATH}?saved=yes`, 303))
}
