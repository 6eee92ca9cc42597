/**
 * The stylesheet, fonts and optional scripts that scripts/styles.mjs made, by their hashed names. Run
 * from source (development, tests) they are made on demand; a built product already has them.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'

const ROOT = new URL('../../../', import.meta.url)

export type Assets = {
  readonly stylesheet: string
  readonly font: string
  readonly icon: string
  readonly fonts: Readonly<Record<string, string>>
  readonly scripts: Readonly<Record<string, string>>
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
  const { stylesheet, icon, fonts, scripts } = made
  for (const file of [stylesheet, icon, ...Object.values(fonts), ...Object.values(scripts)])
    formsOf(file)
  return made
}

/** The address a page uses for an asset's file name. */
export function assetPath(file: string): string {
  return `/assets/${file}`
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
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
    const { stylesheet, icon, fonts, scripts } = assets()
    const file = c.req.param('file')
    const known = [stylesheet, icon, ...Object.values(fonts), ...Object.values(scripts)]
    const sent = known.includes(file) ? pick(file, c.req.header('accept-encoding') ?? '') : null
    if (sent === null) return c.notFound()
    const { body, encoding } = sent
    c.header('Content-Type', TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain')
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    c.header('Vary', 'Accept-Encoding')
    if (encoding !== null) c.header('Content-Encoding', encoding)
    return c.body(body)
  })
  return routes
}
