/**
 * The child's page by a link of their own. The link opens this and nothing else of the record. What is
 * only for the child is brought in by their own seat: no owner reads it, and it is not shown here again
 * without the word the child chose, for whoever made the link may have it too. Opening it leaves no entry.
 */
import { randomUUID } from 'node:crypto'
import { PastPage } from '../../child/readers/link-pages.tsx'
import { wordsOfDanger } from '../../help/help.ts'
import { asHolder, linkCookie, type LinkAround } from '../../people/at-link.ts'
import { NotFound } from '../../platform/web/errors.tsx'
import { textOf, textsOf, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import { linkRoute, type Ctx, type Route } from '../../platform/web/route.ts'
import { letRecord } from '../../platform/web/security.ts'
import { HELP_FIRST } from '../../platform/web/shell.ts'
import { currentAudience } from '../../record/audience.ts'
import type { Entry } from '../../record/entry.ts'
import { fileAnswer } from '../../record/file-answer.ts'
import { findFile } from '../../record/files.ts'
import { putHelpFirst, wordsWritten } from '../../record/help-first.ts'
import { keep, tokenIn } from '../../record/keeping.ts'
import type { Write } from '../../record/kind.ts'
import { append } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import type { Frame } from '../child-frame.tsx'
import { DAY, ownDraft, ownFiles, readOwn, SAY, showEntry, type What } from '../child-own.ts'
import { ChildDayPage, ChildPage, KeptPage, SayPage } from '../child-pages.tsx'
import { othersReached, ownReaderChoices } from '../readers.ts'
import { AlonePage, OnlyForMe } from './child-link-pages.tsx'
import { findAlone, findOwn, findShared, saidIn, type Own } from './child-store.ts'
import { hasOwnWord, proofOf, tryOwnWord, WORD_LENGTH_MIN } from './own-word.ts'
import { findAdults, UNDER_WORD } from './store.ts'

const AT = '/l/child'

export function childLinkRoutes(around: LinkAround): Route[] {
  const page = (path: string, show: Shows) =>
    linkRoute('get', AT + path, (c) => atLink(around, c, (write) => show(c, write)))
  const form = (path: string, take: Takes) =>
    linkRoute('post', AT + path, async (c) => {
      // Who it is comes first: what strangers send is not read.
      const mine = await atLink(around, c, async () => null)
      if (mine !== null) return mine
      const given = await c.req.formData()
      return atLink(around, c, (write) => take(c, write, given))
    })
  return [
    page('', (c, write) => showFirst(c, write, [])),
    ...([SAY, DAY] as const).map((what) =>
      page(`/${what}`, (c, write) => showForm(c, write, { what })),
    ),
    ...([SAY, DAY] as const).map((what) =>
      form(`/${what}`, (c, write, given) => keepOwn(c, write, { what, form: given })),
    ),
    page('/kept/:address', showKept),
    page('/files/:address/:position', sendOwnFile),
    form('/show/:address', showTo),
    form('/own', showAlone),
    form('/away/:address', throwAway),
  ]
}

type Shows = (c: Ctx, write: Write) => Promise<Response>
type Takes = (c: Ctx, write: Write, form: FormData) => Promise<Response>

/** Runs `work` for the child; a link that is over says so, kindly. `work` may have nothing to answer. */
async function atLink<T extends Response | null>(
  around: LinkAround,
  c: Ctx,
  work: (write: Write) => Promise<T>,
): Promise<Response | T> {
  const done = await asHolder(
    around,
    { cookie: linkCookie(c), roles: ['child'] },
    async (write) => ({
      answer: await work(write),
    }),
  )
  return done === null ? c.html(<PastPage />, 410) : done.answer
}

async function frameOf(write: Write) {
  const adults = await findAdults(write)
  const owners = adults.filter(({ owner }) => owner).map(({ name }) => name)
  const name = write.recordName.split(' ')[0] ?? write.recordName
  const opener = { by: 'link' as const, owners, hasWord: await hasOwnWord(write) }
  const frame: Frame = { name, at: AT, opener }
  return { adults, frame, hasWord: opener.hasWord }
}

async function showFirst(c: Ctx, write: Write, problems: readonly Problem[]): Promise<Response> {
  const { frame, hasWord } = await frameOf(write)
  const below = hasWord ? <OnlyForMe at={AT} problems={problems} /> : null
  const words = await findShared(write)
  return c.html(
    <ChildPage {...frame} words={words} below={below} problems={problems} />,
    problems.length > 0 ? 422 : 200,
  )
}

type Shown = {
  readonly what: What
  readonly token?: string
  readonly typed?: Typed
  readonly pictures?: readonly string[]
  readonly problems?: readonly Problem[]
}

async function showForm(c: Ctx, write: Write, shown: Shown): Promise<Response> {
  const { adults, frame } = await frameOf(write)
  const { what, token = randomUUID(), typed = {}, pictures = [], problems = [] } = shown
  const choices = ownReaderChoices(adults)
  if (what === SAY) letRecord(c)
  const FormPage = what === SAY ? SayPage : ChildDayPage
  return c.html(
    <FormPage {...frame} {...{ choices, token, typed, pictures, problems }} />,
    problems.length > 0 ? 422 : 200,
  )
}

const WORD_SLIPS = {
  short: `Choose a secret word of at least ${WORD_LENGTH_MIN} letters, or leave this empty`,
  wrong: 'That is not the secret word of this page. Leave this empty if you do not know it',
  shut: 'After five wrong tries this opens again tomorrow. Leave it empty for now',
} as const

/** Whether it is kept under the child's word; or what is to be mended. Asked only for what nobody else reads. */
async function underWord(write: Write, form: FormData, alone: boolean): Promise<boolean | Problem> {
  const word = textOf(form, 'secret')
  if (!alone || word === '') return false
  if (word.length < WORD_LENGTH_MIN) return { field: 'secret', text: WORD_SLIPS.short }
  const tried = await tryOwnWord(write, word, true)
  return tried === 'right' ? true : { field: 'secret', text: WORD_SLIPS[tried] }
}

async function keepOwn(
  c: Ctx,
  write: Write,
  { what, form }: { readonly what: What; readonly form: FormData },
): Promise<Response> {
  const { files, came } = await ownFiles(form, what)
  const { adults } = await frameOf(write)
  const token = tokenIn(form)
  const choice = ownReaderChoices(adults).find(({ value }) => value === textOf(form, 'readers'))
  const { body, problems } = readOwn(form, what, came)
  const slips = [
    ...(choice === undefined ? [{ field: 'readers', text: 'Choose who may read this' }] : []),
    ...problems,
  ]
  const word = slips.length > 0 ? false : await underWord(write, form, choice?.value === 'me')
  if (typeof word === 'object') slips.push(word)
  if (body === null || choice === undefined || slips.length > 0) {
    const typed = { ...typedIn(form), readers: textOf(form, 'readers') }
    const pictures = textsOf(form, 'pictures')
    return showForm(c, write, { what, token, typed, pictures, problems: slips })
  }
  const appended: Entry[] = []
  const address = await keep(
    { ...write, appended },
    {
      ...ownDraft(write, what, choice.audience),
      // The people of a record are not this seat's to add to.
      people: [],
      body,
      files,
      key: `${word === true ? UNDER_WORD : 'written'}:${token}`,
    },
  )
  await putHelpFirst(write, appended)
  const help = wordsOfDanger(wordsWritten(form)) ? `?${HELP_FIRST}` : ''
  return c.redirect(`${AT}/kept/${address}${help}`, 303)
}

/** Just after it was kept, it can be shown on without the word. */
const FRESH_MS = 10 * 60 * 1000

function isFresh(write: Write, { entry }: Own): boolean {
  return Date.parse(write.now) - Date.parse(entry.written) < FRESH_MS
}

async function ownAt(c: Ctx, write: Write): Promise<Own> {
  const own = await findOwn(write, c.req.param('address') ?? '')
  if (own === null) throw new NotFound()
  return own
}

/**
 * Whether it may be opened, shown to somebody else or thrown away here: just kept, or by the word, where not
 * every owner can read it. Any of them may have the link, and be whom it is about.
 */
async function mayOpen(c: Ctx, write: Write, own: Own, proof: string): Promise<boolean> {
  if (own.open || isFresh(write, own)) return true
  return own.underWord && proof !== '' && proof === (await proofOf(write, linkCookie(c)))
}

async function showKept(c: Ctx, write: Write): Promise<Response> {
  const own = await ownAt(c, write)
  const { adults, frame } = await frameOf(write)
  const reached = await reachedBy(write, own, adults)
  const isShown = await mayOpen(c, write, own, '')
  const { words, pictures } = saidIn(own.entry)
  return c.html(
    <KeptPage
      {...frame}
      words={isShown ? words : null}
      pictures={isShown ? pictures : []}
      readers={own.alone ? ['Only you'] : ['You', ...reached.map(({ name }) => name)]}
      show={`${AT}/show/${own.entry.address}`}
      token={randomUUID()}
      others={isShown ? adults.filter((each) => !reached.includes(each)) : []}
    />,
  )
}

async function reachedBy(
  write: Write,
  { entry }: Own,
  adults: Awaited<ReturnType<typeof findAdults>>,
) {
  return othersReached(await currentAudience(write, entry), adults, write.memberId)
}

async function showTo(c: Ctx, write: Write, form: FormData): Promise<Response> {
  const own = await ownAt(c, write)
  const members = await findAdults(write)
  const to = members.find(({ id }) => id === textOf(form, 'to'))
  if (to === undefined || !(await mayOpen(c, write, own, textOf(form, 'proof'))))
    throw new NotFound()
  await showEntry(write, own.entry, { to, members, key: `written:${tokenIn(form)}:show` })
  return c.redirect(`${AT}/kept/${own.entry.address}`, 303)
}

async function showAlone(c: Ctx, write: Write, form: FormData): Promise<Response> {
  const tried = await tryOwnWord(write, textOf(form, 'own'), false)
  if (tried !== 'right')
    return showFirst(c, write, [
      {
        field: 'own',
        text:
          tried === 'shut'
            ? 'After five wrong tries this opens again tomorrow'
            : 'That is not the secret word of this page. Try it once more',
      },
    ])
  const { adults, frame } = await frameOf(write)
  const proof = (await proofOf(write, linkCookie(c))) ?? ''
  const page = { kept: await findAlone(write), others: adults, proof, token: randomUUID() }
  return c.html(<AlonePage {...frame} {...page} />)
}

async function throwAway(c: Ctx, write: Write, form: FormData): Promise<Response> {
  const own = await ownAt(c, write)
  if (!(await mayOpen(c, write, own, textOf(form, 'proof')))) throw new NotFound()
  await append(write, [
    {
      kind: 'erasure',
      happened: { day: todayIn(write), time: null, precision: 'day' },
      author: own.entry.author,
      people: [],
      shelf: own.entry.shelf,
      audience: 'me',
      amends: null,
      body: { of: own.entry.seq },
      files: [],
    },
  ])
  return c.redirect(AT, 303)
}

async function sendOwnFile(c: Ctx, write: Write): Promise<Response> {
  const own = await ownAt(c, write)
  const position = Number(c.req.param('position'))
  const isOne = Number.isInteger(position) && position >= 0 && position < own.entry.files.length
  if (!isOne || !(await mayOpen(c, write, own, c.req.query('proof') ?? ''))) throw new NotFound()
  const file = await findFile(write, own.entry.seq, position)
  if (file === null) throw new NotFound()
  return fileAnswer(c, file)
}
