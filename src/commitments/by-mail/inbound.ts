/** The ways mail comes in by itself: a listener of our own, a mailbox that is read each minute, both or none. */
import { createHash } from 'node:crypto'
import type { DNSResolver } from 'mailauth'
import type { Config } from '../../config.ts'
import { checkMail, systemResolver } from '../../platform/mail/checks.ts'
import { listenForMail, type Delivered, type Listening } from '../../platform/mail/listener.ts'
import { readMailbox, type MailboxAround } from '../../platform/mail/mailbox.ts'
import { receiveMail, type ArrivedMail, type ReceiveAround } from './receive.ts'
import { findAskedAt, findReadUpTo, keepReadUpTo } from './store.ts'
import { tokenInHeaders } from './token-in.ts'

export type InboundAround = ReceiveAround & {
  readonly inbound: Config['inbound']
  /** Told of what went wrong; it never holds words of a mail. */
  readonly report: (problem: unknown) => void
  /** Told to whoever starts it, in a line. */
  readonly say?: (line: string) => void
  /** Looks up names; a test brings its own. */
  readonly resolver?: DNSResolver
}

export type Inbound = {
  /** The port the listener stands at; null without one. */
  readonly port: number | null
  readonly close: () => Promise<void>
}

const MINUTE_MS = 60_000
const TOLD_EACH = 60

/** Opens what the settings name. Where the listener’s port cannot be had, it is said, and all else goes on. */
export async function openInbound(around: InboundAround): Promise<Inbound> {
  const { inbound } = around
  const listening = inbound.listen === null ? null : await listen(around, inbound.listen)
  const stop = inbound.imapUrl === null ? null : keepFetching(around, inbound.imapUrl)
  return {
    port: listening?.port ?? null,
    async close() {
      await listening?.close()
      await stop?.()
    },
  }
}

async function listen(
  around: InboundAround,
  at: { readonly host: string; readonly port: number },
): Promise<Listening | null> {
  try {
    return await listenForMail({
      ...at,
      report: around.report,
      accepts: (address) => isKnown(around, address),
      take: (delivered) => takeDelivered(around, delivered),
    })
  } catch (problem) {
    const { code = 'trouble' } = problem as { code?: string }
    around.say?.(
      `Mail is not taken in here: nothing can listen at ${at.host}:${at.port} (${code}).`,
    )
    return null
  }
}

/** Whether an address is one that asks for an answer: signed by us, and known. */
async function isKnown({ addresses, ledger }: InboundAround, address: string): Promise<boolean> {
  const token = addresses.tokenIn(address)
  return token !== null && (await findAskedAt(ledger.db, token)) !== null
}

/** Throws where it cannot be kept now, so that the sender comes again. */
async function takeDelivered(around: InboundAround, delivered: Delivered): Promise<void> {
  const { raw, to, from, ip, helo } = delivered
  const at = around.now()
  const checks = await checkMail(raw, { ip, helo, sender: from }, resolverOf(around))
  const received = await receiveMail(around, { raw, to, at, by: 'our own mail server', checks })
  if (received === 'too many') throw new TooMany()
}

class TooMany extends Error {
  override readonly name = 'TooMany'
}

function resolverOf({ resolver }: InboundAround): DNSResolver {
  return resolver ?? systemResolver
}

/** Reads the mailbox once; how many mails were ours. Throws where it cannot be reached. */
export function fetchMail(
  around: InboundAround,
  imapUrl: string,
  tries?: Map<number, number>,
): Promise<number> {
  return readMailbox(mailboxOf(around, imapUrl), tries)
}

/** How the mailbox at `imapUrl` is read: what is ours in it, and where it goes. */
export function mailboxOf(around: InboundAround, imapUrl: string): MailboxAround {
  const { ledger, addresses, report } = around
  const url = new URL(imapUrl)
  const hash = createHash('sha256').update(`${url.username}@${url.host}${url.pathname}`).digest()
  return {
    url: imapUrl,
    report,
    readUpTo: () => findReadUpTo(ledger.db, hash),
    keepReadUpTo: (at) => keepReadUpTo(ledger.db, hash, at),
    isOurs: (headers) => tokenInHeaders(headers.toString('latin1'), addresses) !== null,
    take: async ({ raw, at }) => {
      const received = await receiveMail(around, await arrivedIn(around, raw, at))
      return received === 'kept' || received === 'known'
    },
  }
}

/** Who handed it to the server of the mailbox, only that server saw: SPF is its own to tell. */
async function arrivedIn(around: InboundAround, raw: Buffer, at: string): Promise<ArrivedMail> {
  const handed = { ip: null, helo: null, sender: null }
  const checks = await checkMail(raw, handed, resolverOf(around))
  // Where the mail itself cannot be read, its head has said for whom it is.
  const token = tokenInHeaders(headOf(raw), around.addresses)
  const address = token === null ? null : around.addresses.addressFor(token)
  return { raw, to: address === null ? [] : [address], at, by: 'a mailbox', checks }
}

const HEAD_BYTES_MAX = 200_000

function headOf(raw: Buffer): string {
  const head = raw.subarray(0, HEAD_BYTES_MAX).toString('latin1')
  const end = /\r?\n\r?\n/.exec(head)?.index
  return head.slice(0, end)
}

/** Reads at once and then each minute, one at a time, until stopped. */
function keepFetching(around: InboundAround, imapUrl: string): () => Promise<void> {
  const tries = new Map<number, number>()
  let running: Promise<unknown> = Promise.resolve()
  let isStopped = false
  let isReading = false
  let failed = 0
  const read = async () => {
    try {
      await fetchMail(around, imapUrl, tries)
      failed = 0
    } catch (problem) {
      // A mailbox that cannot be reached all night is told of once an hour.
      if (failed % TOLD_EACH === 0) around.report(problem)
      failed += 1
    }
    isReading = false
  }
  const run = () => {
    if (isStopped || isReading) return
    isReading = true
    running = read()
  }
  run()
  const every = setInterval(run, MINUTE_MS)
  every.unref()
  return async () => {
    isStopped = true
    clearInterval(every)
    await running
  }
}
