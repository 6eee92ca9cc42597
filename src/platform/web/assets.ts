/**
 * The stylesheet, fonts and optional scripts that scripts/styles.mjs made, by their hashed names. Run
 * from source (development, tests) they are made on demand; a built product already has them.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Hono, type Context } from 'hono'

const ROOT = new URL('../../../', import.meta.url)

export type Assets = {
  readonly stylesheet: string
  readonly font: string
  readonly icon: string
  /** The icon as the pictures that phones ask for. */
  readonly icons: Readonly<Record<'small' | 'large' | 'maskable' | 'touch', string>>
  readonly fonts: Readonly<Record<string, string>>
  readonly scripts: Readonly<Record<string, string>>
  /** The service worker, which is served by another name. */
  readonly worker: string
}

let found: Assets | undefined

/** What public/manifest.json names. Throws, saying what to run, when nothing was built. */
export function assets(): Assets {
  found ??= findAssets()
  return found
}

function findAssets(): Assets {
  if (import.meta.url.endsWith('.ts')) {
    execFileSync(process.execPath, [fileURLToPath(new URL('scripts/styles.mjs', ROOT))])
  }
  const manifest = new URL('public/manifest.json', ROOT)
  if (!existsSync(manifest)) throw new Error('The pages are not built yet: run npm run build.')
  const made = JSON.parse(readFileSync(manifest, 'utf8')) as Assets
  for (const file of [...filesOf(made), made.worker]) formsOf(file)
  return made
}

/** Every file that is served under `/assets/`. */
function filesOf({ stylesheet, icon, icons, fonts, scripts }: Assets): string[] {
  return [stylesheet, icon, ...[icons, fonts, scripts].flatMap((each) => Object.values(each))]
}

/** The address a page uses for an asset's file name. */
export function assetPath(file: string): string {
  return `/assets/${file}`
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

type Forms = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

const held = new Map<string, Forms>()

/** A file as it is and as it was compressed. Held in memory: a later build may clear it off the disk. */
function formsOf(file: string): Forms {
  const before = held.get(file)
  if (before !== undefined) return before
  const forms = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const [encoding, suffix] of [...ENCODINGS, ['', ''] as const]) {
    const at = new URL(`public/${file}${suffix}`, ROOT)
    if (existsSync(at)) forms.set(encoding, new Uint8Array(readFileSync(at)))
  }
  held.set(file, forms)
  return forms
}

type Sent = { readonly body: Uint8Array<ArrayBuffer>; readonly encoding: string | null }

function pick(file: string, accepted: string): Sent | null {
  const forms = formsOf(file)
  for (const [encoding] of ENCODINGS) {
    const body = accepted.includes(encoding) ? forms.get(encoding) : undefined
    if (body !== undefined) return { body, encoding }
  }
  const body = forms.get('')
  return body === undefined ? null : { body, encoding: null }
}

/** `GET /assets/:file`: only files the manifest names, cacheable for ever, compressed beforehand. */
export function assetRoutes(): Hono {
  const routes = new Hono()
  routes.get('/assets/:file', (c) => {
    const file = c.req.param('file')
    if (!filesOf(assets()).includes(file)) return c.notFound()
    return sendAsset(c, file, 'public, max-age=31536000, immutable')
  })
  return routes
}

/** A file the manifest names, to be kept by the browser as `kept` says (Cache-Control). */
export function sendAsset(c: Context, file: string, kept: string): Response | Promise<Response> {
  const sent = pick(file, c.req.header('accept-encoding') ?? '')
  if (sent === null) return c.notFound()
  const { body, encoding } = sent
  c.header('Content-Type', TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain')
  c.header('Cache-Control', kept)
  c.header('Vary', 'Accept-Encoding')
  if (encoding !== null) c.header('Content-Encoding', encoding)
  return c.body(body)
}
