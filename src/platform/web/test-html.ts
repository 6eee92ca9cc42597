/** For tests: a page or a part of one as the text a browser gets. */
import { Hono } from 'hono'
import type { JSX } from '#jsx/jsx-runtime'

export async function htmlOf(node: JSX.Element): Promise<string> {
  const app = new Hono()
  app.get('/', (c) => c.html(node))
  const response = await app.request('/')
  return response.text()
}
