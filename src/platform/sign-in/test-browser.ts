/** A browser for tests: it keeps its cookies, and follows nothing by itself. */
import { createApp } from '../../app.tsx'
import type { Site } from '../../site.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Account } from '../web/route.ts'
import type { Refused } from '../web/refusals.ts'
import { makeLink } from './store.ts'

export type TestBrowser = ReturnType<typeof testBrowser>

/** A browser at `site`, as reached at its `url`; `refusals` gathers what the log would be told. */
export function testBrowser(site: Site, refusals: Refused[] = []) {
  const { url } = site
  const app = createApp(
    site,
    (_reference, error) => {
      throw error
    },
    (refused) => refusals.push(refused),
  )
  const cookies = new Map<string, string>()
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const ask = async (path: string, init: RequestInit = {}) =>
    keep(
      await app.request(new URL(path, url).href, {
        ...init,
        headers: {
          cookie: [...cookies].map((each) => each.join('=')).join('; '),
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
          origin: new URL(url).origin,
          ...(init.headers as Record<string, string>),
        },
      }),
    )
  return {
    cookies,
    ask,
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string> | [string, string][] = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    /** The page at `path` as text without markup. */
    async read(path: string) {
      const response = await ask(path)
      return { status: response.status, text: plain(await response.text()) }
    },
    async signIn(account: Account) {
      return this.post('/sign-in', {
        secret: await makeLink(site.ledger.db, account, site.now()),
      })
    },
  }
}

export const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')

/** Where an answer leads. */
export const goes = (response: Response) => response.headers.get('location')

/** Mail that is kept in `sent`. */
export function keptMail(sent: { to: string; subject: string; text: string }[]): Mailer {
  return {
    send: async ({ to, subject, text }) => {
      sent.push({ to, subject, text })
      return 'sent'
    },
    close: () => {},
  }
}
