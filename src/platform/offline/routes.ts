/**
 * What makes the product something a phone can keep on its first screen and open without a network: its
 * description for phones (W3C Web Application Manifest) and the service worker. Both are the same for
 * everyone and name nobody.
 */
import { Hono, type MiddlewareHandler } from 'hono'
import { assetPath, assets, sendAsset } from '../web/assets.ts'

const PAPER = '#fbf8f4'
const AUBERGINE = '#4b2a57'

/** `GET /app.webmanifest` and `GET /sw.js`: open to everyone. */
export function offlineRoutes(): Hono {
  const routes = new Hono()
  routes.get('/app.webmanifest', (c) => {
    c.header('Content-Type', 'application/manifest+json; charset=utf-8')
    c.header('Cache-Control', 'public, max-age=3600')
    return c.body(JSON.stringify(described()))
  })
  routes.get('/sw.js', (c) => sendAsset(c, assets().worker, 'no-cache'))
  return routes
}

function described() {
  const { icons } = assets()
  const picture = (name: keyof typeof icons, size: number, purpose: 'any' | 'maskable') => ({
    src: assetPath(icons[name]),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  return {
    id: '/',
    name: 'Heard',
    short_name: 'Heard',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    lang: 'en-GB',
    dir: 'ltr',
    background_color: PAPER,
    theme_color: AUBERGINE,
    icons: [
      picture('small', 192, 'any'),
      picture('large', 512, 'any'),
      picture('maskable', 512, 'maskable'),
    ],
    shortcuts: [{ name: 'Write something down', url: '/capture' }],
  }
}

/** Where somebody signs out, the browser is told to forget all that was stored for us (W3C Clear Site Data). */
export function forgetsOnSignOut(path: string): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.req.method === 'POST' && c.req.path === path && c.res.status < 400)
      c.res.headers.set('Clear-Site-Data', '"storage"')
  }
}
