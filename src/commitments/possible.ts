/** Messages in other threads that may hold the answer: guessed, told with the reason, judged by the parent. */
import { findAddresses, findFromSender, type KeptMessage } from '../correspondence/asks-store.ts'
import { matchesOf } from '../correspondence/matching.ts'
import { recogniseReply } from '../correspondence/replies.ts'
import type { Day } from '../platform/day.ts'
import type { Write } from '../record/kind.ts'
import { firstWords } from './heard-since.ts'
import { passedToIn } from './passing-on.ts'
import type { KeptCommitment } from './store.ts'

export type Judged = {
  readonly address: string
  readonly day: Day
  readonly from: string
  readonly words: string
  /** To whom it says it was passed on; the parent confirms it. */
  readonly passedTo: string | null
}

export type Possible = Judged & { readonly reason: string }

const MESSAGES_MAX = 60
const SHOWN_MAX = 3

/** At most three messages that may answer `commitment`, the latest first. */
export async function findPossible(write: Write, commitment: KeptCommitment): Promise<Possible[]> {
  const addresses = await findAddresses(write, commitment.debtor)
  const judged = new Set(commitment.answers.map((answer) => answer.happened.day))
  const found: Possible[] = []
  for (const address of addresses) {
    const messages = await findFromSender(write, address, {
      from: commitment.since,
      outside: commitment.thread,
      atMost: MESSAGES_MAX,
    })
    for (const message of messages) {
      const reason = judged.has(message.day)
        ? null
        : reasonFor(message, commitment, { address, child: write.recordName })
      if (reason !== null) found.push({ ...judgedOf(message), reason })
    }
  }
  return found.toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, SHOWN_MAX)
}

/** What is shown of a message that is to be judged. */
export function judgedOf(message: KeptMessage): Judged {
  const { address, day, body } = message
  const words = firstWords(body.words)
  const from = body.from?.name ?? 'Somebody'
  return {
    address,
    day,
    from,
    words,
    passedTo: body.from === null ? null : passedToIn(body.words, body.from),
  }
}

function reasonFor(
  message: KeptMessage,
  commitment: KeptCommitment,
  { address, child }: { readonly address: string; readonly child: string },
): string | null {
  const { body, day, thread, seq } = message
  if (seq === commitment.source || body.from === null) return null
  const words = body.words.slice(0, 8000)
  const from = body.from
  const told = recogniseReply({ subject: body.subject, words, auto: body.auto, from: from.address })
  if (told.as !== 'reply') return null
  const ask = {
    id: commitment.id,
    title: commitment.title,
    sentence: commitment.words,
    debtor: { name: commitment.debtor, address },
    thread: commitment.thread,
    since: commitment.since,
  }
  const incoming = { day, thread, from, subject: body.subject, words }
  return matchesOf(incoming, [ask], [child])[0]?.reason ?? null
}
