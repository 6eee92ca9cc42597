/** The child's own page: what they put in themselves, who may read it, what became of it. */
import { randomUUID } from 'node:crypto'
import { readAsked } from '../incidents/asking.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, textsOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { letRecord } from '../platform/web/security.ts'
import { currentAudience } from '../record/audience.ts'
import type { Audience, Entry, EntryDraft } from '../record/entry.ts'
import { filesIn, keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findMembers, findMyName } from '../record/looking.ts'
import { append, findByAddress } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { ChildDayPage, ChildPage, KeptPage, SayPage } from './child-pages.tsx'
import { checkInBody, voiceBody } from './entries.ts'
import { PICTURES } from './pictures.tsx'
import { othersReached, readerChoices, readersNamed } from './readers.ts'
import { CHECK_IN_QUESTIONS } from './sorts.data.ts'
import { findOwnWords } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

const SAY = 'say'
const DAY = 'day'
type What = typeof SAY | typeof DAY

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
  return { members, frame: { record: pageRecord(write), adult: await findMyName(write) } }
}

type Wrong = {
  readonly token: string
  readonly typed: Typed
  readonly pictures: readonly string[]
  readonly problems: readonly Problem[]
}

async function showForm(c: Ctx, write: Write, what: What, wrong: Wrong | null): Promise<Response> {
  const { members, frame } = await frameOf(write)
  const blank = { token: randomUUID(), typed: {}, pictures: [], problems: [] }
  const choices = readerChoices(members, write.memberId)
  if (what === SAY) letRecord(c)
  const FormPage = what === SAY ? SayPage : ChildDayPage
  return c.html(
    <FormPage {...frame} choices={choices} {...(wrong ?? blank)} />,
    wrong === null ? 200 : 422,
  )
}

/** How it was said, as far as what came with the form tells. */
type Came = 'spoken' | 'drawn' | null

/** What the form says, as the body of an entry and who may read it; or what is to be mended. */
function readOwn(form: FormData, what: What, came: Came) {
  if (what === DAY) {
    const questions = CHECK_IN_QUESTIONS.filter(({ name }) =>
      ['word', 'energy', 'worry'].includes(name),
    ).toSorted((one) => (one.name === 'word' ? -1 : 1))
    const read = readAsked(form, {
      questions,
      schema: checkInBody,
      shaped: (answers) => ({ ...answers, from: 'child' }),
    })
    return read.ok ? { body: read.value, problems: [] } : { body: null, problems: read.problems }
  }
  const words = textOf(form, 'words')
  const pictures = textsOf(form, 'pictures').filter((word) => PICTURES.includes(word))
  const how = words !== '' ? 'written' : pictures.length > 0 ? 'pictures' : came
  if (how === null)
    return {
      body: null,
      problems: [
        { field: 'words', text: 'Write a word, choose a picture, say something or add a drawing' },
      ],
    }
  const body = voiceBody.parse({ words: words === '' ? null : words, pictures, how, alone: true })
  return { body, problems: [] }
}

async function keepOwn(c: Ctx, visit: Visit, what: What): Promise<Response> {
  const form = await c.req.formData()
  const voice = what === SAY ? await filesIn(form, 'voice') : []
  const files = what === SAY ? [...voice, ...(await filesIn(form))] : []
  const came = voice.length > 0 ? 'spoken' : files.length > 0 ? 'drawn' : null
  return visit.within(async (write) => {
    const token = tokenIn(form)
    const { members } = await frameOf(write)
    const choice = readerChoices(members, write.memberId).find(
      ({ value }) => value === textOf(form, 'readers'),
    )
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

/** An entry in the child's own name: kept like any other, and theirs. */
function ownDraft(
  write: Write,
  what: What,
  audience: Audience,
): Omit<EntryDraft, 'body' | 'files' | 'key'> {
  return {
    kind: what === SAY ? 'voice' : 'check-in',
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: write.recordName,
    people: [{ name: write.recordName, address: null }],
    shelf: what === SAY ? 'profile' : 'days',
    audience,
    amends: null,
  }
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
    const readers = readersNamed(audience, members, write.memberId)
    const reached = new Set(othersReached(audience, members, write.memberId))
    const { data } = voiceBody.safeParse(entry.body)
    return c.html(
      <KeptPage
        {...frame}
        words={data?.words ?? null}
        pictures={data?.pictures ?? []}
        readers={readers}
        address={entry.address}
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
    const before = othersReached(await currentAudience(write, entry), members, write.memberId)
    const people = members.filter(
      (each) => each.id === write.memberId || each.id === to.id || before.includes(each),
    )
    await append(write, [
      {
        kind: 'audience',
        happened: { day: todayIn(write), time: null, precision: 'day' },
        author: write.recordName,
        people: [],
        shelf: entry.shelf,
        audience: 'me',
        amends: null,
        body: {
          of: entry.seq,
          audience: { people: people.map(({ id }) => id) },
          words: `${write.recordName} chose to show it to ${to.name}.`,
        },
        files: [],
        key: `${keyIn(form, 'written')}:show`,
      },
    ])
    return c.redirect(`${visit.path}/child/kept/${entry.address}`, 303)
  })
}
