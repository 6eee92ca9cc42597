/** The family answers an entry about their child: their view stands beside it wherever it goes. */
import { randomUUID } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { NotFound } from '../../platform/web/errors.tsx'
import { textOf, type Problem } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { readersOf } from '../../record/audience.ts'
import { currentAudience } from '../../record/audience.ts'
import { answersFollow } from '../../record/effects.ts'
import type { Audience, Entry } from '../../record/entry.ts'
import { keep, keyIn, tokenIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findMembers, findMyName, findReaders } from '../../record/looking.ts'
import { findByAddress } from '../../record/store.ts'
import { readersInWords } from '../../record/timeline.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { AnswerBeside } from './cards.tsx'
import { ANSWER_KIND } from './entries.ts'
import { AnswerPage } from './pages.tsx'
import { findOurAnswers } from './store.ts'

/** Nothing that could be seen in another way: the ledger's own voice, and what only one person reads. */
const NOT_ANSWERED: readonly string[] = [
  ANSWER_KIND,
  'audience',
  'erasure',
  'tags',
  'help-first',
  'dealt-with',
  'opened',
  'read',
  'whereabouts',
  'whereabouts choice',
  'news read',
  'change confirmed',
]

export function answerRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  const need = 'write in the record'
  return [
    recordRoute(around, ['get', '/entries/:address/our-view', need], (c, visit) =>
      visit.within((write) => show(c, write, { words: '', problems: [], token: randomUUID() })),
    ),
    recordRoute(around, ['post', '/entries/:address/our-view', need], answer),
  ]
}

async function answered(c: Ctx, write: Write): Promise<Entry> {
  const entry = await findByAddress(write, c.req.param('address') ?? '')
  if (entry === null || !mayAnswer(write, entry)) throw new NotFound()
  return entry
}

/** The owners, and the young person it is about, who may not own the record yet. */
function mayAnswer({ owner, role, writesOn }: Write, entry: Entry): boolean {
  if (entry.erased || NOT_ANSWERED.includes(entry.kind)) return false
  return owner || (role.split(' and ').includes('young person') && writesOn.includes(entry.shelf))
}

type Shown = {
  readonly words: string
  readonly problems: readonly Problem[]
  readonly token: string
}

async function show(c: Ctx, write: Write, shown: Shown): Promise<Response> {
  const entry = await answered(c, write)
  const readers = readersInWords(await findReaders(write, entry.seq), {
    shelf: entry.shelf,
    me: write.memberId,
    members: await findMembers(write),
  })
  const record = pageRecord(write)
  const page = { record, title: entry.title, back: `${record.path}/entries/${entry.address}` }
  return c.html(
    <AnswerPage {...page} {...shown} readers={readers} />,
    shown.problems.length === 0 ? 200 : 422,
  )
}

const WORDS_MAX = 20_000

async function answer(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const words = textOf(form, 'words')
  return visit.within(async (write) => {
    const entry = await answered(c, write)
    if (words === '' || words.length > WORDS_MAX) {
      const text = words === '' ? 'Write how you see it' : 'Write less here'
      const problems = [{ field: 'words', text }]
      return show(c, write, { words, problems, token: tokenIn(form) })
    }
    await keep(write, {
      kind: ANSWER_KIND,
      happened: { day: todayIn(write), time: null, precision: 'day' },
      author: await findMyName(write),
      people: [],
      shelf: entry.shelf,
      audience: await audienceOf(write, entry),
      amends: null,
      body: { of: entry.seq, words },
      files: [],
      key: keyIn(form, 'our-view'),
    })
    await answersFollow(write, [entry.seq])
    return c.redirect(`${visit.path}/entries/${entry.address}`, 303)
  })
}

/** Those who may read the entry now, by name unless it is everybody who holds its shelf. */
async function audienceOf(write: Write, entry: Entry): Promise<Audience> {
  const audience = await currentAudience(write, entry)
  if (audience === 'circle') return audience
  const { members } = await findReaders(write, entry.seq)
  const alone = await readersOf(write, 'me')
  return members.every((id) => alone.includes(id)) ? 'me' : { people: [...members] }
}

/** What the page of an entry shows of the family's view, and the way to give it. */
export async function answersOffer(write: Write, entry: Entry): Promise<Child | null> {
  if (entry.erased || NOT_ANSWERED.includes(entry.kind)) return null
  const path = `/records/${write.recordId}`
  const answers = (await findOurAnswers(write)).filter(({ aboutRoot }) => aboutRoot === entry.root)
  const isOthers = entry.broughtBy !== write.memberId
  const may = mayAnswer(write, entry)
  if (answers.length === 0 && !may) return null
  return (
    <>
      {answers.map((each) => (
        <AnswerBeside answer={each} path={path} />
      ))}
      {may && (
        <p class="heard-no-print">
          <a href={`${path}/entries/${entry.address}/our-view`}>
            {write.owner ? 'Give our view of this' : 'Say how you see this'}
          </a>
          {isOthers && <span class="heard-meta"> it stands beside it wherever it goes</span>}
        </p>
      )}
    </>
  )
}
