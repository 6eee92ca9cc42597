/**
 * A record of many years, made from nothing but a seed: messages whose words are as common and as rare
 * as in a language (Zipf's law), with asks, answers and notes among them. The same seed gives the same
 * entries, so that two runs measure the same thing.
 */
import { addDays, day } from '../src/platform/day.ts'
import { append, takeStock } from '../src/record/append.ts'
import { findRecords } from '../src/record/begin.ts'
import type { EntryDraft, Figure } from '../src/record/entry.ts'
import type { Ground } from './ground.ts'

/** Words a search is made for: how often each stands in the text is known here. */
export const COMMON = ['school', 'support', 'meeting', 'please']
/** Each in one entry of two, never in the same one. */
export const APART = ['lavender', 'granite']
/** In one entry of five thousand. */
export const RARE = 'ptarmigan'
export const PHRASE = 'speech and language'

const FIRST = day('2016-09-01')
const VOCABULARY = 30_000
const KNOWN =
  'the to and of a in for is that we you it on with be this have are as not will he at from his was but or they school support meeting please teacher class plan week would been has can your our about more time child help said what when there which were so if their had one all him do by who out up some into them than then only new other also after over may any these two first'.split(
    ' ',
  )

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function vocabulary(): string[] {
  const next = numbersFrom(7)
  const pick = (from: string): string => from.charAt(Math.floor(next() * from.length))
  const words = new Set(KNOWN)
  while (words.size < VOCABULARY) {
    let word = ''
    const syllables = 2 + Math.floor(next() * 3)
    for (let count = 0; count < syllables; count += 1)
      word += pick('bcdfghlmnprstvw') + pick('aeiou') + (next() < 0.4 ? pick('lmnrst') : '')
    words.add(word)
  }
  return [...words]
}

const PEOPLE: readonly Figure[] = Array.from({ length: 60 }, (_, index) => ({
  name: `Person ${index + 1} of Hillview`,
  address: `person${index + 1}@hillview.example`,
}))
const FAMILY: Figure = { name: 'Alex Ward', address: 'alex@family.example' }

/** Draft number `index` (from 0) of a record; entries before it may be named by it. */
export function draftsFrom(seed: number): (index: number) => EntryDraft {
  const words = vocabulary()
  const next = numbersFrom(seed)
  const spread = Math.log(words.length)
  const word = (): string => words[Math.floor(Math.exp(next() * spread)) - 1] ?? 'the'
  const text = (index: number, count: number): string => {
    const said = Array.from({ length: count }, word)
    said.push(APART[index % 2] ?? '')
    if (index % 5000 === 77) said.push(RARE)
    if (index % 97 === 3) said.push(PHRASE)
    return `${said.join(' ')}.`
  }
  const usual = { people: [], shelf: 'messages', audience: 'me', amends: null, files: [] } as const
  return (index) => {
    const happened = {
      day: addDays(FIRST, Math.floor(index / 28)),
      time: `${String(8 + (index % 12)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
      precision: 'minute',
    } as const
    const sort = index % 20
    const author = FAMILY.name
    if (sort === 7 || sort === 13) {
      const body = { title: text(index, 6), words: text(index, 40) }
      return { ...usual, kind: 'note', happened, author, body }
    }
    if (sort === 11)
      return {
        ...usual,
        kind: 'ask',
        happened,
        author,
        body: {
          title: `Send ${text(index, 5)}`,
          debtor: 'Hillview Academy',
          creditor: author,
          source: index,
          due: index % 3 === 0 ? addDays(happened.day, 15) : null,
          dueBasis: index % 3 === 0 ? 'agreed' : null,
        },
      }
    if (sort === 12 && index % 100 !== 12) {
      const body = { of: index, as: index % 5 === 0 ? 'acknowledged' : 'answered' }
      return { ...usual, kind: 'answer', happened, author, body }
    }
    return { ...usual, ...message(index, next, text), happened }
  }
}

function message(
  index: number,
  next: () => number,
  text: (index: number, count: number) => string,
) {
  const other = PEOPLE[Math.floor(next() * PEOPLE.length)] ?? FAMILY
  const ours = index % 3 === 0
  const [from, to] = ours ? [FAMILY, other] : [other, FAMILY]
  return {
    kind: 'message',
    author: from.name,
    people: [from, to],
    body: {
      messageId: `<${index}@hillview.example>`,
      subject: text(index, 6),
      from,
      to: [to],
      thread: `thread ${Math.floor(index / 40)}-${other.name}`,
      words: `${text(index, 90)} Could you please send us the plan?`,
    },
  }
}

const AT_ONCE = 500

/**
 * Fills a record of `ground` with `size` entries, through the ledger's own door, or finds the one that an
 * earlier run left there. Returns its id.
 */
export async function fillRecord(ground: Ground, size: number): Promise<string> {
  const name = `Record of ${size}`
  const records = await findRecords(ground.ledger, ground.account.id)
  const before = records.find((record) => record.name === name && record.size === size)
  if (before !== undefined) return before.id
  const recordId = await ground.begin(name)
  const draft = draftsFrom(1)
  for (let from = 0; from < size; from += AT_ONCE) {
    const drafts = Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, at) =>
      draft(from + at),
    )
    await ground.within(recordId, (write) => append(write, drafts))
  }
  // As an import does when all has come in.
  await ground.within(recordId, (write) => takeStock(write, size))
  return recordId
}
