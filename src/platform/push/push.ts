/**
 * Telling a browser that something new waits (RFC 8030), under keys of this installation (RFC 8292). What
 * is sent is a number, sealed for that browser alone (RFC 8291); the push service learns only that
 * something was sent. Knows no record.
 */
import { request } from 'node:https'
import type { RequestDetails } from 'web-push'
import { z } from 'zod'
import { endpointIn, guarded, inTheOpen, portOf, type MayReach } from './reach.ts'

const bytesOf = (text: string) => Buffer.from(text, 'base64url').length

/** Where a browser is told, and its keys, as it gave them: a point of P-256 and sixteen bytes. */
export const Subscription = z.strictObject({
  endpoint: z.string().max(2000),
  p256dh: z
    .string()
    .max(200)
    .refine((text) => bytesOf(text) === 65),
  auth: z
    .string()
    .max(100)
    .refine((text) => bytesOf(text) === 16),
})
export type Subscription = z.infer<typeof Subscription>

/** `gone`: the browser wants no more (404, 410). `unsure`: the line broke where it may have been taken. */
export type Pushed = 'sent' | 'gone' | 'not sent' | 'unsure'

export type PushKeys = { readonly publicKey: string; readonly privateKey: string }

export type Pusher = {
  /** The public key that browsers subscribe with, base64url. */
  readonly publicKey: () => Promise<string>
  /** Whether a browser may be told at this address. */
  readonly accepts: (endpoint: string) => boolean
  readonly push: (to: Subscription, count: number) => Promise<Pushed>
}

export type PusherOptions = {
  /** The keys of this installation, made where there are none. */
  readonly keys: (make: () => Promise<PushKeys>) => Promise<PushKeys>
  /** Where people reach us: how a push service may complain of us. */
  readonly url: string
  readonly mayReach?: MayReach
  /** The authority that a stand-in's certificate is from; otherwise those the world trusts. */
  readonly ca?: string
}

/** A day: what waits is on the page anyway. */
const TTL_SECONDS = 86_400
const TIMEOUT_MS = 15_000

/** A pusher; it reads its keys when they are first needed, and opens no connection before that. */
export function openPusher(options: PusherOptions): Pusher {
  const { url, mayReach = inTheOpen } = options
  let known: Promise<PushKeys> | undefined
  const keys = async () => {
    known ??= options.keys(newKeys).catch((problem: unknown) => {
      known = undefined
      throw problem
    })
    return known
  }
  return {
    publicKey: async () => (await keys()).publicKey,
    accepts: (endpoint) => endpointIn(endpoint, mayReach) !== null,
    async push(to, count) {
      const endpoint = endpointIn(to.endpoint, mayReach)
      if (endpoint === null) return 'gone'
      const details = await detailsOf(to, count, { keys: await keys(), url })
      return details === null ? 'gone' : hand(details, endpoint, { ...options, mayReach })
    },
  }
}

async function newKeys(): Promise<PushKeys> {
  const { default: webPush } = await import('web-push')
  return webPush.generateVAPIDKeys()
}

/** The request, sealed and signed; null where the browser's keys are none. */
async function detailsOf(
  to: Subscription,
  count: number,
  { keys, url }: { readonly keys: PushKeys; readonly url: string },
): Promise<RequestDetails | null> {
  const { default: webPush } = await import('web-push')
  const { endpoint, p256dh, auth } = to
  const subject = url.startsWith('https:') ? url : 'mailto:heard@localhost.example'
  try {
    return webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify({ count }),
      { vapidDetails: { subject, ...keys }, TTL: TTL_SECONDS, contentEncoding: 'aes128gcm' },
    )
  } catch {
    return null
  }
}

/** Sends it on a connection of its own, follows nothing, and reads nothing of the answer but its status. */
function hand(
  { method, headers, body }: RequestDetails,
  endpoint: URL,
  { mayReach = inTheOpen, ca }: PusherOptions,
): Promise<Pushed> {
  return new Promise((resolve) => {
    let isWritten = false
    const port = portOf(endpoint)
    const asked = request(
      endpoint,
      {
        method,
        headers,
        agent: false,
        lookup: guarded(mayReach, port),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(ca !== undefined && { ca }),
      },
      (answer) => {
        resolve(pushedBy(answer.statusCode ?? 0))
        answer.destroy()
      },
    )
    asked.on('finish', () => (isWritten = true))
    asked.on('error', () => resolve(isWritten ? 'unsure' : 'not sent'))
    asked.end(body)
  })
}

function pushedBy(status: number): Pushed {
  if (status >= 200 && status < 300) return 'sent'
  return status === 404 || status === 410 ? 'gone' : 'not sent'
}
