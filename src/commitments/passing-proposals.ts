/**
 * Where messages that came in seem to pass something on: proposals, which a parent judges. Nothing is
 * stored until they say yes; what they set aside does not come back.
 */
import { proposalId } from '../correspondence/asks.ts'
import {
  findFamily,
  findLatestMessages,
  findMessage,
  type KeptMessage,
} from '../correspondence/asks-store.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { passingsIn, speakerOf } from './passing-on.ts'
import { findHandedOverIn } from './passed-on-store.ts'
import { findSetAside, setAside } from './store.ts'

/** A sentence in which somebody seems to pass something on, or to close it. */
export type PassingProposal = {
  readonly id: string
  /** The message it was found in: its number, its page, its day. */
  readonly source: number
  readonly address: string
  readonly day: Day
  readonly from: string
  /** Null where they do not say to whom. */
  readonly to: string | null
  readonly words: string
}

const FAMILY_FROM_MESSAGES = 400

/** Proposals of the next `messages` messages from the newest on, newest message first. */
export async function findPassings(
  write: Write,
  page: { readonly before: number | null; readonly messages: number },
): Promise<PassingProposal[]> {
  const family = await findFamily(write, FAMILY_FROM_MESSAGES)
  const messages = await findLatestMessages(write, { before: page.before, atMost: page.messages })
  const found = messages.flatMap((message) => passingsOf(message, family))
  const sources = [...new Set(found.map(({ source }) => source))]
  if (sources.length === 0) return []
  const aside = await findSetAside(write, sources)
  const known = await findHandedOverIn(write, sources)
  return found.filter(({ id, source }) => !aside.has(id) && !known.has(source))
}

function passingsOf(message: KeptMessage, family: ReadonlySet<string>): PassingProposal[] {
  const { body, seq, day, address, sender } = message
  if (body.auto !== null || body.legal || body.from === null || family.has(sender)) return []
  const from = speakerOf(body.from, body.words)
  return passingsIn(body.words, from).map(({ to, words, ...said }) => ({
    id: idOf(seq, words),
    source: seq,
    address,
    day,
    from: said.from ?? from,
    to,
    words,
  }))
}

function idOf(source: number, words: string): string {
  return proposalId(source, `passed on: ${words}`, 0)
}

/** The proposal called `id`, found again in its message; null when it is not there. */
export async function findProposal(write: Write, id: string): Promise<PassingProposal | null> {
  const seq = /^(\d{1,9})-[0-9a-f]{8}$/.exec(id)?.[1]
  const message = seq === undefined ? null : await findMessage(write, Number(seq))
  if (message === null) return null
  return passingsOf(message, new Set()).find((each) => each.id === id) ?? null
}

/** "No": the proposal does not come back. */
export async function refusePassing(write: Write, proposal: PassingProposal): Promise<void> {
  await setAside(write, proposal.source, proposal.id)
}
