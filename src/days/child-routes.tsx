/** The child's own page: what they put in themselves, who may read it, what became of it. */
import { randomUUID } from 'node:crypto'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, textsOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { letRecord } from '../platform/web/security.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry } from '../record/entry.ts'
import { keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findMembers, findMyName } from '../record/looking.ts'
import { findByAddress } from '../record/store.ts'
import { pageRecord, recordRoute, type Visit } from '../record/visit.ts'
import type { Opener } from './child-frame.tsx'
import { ChildDayPage, ChildPage, KeptPage, SayPage } from './child-pages.tsx'
import { DAY, ownDraft, ownFiles, readOwn, SAY, showEntry, type What } from './child-own.ts'
import { voiceBody } from './entries.ts'
import { othersReached, ownReaderChoices, readerChoices, readersNamed } from './readers.ts'
import { findOwnWords } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function childRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/child', 'write profile'], (c, visit) =>
      visit.within(async (write) => {
        const words = await findOwnWords(write, write.recordName)
        return c.html(<ChildPage {...(await frameOf(write)).frame} words={words} />)
      }),
    ),
    ...([SAY, DAY] as const).flatMap((what) => [
      recordRoute(around, ['get', `/child/${what}`, 'write profile'], (c, visit) =>
        visit.within((write) => showForm(c, write, what, null)),
      ),
      recordRoute(around, ['post', `/child/${what}`, 'write profile'], (c, visit) =>
        keepOwn(c, visit, what),
      ),
    ]),
    recordRoute(around, ['get', '/child/kept/:address', 'write profile'], showKept),
    recordRoute(around, ['post', '/child/show/:address', 'write profile'], showTo),
  ]
}

async function frameOf(write: Write) {
  const members = await findMembers(write)
  const { name, path } = pageRecord(write)
  const others = members.filter(({ id, visits }) => visits && id !== write.memberId)
  const owners = others.filter(({ owner }) => owner).map((each) => each.name)
  const opener: Opener = isTheirs(write)
    ? { by: 'seat', owners }
    : { by: 'device', adult: await findMyName(write) }
  const choices = isTheirs(write)
    ? ownReaderChoices(others)
    : readerChoices(members, write.memberId)
  return { members, choices, frame: { name, at: `${path}/child`, opener } }
}

/** Whether it is the young person who is signed in: then nobody stands between them and what they put in. */
const isTheirs = ({ role }: Write): boolean => role === 'young person'

type Wrong = {
  readonly token: string
  readonly typed: Typed
  readonly pictures: readonly string[]
  readonly problems: readonly Problem[]
}

async function showForm(c: Ctx, write: Write, what: What, wrong: Wrong | null): Promise<Response> {
  const { choices, frame } = await frameOf(write)
  const blank = { token: randomUUID(), typed: {}, pictures: [], problems: [] }
  if (what === SAY) letRecord(c)
  const FormPage = what === SAY ? SayPage : ChildDayPage
  return c.html(
    <FormPage {...frame} choices={choices} {...(wrong ?? blank)} />,
    wrong === null ? 200 : 422,
  )
}

async function keepOwn(c: Ctx, visit: Visit, what: What): Promise<Response> {
  const form = await c.req.formData()
  const { files, came } = await ownFiles(form, what)
  return visit.within(async (write) => {
    const token = tokenIn(form)
    const { choices } = await frameOf(write)
    const choice = choices.find(({ value }) => value === textOf(form, 'readers'))
    const { body, problems } = readOwn(form, what, came)
    const wrong =
      choice === undefined ? [{ field: 'readers', text: 'Choose who may read this' }] : []
    if (body === null || choice === undefined) {
      const typed = { ...typedIn(form), readers: textOf(form, 'readers') }
      const pictures = textsOf(form, 'pictures')
      const slips = [...wrong, ...problems]
      return showForm(c, write, what, { token, typed, pictures, problems: slips })
    }
    const address = await keep(write, {
      ...ownDraft(write, what, choice.audience),
      body,
      files,
      key: keyIn(form, 'written'),
    })
    return c.redirect(`${visit.path}/child/kept/${address}`, 303)
  })
}

async function ownAt(c: Ctx, write: Write): Promise<Entry> {
  const entry = await findByAddress(write, c.req.param('address') ?? '')
  const isOwn = entry !== null && ['voice', 'check-in'].includes(entry.kind)
  if (
    !isOwn ||
    entry.erased ||
    entry.author !== write.recordName ||
    entry.broughtBy !== write.memberId
  )
    throw new NotFound()
  return entry
}

function showKept(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const entry = await ownAt(c, write)
    const { members, frame } = await frameOf(write)
    const audience = await currentAudience(write, entry)
    const [first = '', ...others] = readersNamed(audience, members, write.memberId)
    const readers = isTheirs(write)
      ? others.length === 0
        ? ['Only you']
        : ['You', ...others]
      : [first, ...others]
    const reached = new Set(othersReached(audience, members, write.memberId))
    const { data } = voiceBody.safeParse(entry.body)
    return c.html(
      <KeptPage
        {...frame}
        words={data?.words ?? null}
        pictures={data?.pictures ?? []}
        readers={readers}
        show={`${frame.at}/show/${entry.address}`}
        token={randomUUID()}
        others={members.filter(
          (each) => each.id !== write.memberId && each.visits && !reached.has(each),
        )}
      />,
    )
  })
}

/** One tap: somebody else may read it too. Nobody who could read it before is left out. */
async function showTo(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const entry = await ownAt(c, write)
    const members = await findMembers(write)
    const to = members.find(({ id, visits }) => visits && id === textOf(form, 'to'))
    if (to === undefined) throw new NotFound()
    await showEntry(write, entry, { to, members, key: `${keyIn(form, 'written')}:show` })
    return c.redirect(`${visit.path}/child/kept/${entry.address}`, 303)
  })
}
