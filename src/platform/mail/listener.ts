/**
 * An SMTP server (RFC 5321) that takes mail for addresses of ours and nothing else: it relays nothing, knows
 * no passwords, answers no mail. Meant to stand behind a mail server that speaks to the world.
 */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** One mail as it came, with what was said before it. */
export type Delivered = {
  readonly raw: Buffer
  /** Envelope recipients that were accepted. */
  readonly to: readonly string[]
  /** The envelope sender; null for the empty one of a notice. */
  readonly from: string | null
  readonly ip: string
  readonly helo: string | null
}

export type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** As large as a school sends a letter with its papers. */
export const MAIL_BYTES_MAX = 30 * 1024 * 1024
const RECIPIENTS_MAX = 5
const CLIENTS_MAX = 20
const SILENT_MS = 60_000

/**
 * Listens at `host` and `port` (0: any). A recipient that `accepts` does not know is refused at once; a mail is
 * answered for (250) only when `take` has kept it, else its sender is asked to come again (451).
 */
export function listenForMail(around: {
  readonly host: string
  readonly port: number
  readonly accepts: (address: string) => Promise<boolean>
  readonly take: (mail: Delivered) => Promise<void>
  readonly report: (problem: unknown) => void
}): Promise<Listening> {
  const { host, port, accepts, take, report } = around
  const answer = async (
    done: (problem: Error | null) => void,
    work: () => Promise<Error | null>,
  ): Promise<void> => {
    const said = await work().catch((problem: unknown) => {
      report(problem)
      return saying(451, 'Try again later')
    })
    done(said)
  }
  const server = new SMTPServer({
    name: 'heard',
    banner: 'Heard',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: MAIL_BYTES_MAX,
    maxClients: CLIENTS_MAX,
    socketTimeout: SILENT_MS,
    closeTimeout: 2_000,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= RECIPIENTS_MAX)
        return done(saying(452, 'Too many recipients at once'))
      void answer(done, async () =>
        (await accepts(address)) ? null : saying(550, 'No such address here'),
      )
    },
    onData(stream, session, done) {
      const { remoteAddress: ip, hostNameAppearsAs: helo } = session
      const { mailFrom, rcptTo } = session.envelope
      void answer(done, async () => {
        const raw = await read(stream)
        if (raw === null) return saying(552, 'The message is too large')
        await take({
          raw,
          to: rcptTo.map(({ address }) => address),
          from: mailFrom === false || mailFrom.address === '' ? null : mailFrom.address,
          ip,
          helo: typeof helo === 'string' ? helo : null,
        })
        return null
      })
    },
  })
  // A client that breaks off is its own trouble.
  server.on('error', () => {})
  return opened(server, host, port)
}

/** The whole of it; null where it is too large, read to its end all the same: only then can that be said. */
async function read(stream: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    size += part.length
    if (size <= MAIL_BYTES_MAX) parts.push(part)
    else parts.length = 0
  }
  return size > MAIL_BYTES_MAX ? null : Buffer.concat(parts)
}

function opened(server: SMTPServer, host: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      server.server.off('error', reject)
      const at = server.server.address() as AddressInfo
      resolve({
        port: at.port,
        close: () => new Promise<void>((closed) => server.close(() => closed())),
      })
    })
  })
}

function saying(responseCode: number, text: string): Error & { responseCode: number } {
  return Object.assign(new Error(text), { responseCode })
}
