/**
 * Makes public/: the one stylesheet, the fonts and the small optional scripts, each with a hash of its
 * content in its name so that a browser may keep it for ever, and public/manifest.json naming them.
 * Does nothing when nothing changed. Run by scripts/build.mjs, and on demand in development and tests.
 */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PUBLIC = join(ROOT, 'public')
const FONTS = {
  text: 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'text-more':
    'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
}

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12)
const read = (path) => readFileSync(join(ROOT, path))
const within = (folder) =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder))
        .toSorted()
        .map((name) => `${folder}/${name}`)
    : []

/** What public/ is made from, as one hash. */
function fingerprint() {
  const sources = [
    'scripts/styles.mjs',
    'node_modules/govuk-frontend/package.json',
    ...Object.values(FONTS),
  ]
  const all = [...sources, ...within('styles'), ...within('client')]
  return digest(all.map((path) => `${path} ${digest(read(path))}`).join('\n'))
}

/** Writes whole or not at all: two builds at once must not show each other half a file. */
function write(path, bytes) {
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, bytes)
  renameSync(unfinished, path)
}

function keep(name, bytes, squeeze) {
  const file = `${basename(name, extname(name))}-${digest(bytes)}${extname(name)}`
  write(join(PUBLIC, file), bytes)
  if (squeeze) {
    write(join(PUBLIC, `${file}.br`), brotliCompressSync(bytes))
    write(join(PUBLIC, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
  return file
}

/** The range of characters each font file holds: fontsource's own subsets. */
const RANGES = {
  text: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'text-more':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
}

function fontFace(name, file) {
  return `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:200 800;font-display:swap;src:url(/assets/${file}) format("woff2");unicode-range:${RANGES[name]}}`
}

/** Makes public/ if anything it is made from changed. True when something was made. */
export async function buildStyles() {
  const from = fingerprint()
  const manifest = join(PUBLIC, 'manifest.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).from === from) return false
  const sass = await import('sass')
  mkdirSync(PUBLIC, { recursive: true })
  const fonts = Object.fromEntries(
    Object.entries(FONTS).map(([name, path]) => [name, keep(`${name}.woff2`, read(path), false)]),
  )
  const compiled = sass.compile(join(ROOT, 'styles/heard.scss'), {
    style: 'compressed',
    quietDeps: true,
    logger: sass.Logger.silent,
  })
  const faces = Object.entries(fonts).map(([name, file]) => fontFace(name, file))
  const stylesheet = keep('heard.css', Buffer.from(faces.join('') + compiled.css), true)
  const icon = keep('icon.svg', read('client/icon.svg'), true)
  const scripts = Object.fromEntries(
    within('client')
      .filter((path) => path.endsWith('.js'))
      .map((path) => [basename(path, '.js'), keep(basename(path), read(path), true)]),
  )
  write(
    manifest,
    JSON.stringify({ from, stylesheet, font: fonts.text, icon, fonts, scripts }, null, 2),
  )
  clearOut([stylesheet, icon, ...Object.values(fonts), ...Object.values(scripts)])
  return true
}

/** Removes what earlier builds left, keeping what the manifest names. */
function clearOut(kept) {
  for (const name of readdirSync(PUBLIC)) {
    const hashed = /-[0-9a-f]{12}\.(css|js|svg|woff2)(\.br|\.gz)?$/.test(name)
    if (hashed && !kept.some((each) => name.startsWith(each)))
      rmSync(join(PUBLIC, name), { force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStyles()
