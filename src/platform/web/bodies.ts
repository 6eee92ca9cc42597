/** What may be sent to us at all, asked before anybody reads it: a form, and no longer than forms are. */
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { TooBig } from './errors.tsx'
import type { MiddlewareHandler } from 'hono'

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/** Where nobody needs to be signed in, forms hold a choice or two. */
const OPEN_BYTES_MAX = 100_000

function limited(bytesMax: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: bytesMax,
    onError: () => {
      throw new TooBig('')
    },
  })
}

/**
 * Refuses what is no form (400) and what is too long (413), and makes a form that cannot be read a
 * 400 as well. `isOwn` names the paths that bound what they read themselves, as they stream it; paths
 * that begin with the path of one of `roomy` may take its `bytesMax`.
 */
export function formsOnly(given: {
  readonly isOwn: (path: string) => boolean
  readonly roomy: readonly { readonly path: string; readonly bytesMax: number }[]
}): MiddlewareHandler {
  const usual = limited(OPEN_BYTES_MAX)
  const roomy = given.roomy.map(({ path, bytesMax }) => ({ path, limit: limited(bytesMax) }))
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || given.isOwn(c.req.path)) return next()
    if (c.req.raw.body !== null && !FORM.test(c.req.header('content-type') ?? ''))
      throw new HTTPException(400)
    const read = c.req.formData.bind(c.req)
    c.req.formData = () =>
      read().catch((cause: unknown) => {
        throw cause instanceof HTTPException ? cause : new HTTPException(400, { cause })
      })
    return (roomy.find(({ path }) => c.req.path.startsWith(path))?.limit ?? usual)(c, next)
  }
}
