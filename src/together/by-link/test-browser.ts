/** A browser of somebody without an account, for tests: it keeps its cookies. */
import { randomUUID } from 'node:crypto'
import { createApp } from '../../app.tsx'
import type { TestSite } from '../../test-site.ts'

export type Browser = {
  /** Presses the button of the link in a mail; where it leads, or what the page says. */
  readonly enter: (mail: string) => Promise<string>
  readonly page: (path: string) => Promise<string>
  readonly post: (path: string, fields: Record<string, string>) => Promise<Response>
}

export const textOf = async (response: Response): Promise<string> =>
  (await response.text()).replaceAll(/\s+/g, ' ')

function secretIn(mail: string): string {
  return /\/l\/([\w-]{20,})/.exec(mail)?.[1] ?? 'none'
}

export function browserOn({ site }: TestSite): Browser {
  const app = createApp(site, (_reference, error) => {
    throw error
  })
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.request(path, {
      ...init,
      headers: { origin: site.url, cookie },
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    return response
  }
  const post = (path: string, fields: Record<string, string>) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams({ token: randomUUID(), ...fields }),
    })
  return {
    post,
    page: async (path) => textOf(await ask(path)),
    enter: async (mail) => {
      const entered = await post('/l', { secret: secretIn(mail) })
      return entered.headers.get('location') ?? textOf(entered)
    },
  }
}
