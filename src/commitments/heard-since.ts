/** What was said in a commitment's thread since: how often it was chased, and what was heard last. */
import { sql } from 'kysely'
import { sentencesOf } from '../correspondence/asks-sentences.ts'
import { messageBody } from '../correspondence/entries.ts'
import { passedOnTo, recogniseReply, type ReplyKind } from '../correspondence/replies.ts'
import type { Day } from '../platform/day.ts'
import { oneLine } from '../platform/words.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import { findSentAgain } from './sendings.ts'
import type { KeptCommitment } from './store.ts'

type Heard = {
  readonly seq: number
  readonly address: string
  readonly day: Day
  readonly from: string
  /** Its first words. */
  readonly words: string
  readonly as: ReplyKind
  readonly reason: string
  /** To whom they say they passed it on. */
  readonly passedTo: string | null
}

export type Since = {
  /** Days on which the family wrote again in the thread. */
  readonly chased: readonly Day[]
  readonly heard: Heard | null
}

const NOTHING: Since = { chased: [], heard: null }
/** A thread is looked through this far; nobody reads a longer count. */
const MESSAGES_MAX = 100

/** What happened since in the threads of `commitments`, by root, up to `on` or the day each was settled. */
export async function findSince(
  write: Write,
  commitments: readonly KeptCommitment[],
  on: Day,
): Promise<(commitment: KeptCommitment) => Since> {
  const again = await sentAgain(write, commitments, on)
  const threaded = commitments.filter((each) => each.thread !== null && each.source !== null)
  if (threaded.length === 0) return ({ root }) => withAgain(NOTHING, again.get(root))
  const rows = await rowsFor(
    write,
    threaded.map((each) => each.root),
    on,
  )
  const heard = await heardIn(
    write,
    rows.flatMap((row) => row.heard ?? []),
  )
  const byRoot = new Map(
    rows.map((row) => [
      row.root,
      { chased: row.chased, heard: row.heard === null ? null : (heard.get(row.heard) ?? null) },
    ]),
  )
  return ({ root }) => withAgain(byRoot.get(root) ?? NOTHING, again.get(root))
}

async function sentAgain(
  write: Write,
  commitments: readonly KeptCommitment[],
  on: Day,
): Promise<ReadonlyMap<number, readonly Day[]>> {
  const roots = commitments.map((each) => each.root)
  const sent = Map.groupBy(await findSentAgain(write, roots, on), ({ about }) => about)
  return new Map([...sent].map(([root, all]) => [root, all.map(({ day }) => day)]))
}

/** A letter and the same mail brought in later are of one day, and count once. */
function withAgain(since: Since, sent: readonly Day[] = []): Since {
  if (sent.length === 0) return since
  return { ...since, chased: [...new Set([...since.chased, ...sent])].toSorted() }
}

type Row = { readonly root: number; readonly chased: Day[]; readonly heard: number | null }

/**
 * What makes a letter a chase: it asks, reminds, or says that nothing came. A thank-you in the same
 * thread is none.
 */
const CHASING =
  '\\?|please|remind|chas(e|ing)|waiting|not (yet )?(heard|had|received)|any (news|update)|follow'

/**
 * An ask is chased by whoever asked, a promise by those it was made to, once its day has passed. What
 * is said by anybody else is heard from them.
 */
async function rowsFor({ tx, recordId }: Write, roots: readonly number[], on: Day): Promise<Row[]> {
  const found = await sql<Row>`
    select c.root, coalesce(said.chased, '{}') as chased, said.heard
    from commitment c
    join message_thread asked on asked.record_id = c.record_id and asked.seq = c.source
    cross join lateral (
      select array_agg(day::text order by happened_at) filter (where ours and chasing) as chased,
        (array_agg(seq order by happened_at desc) filter (where not ours))[1] as heard
      from (
        select m.seq, m.day, m.happened_at,
          case c.kind when 'ask' then m.sender = c.asker else m.sender = any(asked.recipients) end as ours,
          (c.kind = 'ask' or c.due is null or m.day > c.due)
            and (entry.content::jsonb -> 'body' ->> 'words') ~* ${CHASING} as chasing
        from message_thread m
        join entry on entry.record_id = m.record_id and entry.seq = m.seq
        where m.record_id = c.record_id and m.thread = c.thread and m.seq <> c.source
          and (m.happened_at, m.seq) > (asked.happened_at, asked.seq)
          and m.day <= least(${on}::date, coalesce(c.settled_day, ${on}::date))
        order by m.happened_at desc limit ${MESSAGES_MAX}) as thread
    ) as said
    where c.record_id = ${recordId} and c.root = any(${[...roots]}::int[])`.execute(tx)
  return found.rows
}

async function heardIn(write: Write, seqs: readonly number[]): Promise<Map<number, Heard>> {
  const entries = seqs.length === 0 ? [] : await findEntries(write, seqs)
  return new Map(
    entries
      .filter((entry) => !entry.erased)
      .map((entry) => {
        const body = messageBody.parse(entry.body)
        const { subject, words, auto, from } = body
        const { as, reason } = recogniseReply({
          subject,
          words: words.slice(0, WORDS_LENGTH_MAX),
          auto,
          from: from?.address ?? null,
        })
        const heard: Heard = {
          seq: entry.seq,
          address: entry.address,
          day: entry.happened.day,
          from: from?.name ?? entry.author,
          words: firstWords(words),
          passedTo: passedOnTo(words),
          as,
          reason,
        }
        return [entry.seq, heard]
      }),
  )
}

const WORDS_LENGTH_MAX = 8000
const FIRST_WORDS_LENGTH_MAX = 140

const GREETING = /^(?:dear|hi|hello|good (?:morning|afternoon|evening))\b[^,.!?]{0,40}[,.!] */i

/** The first words of a message, without its greeting and signature, on one line. */
export function firstWords(words: string, most = FIRST_WORDS_LENGTH_MAX): string {
  return upTo(most, said(words).replace(GREETING, ''))
}

/** The first sentences of a message, as `firstWords`, a greeting that stands in one of them kept. */
export function firstSentences(words: string, most: number): string {
  return upTo(most, said(words))
}

function said(words: string): string {
  return sentencesOf(words.slice(0, 2000))
    .map((sentence) => oneLine(sentence.text))
    .join(' ')
}

function upTo(most: number, text: string): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`
}
