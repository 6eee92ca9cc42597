/** What a child's own seat put in, as the child may see it again. */
import type { Entry } from '../../record/entry.ts'
import type { Write } from '../../record/kind.ts'
import { findByAddress, findNewest } from '../../record/store.ts'
import { checkInBody, voiceBody } from '../entries.ts'
import { factsOf } from '../check-in.ts'
import { findOwnWords, type OwnWords } from '../store.ts'
import { findBrought } from './store.ts'

/** Something the child kept for themselves alone, with their secret word. */
export type KeptAlone = {
  readonly address: string
  readonly day: Entry['happened']['day']
  readonly words: string | null
  readonly pictures: readonly string[]
  readonly files: Entry['files']
}

/**
 * What every owner can read too, with what became of it; the child's own seat alone brought it in. What was
 * told to one adult is not among it: whoever made the link may have it, and may be whom it is about.
 */
export async function findShared(write: Write): Promise<readonly OwnWords[]> {
  const words = await findOwnWords(write, write.recordName)
  const entries = await findNewest(write, ['voice'])
  const brought = await findBrought(
    write,
    entries.map(({ seq }) => seq),
  )
  const shared = new Set(
    entries.filter(({ seq }) => brought.get(seq)?.open === true).map(({ root }) => root),
  )
  return words.filter(({ root }) => shared.has(root))
}

/** What the child kept for themselves alone with their secret word, newest first. */
export async function findAlone(write: Write): Promise<readonly KeptAlone[]> {
  const entries = (await findNewest(write, ['voice', 'check-in'])).filter(({ erased }) => !erased)
  const brought = await findBrought(
    write,
    entries.map(({ seq }) => seq),
  )
  return entries
    .filter(({ seq }) => brought.get(seq)?.alone === true && brought.get(seq)?.underWord === true)
    .toReversed()
    .map((entry) => ({ ...saidIn(entry), files: entry.files }))
}

/** What an entry of the child's own says, in words and pictures. */
export function saidIn(entry: Entry): Omit<KeptAlone, 'files'> {
  const frame = { address: entry.address, day: entry.happened.day }
  const voice = entry.kind === 'voice' ? voiceBody.safeParse(entry.body).data : undefined
  if (voice !== undefined) return { ...frame, words: voice.words, pictures: voice.pictures }
  const day = checkInBody.safeParse(entry.body).data
  const facts = day === undefined ? [] : [day.word ?? '', ...factsOf(day)]
  return { ...frame, words: facts.filter((fact) => fact !== '').join(', '), pictures: [] }
}

export type Own = {
  readonly entry: Entry
  /** Only the child can read it. */
  readonly alone: boolean
  /** Every owner can read it. */
  readonly open: boolean
  readonly underWord: boolean
}

/** The entry at `address`, where this seat brought it in; else null. */
export async function findOwn(write: Write, address: string): Promise<Own | null> {
  const entry = await findByAddress(write, address)
  if (entry === null || entry.erased || !['voice', 'check-in'].includes(entry.kind)) return null
  const brought = (await findBrought(write, [entry.seq])).get(entry.seq)
  return brought === undefined ? null : { entry, ...brought }
}
