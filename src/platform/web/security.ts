/** What every answer tells the browser not to do, and how a form proves it came from our own page. */
import type { MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Ctx, Env } from './route.ts'
import { isThisMachineOnly, THIS_MACHINE } from './this-machine.ts'

/** Lets the page being answered use the microphone, and play what it recorded before that is sent. */
export function letRecord(c: Ctx): void {
  c.set('records', true)
}

/**
 * Headers on every answer. The content policy allows our own files and nothing inline.
 * Referrer-Policy is `same-origin`, not `no-referrer`: with the latter a browser sends `Origin: null`
 * on our own form posts (Fetch, "serialize a request origin") and the check below would refuse them.
 */
export function safeHeaders(url: string): MiddlewareHandler<Env> {
  const overTls = url.startsWith('https:')
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      imgSrc: ["'self'"],
      manifestSrc: ["'self'"],
      mediaSrc: ["'self'"],
      objectSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: overTls ? 'max-age=31536000; includeSubDomains' : false,
    permissionsPolicy: {
      browsingTopics: [],
      camera: [],
      displayCapture: [],
      geolocation: [],
      microphone: [],
      payment: [],
      usb: [],
    },
  })
  return async (c, next) => {
    await secure(c, next)
    if (c.get('records') === true) {
      change(c, 'Permissions-Policy', ['microphone=()', 'microphone=(self)'])
      change(c, 'Content-Security-Policy', ["media-src 'self'", "media-src 'self' blob:"])
    }
    // A file somebody brought in: even shown by mistake, nothing in it may run, load or be framed.
    if (c.res.headers.has('Content-Disposition'))
      c.res.headers.set(
        'Content-Security-Policy',
        "default-src 'none'; frame-ancestors 'none'; sandbox",
      )
  }
}

function change(c: Ctx, header: string, [from, to]: readonly [string, string]): void {
  c.res.headers.set(header, (c.res.headers.get(header) ?? '').replace(from, to))
}

/** Nothing of a record is kept by a browser or a proxy, unless the answer said otherwise itself. */
export const nothingKept: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
}

/**
 * Refuses a form post that did not come from a page of ours (`url` is where people reach us). On one
 * machine its names for itself count as one; another port is another application.
 */
export function ownFormsOnly(url: string): MiddlewareHandler {
  const ours = new URL(url)
  const names = isThisMachineOnly(url) ? THIS_MACHINE : [ours.hostname]
  const origins = names.map(
    (name) => `${ours.protocol}//${name}${ours.port === '' ? '' : `:${ours.port}`}`,
  )
  return csrf({ origin: origins })
}

/**
 * On a machine that serves only itself, refuses whoever came by another name: a page elsewhere can
 * make its own name lead here (DNS rebinding), and would then count as the same origin as ours.
 * Behind a proxy (https) the name is the proxy's to check.
 */
export function ownNamesOnly(url: string): MiddlewareHandler {
  const isLocal = isThisMachineOnly(url)
  return async (c, next) => {
    if (isLocal && !isThisMachineOnly(c.req.url)) throw new HTTPException(421)
    return next()
  }
}

/** No address of ours holds a NUL, and PostgreSQL refuses text with one: there is nothing there. */
export const noNul: MiddlewareHandler = async (c, next) =>
  c.req.url.includes('%00') ? c.notFound() : next()
