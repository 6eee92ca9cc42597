/**
 * Where a mail says it comes from, and what can be said of that: SPF (RFC 7208), DKIM (RFC 6376) and DMARC
 * (RFC 7489) as far as we could look, and beside it what the server wrote that received it before us.
 * Kept as evidence with the message; it settles nothing by itself.
 */
import { isIP } from 'node:net'
import { resolve } from 'node:dns/promises'
import { authenticate, type DNSResolver } from 'mailauth'
import { isPrivateAddress } from './private-address.ts'

/**
 * `result` as the standards call it, or `not checked` where it could not be looked at. DMARC not checked
 * with a domain: that domain asks for checks, and we could not make them.
 */
type Check = { readonly result: string; readonly domain: string | null }

export type MailChecks = {
  readonly spf: Check
  /** One for each signature. */
  readonly dkim: readonly Check[]
  readonly dmarc: Check
  /** The newest `Authentication-Results` (RFC 8601) in the mail: another server's word, not ours. */
  readonly theirs: string | null
}

/** Who handed the mail to us, where that was seen by us. */
export type HandedBy = {
  readonly ip: string | null
  readonly helo: string | null
  readonly sender: string | null
}

const NOT_CHECKED: Check = { result: 'not checked', domain: null }
const LOOKING_MS = 15_000
const HEADER_CHARS_MAX = 1_000
const SIGNATURES_MAX = 10

/** The resolver of this machine. */
export const systemResolver: DNSResolver = async (domain, type) =>
  (await resolve(domain, type)) as string[] | string[][]

/**
 * What can be said of `raw`. Never throws: a mail that cannot be looked at, or names that nobody answers
 * for in time, are told as not checked.
 */
export async function checkMail(
  raw: Buffer,
  handed: HandedBy,
  resolver: DNSResolver,
): Promise<MailChecks> {
  const theirs = theirsIn(raw)
  const sentBy = handed.ip !== null && isIP(handed.ip) !== 0 && !isPrivateAddress(handed.ip)
  const looked = await inTime(
    authenticate(raw, {
      ...(sentBy && handed.ip !== null && { ip: handed.ip }),
      ...(sentBy && handed.helo !== null && { helo: handed.helo }),
      sender: handed.sender ?? '',
      mta: 'heard',
      disableArc: true,
      disableBimi: true,
      resolver,
    }),
  )
  if (looked === null) return { spf: NOT_CHECKED, dkim: [], dmarc: NOT_CHECKED, theirs }
  const dkim = looked.dkim.results
    .slice(0, SIGNATURES_MAX)
    .map((each) => checkOf(each.status.result, each.signingDomain))
    .filter(({ result }) => result !== 'none')
  const spf =
    sentBy && looked.spf !== false
      ? checkOf(looked.spf.status.result, looked.spf.domain)
      : NOT_CHECKED
  const dmarc =
    looked.dmarc !== false
      ? checkOf(looked.dmarc.status.result, looked.dmarc.domain)
      : // RFC 9989 11.5: a mail with two senders, or none, is made to be misread.
        looked.dmarcSkipReason === undefined
        ? NOT_CHECKED
        : { result: 'fail', domain: null }
  // Without SPF, a mail that is not signed may still be in order: its domain asks for more than we can see.
  const isHalf =
    spf.result === 'not checked' &&
    dmarc.domain !== null &&
    dmarc.result === 'fail' &&
    dkim.length === 0
  return {
    spf,
    dkim,
    dmarc: isHalf ? { ...dmarc, result: 'not checked' } : dmarc,
    theirs,
  }
}

function checkOf(result: string, domain: string | undefined): Check {
  return { result: result.slice(0, 40), domain: domain?.slice(0, 253) ?? null }
}

async function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), LOOKING_MS)
  })
  try {
    return await Promise.race([work.catch(() => null), late])
  } finally {
    clearTimeout(timer)
  }
}

/** The first such header stands highest: whoever took the mail last wrote it. */
function theirsIn(raw: Buffer): string | null {
  const end = raw.indexOf('\r\n\r\n')
  const head = raw.subarray(0, Math.min(end === -1 ? raw.length : end, 200_000)).toString('latin1')
  const found = /^Authentication-Results:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(head)?.[1]
  const line = found?.replaceAll(/\s+/g, ' ').trim().slice(0, HEADER_CHARS_MAX) ?? ''
  return line === '' ? null : line
}
