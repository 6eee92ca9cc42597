/** What a mail asks about: an ask or promise as it stands, or a need, about which an ask is made when it goes. */
import { findAddresses } from '../../correspondence/asks-store.ts'
import { NotFound } from '../../platform/web/errors.tsx'
import type { Typed } from '../../platform/web/forms.ts'
import type { Ctx } from '../../platform/web/route.ts'
import { oneLine } from '../../platform/words.ts'
import type { Entry } from '../../record/entry.ts'
import { keep } from '../../record/keeping.ts'
import type { Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { findByAddress, findEntries, findVersions } from '../../record/store.ts'
import { todayIn } from '../../record/visit.ts'
import { findSince } from '../heard-since.ts'
import { findHistory } from '../history.ts'
import { findShownPath } from '../shown-path.ts'
import { findCommitment, type KeptCommitment } from '../store.ts'
import { findHeld, type Held } from '../stops.ts'
import type { ToAsk } from './forms.ts'
import { firstWordsOf } from './mail-words.ts'

export type Subject = {
  /** Its page, from the record's own on; and what it is called. */
  readonly path: string
  readonly title: string
  /** The form as it is first opened. */
  readonly first: () => Promise<Typed>
  /** What is asked, as kept, and the page on which what became of it stands. */
  readonly asked: (to: ToAsk, key: string) => Promise<{ entry: Entry; path: string }>
}

export async function commitmentAt(c: Ctx, write: Write): Promise<KeptCommitment> {
  const commitment = await findCommitment(write, c.req.param('address') ?? '')
  if (commitment === null) throw new NotFound()
  return commitment
}

/** An ask or promise, at its own page. */
export async function owedSubject(c: Ctx, write: Write): Promise<Subject> {
  const commitment = await commitmentAt(c, write)
  const path = `/owed/${commitment.address}`
  return {
    path,
    title: commitment.title,
    first: () => firstGiven(write, commitment),
    asked: async () => {
      const entry = (await findVersions(write, commitment.root)).findLast(({ erased }) => !erased)
      if (entry === undefined) throw new NotFound()
      return { entry, path }
    },
  }
}

/** The form as it is first opened: the letter it was asked in, or the next thing to write. */
async function firstGiven(write: Write, commitment: KeptCommitment): Promise<Typed> {
  const on = todayIn(write)
  const { chased } = (await findSince(write, [commitment], on))(commitment)
  const first = firstWordsOf(commitment, { on, chased, writer: await findMyName(write) })
  const history = await findHistory(write, commitment)
  const address = history.address ?? (await findAddresses(write, first.to))[0] ?? ''
  const letter = await letterOf(write, commitment)
  return {
    name: first.to,
    address,
    subject: first.subject,
    question: letter ?? first.question,
  }
}

async function letterOf(write: Write, { source }: KeptCommitment): Promise<string | null> {
  if (source === null) return null
  const [entry] = await findEntries(write, [source])
  const { words } = (entry?.body ?? {}) as { words?: unknown }
  return entry?.kind === 'letter' && typeof words === 'string' && words !== '' ? words : null
}

/**
 * A need, at its own page. Whoever answers answers the question, not the need: so the question becomes an ask,
 * with the need as its source, and the need is met only when the family says so.
 */
export async function needSubject(c: Ctx, write: Write): Promise<Subject> {
  const found = await findByAddress(write, c.req.param('address') ?? '')
  const need = found?.kind === 'need' ? await findHeld(write, found.seq) : null
  if (need === null || found === null) throw new NotFound()
  return {
    path: `/needs/${need.address}`,
    title: need.title,
    first: () => firstOfNeed(write, need),
    asked: async (to, key) => {
      const address = await keep(write, {
        kind: 'ask',
        happened: { day: todayIn(write), time: null, precision: 'day' },
        author: await findMyName(write),
        people: [{ name: to.name, address: to.address }],
        shelf: found.shelf,
        audience: 'me',
        amends: null,
        body: {
          title: cut(`About: ${need.title}`),
          debtor: to.name,
          creditor: await findMyName(write),
          source: need.seq,
          words: to.question,
        },
        files: [],
        key: `${key}:ask`,
      })
      const entry = await findByAddress(write, address)
      if (entry === null) throw new NotFound()
      return { entry, path: `/owed/${address}` }
    },
  }
}

async function firstOfNeed(write: Write, need: Held): Promise<Typed> {
  const { title, words } = need
  const to = (await findShownPath(write, need, todayIn(write))).stops.at(-1)?.who ?? ''
  const greeting = to === '' ? 'Hello,' : `Dear ${to},`
  const more = words?.trim() ?? ''
  const said = more === '' ? `It is about this: ${title}.` : `It is about this: ${title}. ${more}`
  const asks = 'Who deals with this now, and what happens next?'
  return {
    name: to,
    address: to === '' ? '' : ((await findAddresses(write, to))[0] ?? ''),
    subject: 'A question for you',
    question: [greeting, said, asks, `Thank you,\n${await findMyName(write)}`].join('\n\n'),
  }
}

const TITLE_MAX = 300

function cut(text: string): string {
  const line = oneLine(text)
  return line.length <= TITLE_MAX ? line : `${line.slice(0, TITLE_MAX - 1)}…`
}
