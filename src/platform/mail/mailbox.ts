/**
 * A mailbox read by IMAP (RFC 9051). Each mail is looked at by its headers; one that is ours is fetched,
 * kept, and only then counted as read: a kill in between fetches it again, and whoever keeps it knows it
 * again. Nothing is deleted; mail that is not ours is left as it is.
 */
import { ImapFlow, type FetchMessageObject } from 'imapflow'
import { isThisMachineOnly } from '../web/this-machine.ts'
import { MAIL_BYTES_MAX } from './listener.ts'

/** How far the mailbox has been read (RFC 9051 2.3.1.1). */
export type ReadUpTo = { readonly validity: bigint; readonly uid: number }

export type MailboxAround = {
  /** `imaps://name:password@host/Folder?move=Folder`. */
  readonly url: string
  readonly readUpTo: () => Promise<ReadUpTo | null>
  readonly keepReadUpTo: (at: ReadUpTo) => Promise<void>
  /** Whether a mail is ours, by its headers. */
  readonly isOurs: (headers: Buffer) => boolean
  /** Keeps it, and says whether it did; it may come again. `at` is when the server received it (ISO 8601). */
  readonly take: (mail: { readonly raw: Buffer; readonly at: string }) => Promise<boolean>
  readonly report: (problem: unknown) => void
}

const HEADERS = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'in-reply-to',
  'references',
]
const CONNECT_MS = 20_000
const SILENT_MS = 60_000
/** A mail that cannot be kept is tried so often, then left where it is, unread. */
const TRIES_MAX = 5

/** Reads what is new; how many mails were kept. Throws where the mailbox cannot be reached. */
export async function readMailbox(
  around: MailboxAround,
  tries: Map<number, number> = new Map(),
): Promise<number> {
  const { url, readUpTo, keepReadUpTo } = around
  const client = clientOf(new URL(url))
  // Without a listener a broken line would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    const lock = await client.getMailboxLock(folderOf(new URL(url)))
    try {
      const { mailbox } = client
      if (mailbox === false) return 0
      const before = await readUpTo()
      const validity = mailbox.uidValidity
      // Numbers of another validity mean nothing here: all is looked at anew, and what is known stays known.
      let uid = before?.validity === validity ? before.uid : 0
      let kept = 0
      for (const head of await newerThan(client, uid)) {
        if (around.isOurs(head.headers ?? Buffer.alloc(0))) {
          const done = await takeOne(client, head, around, tries)
          if (done === 'again') break
          if (done === 'kept') kept += 1
        }
        uid = head.uid
        await keepReadUpTo({ validity, uid })
      }
      return kept
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}

function clientOf(url: URL): ImapFlow {
  const secure = url.protocol === 'imaps:'
  const isHere = isThisMachineOnly(`http://${url.host}`)
  return new ImapFlow({
    host: url.hostname.replaceAll(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    // A password never crosses a network in the clear.
    ...(!secure && { doSTARTTLS: !isHere }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
  })
}

function folderOf(url: URL): string {
  const folder = decodeURIComponent(url.pathname.slice(1))
  return folder === '' ? 'INBOX' : folder
}

/** Mails after `uid`, oldest first, by their headers. `n:*` names the last one too, whatever its number. */
async function newerThan(client: ImapFlow, uid: number): Promise<FetchMessageObject[]> {
  const query = { uid: true, size: true, internalDate: true, headers: HEADERS }
  const found = await client.fetchAll(`${uid + 1}:*`, query, { uid: true })
  return found.filter((each) => each.uid > uid).toSorted((one, other) => one.uid - other.uid)
}

async function takeOne(
  client: ImapFlow,
  head: FetchMessageObject,
  { url, take, report }: MailboxAround,
  tries: Map<number, number>,
): Promise<'kept' | 'left' | 'again'> {
  const { uid, size = 0, internalDate } = head
  if (size > MAIL_BYTES_MAX) return 'left'
  const whole = await client.fetchOne(String(uid), { source: true }, { uid: true })
  // Taken away by somebody else meanwhile.
  if (whole === false || whole?.source === undefined) return 'left'
  try {
    const at = internalDate === undefined ? new Date() : new Date(internalDate)
    if (!(await take({ raw: whole.source, at: at.toISOString() }))) return 'left'
  } catch (problem) {
    report(problem)
    const tried = (tries.get(uid) ?? 0) + 1
    tries.set(uid, tried)
    return tried < TRIES_MAX ? 'again' : 'left'
  }
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }).catch(report)
  const move = new URL(url).searchParams.get('move')
  if (move !== null && move !== '')
    await client.messageMove(String(uid), move, { uid: true }).catch(report)
  return 'kept'
}
