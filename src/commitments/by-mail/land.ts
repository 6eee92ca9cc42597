/**
 * An answer by link, kept as the words of whoever gave it, and at once on what they were asked: in one
 * transaction, or not at all. Given again, it takes the place of the one before.
 */
import { lockHead, project } from '../../record/append.ts'
import { asOwner } from '../../record/acting-as.ts'
import { currentAudience, readersOf } from '../../record/audience.ts'
import type { Audience, Entry, FileDraft, Shelf } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findReaders } from '../../record/looking.ts'
import { append, findNewest, findVersions } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import { owedBody } from '../entries.ts'
import { answerDrafts } from './answer-drafts.ts'
import type { Answered } from './forms.ts'
import { answerInBrowser, countMine, findMyQuestion } from './store.ts'

export type Landed = 'kept' | 'answered elsewhere' | 'not here'

type Given = {
  readonly answered: Answered
  readonly files: readonly FileDraft[]
  /** The browser it came from, hashed. */
  readonly browser: Buffer
  /** Of the form: sent twice, kept once. */
  readonly token: string
}

/** What the answer needs to know of the ask, which whoever answers may not read. */
export type AskFacts = {
  readonly root: number
  readonly title: string
  readonly creditor: string
  readonly shelf: Shelf
  /** Everybody who may read the ask may read its answer. */
  readonly audience: Audience
}

/** Nobody changes their answer so often. */
const ANSWERS_MAX = 200

/** Keeps what the acting seat answers. */
export async function landAnswer(seat: Write, given: Given): Promise<Landed> {
  await lockHead(seat)
  const question = await findMyQuestion(seat)
  if (question === null) return 'not here'
  const { entry, body } = question
  const among = [entry.broughtBy, ...(await findReaders(seat, entry.seq)).members]
  const asked = await asOwner(seat, among, (owner) => factsOf(owner, body.of))
  if (asked === null) return 'not here'
  if ((await countMine(seat)) >= ANSWERS_MAX) return 'not here'
  if (!(await answerInBrowser(seat, given.browser))) return 'answered elsewhere'
  const before = await findMine(seat)
  const { entries } = await append(
    seat,
    answerDrafts(given.answered, asked, {
      before,
      name: body.name,
      today: todayIn(seat),
      files: given.files,
      token: given.token,
    }),
  )
  await asOwner(seat, among, (owner) => project(owner, entries))
  return 'kept'
}

async function factsOf(owner: Write, root: number): Promise<AskFacts | null> {
  const newest = (await findVersions(owner, root)).findLast(({ erased }) => !erased)
  if (newest === undefined) return null
  const read = owedBody.safeParse(newest.body)
  if (!read.success) return null
  const { title, creditor } = read.data
  const now = await currentAudience(owner, newest)
  const audience = now === 'circle' ? now : { people: await readersOf(owner, now) }
  return { root, title, creditor, shelf: newest.shelf, audience }
}

/** What the acting seat has answered so far, each as its newest version. */
export async function findMine(seat: Write): Promise<Entry[]> {
  const found = await findNewest(seat, ['answer', 'promise', 'hand-over'])
  return found
    .filter(({ broughtBy }) => broughtBy === seat.memberId)
    .toSorted((one, other) => one.seq - other.seq)
}
