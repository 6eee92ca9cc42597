/**
 * Makes public/: the one stylesheet, the fonts, icons and the small optional scripts, each with a hash of its
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
import { basename, extname, join, relative } from 'node:path'
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
    ? readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => relative(ROOT, join(each.parentPath, each.name)))
        .toSorted()
    : []

/** Rules of ours that scripts in client/ are bundled with. */
const SHARED = ['src/help/help.ts', 'src/platform/offline/queue.ts']

/** What public/ is made from, as one hash. */
function fingerprint() {
  const sources = [
    'scripts/styles.mjs',
    'node_modules/govuk-frontend/package.json',
    'node_modules/idb/package.json',
    'node_modules/subset-font/package.json',
    ...SHARED,
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

/** The weights our pages set: text, strong words, headings. Thinner and blacker ones would be two fifths of the file. */
const WEIGHTS = { min: 400, max: 700 }

/** Every character and feature of the font in `bytes`, in our weights only. */
async function inOurWeights(name, bytes) {
  const { default: subsetFont } = await import('subset-font')
  const characters = RANGES[name].split(',').flatMap((range) => {
    const [first, last = first] = range
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at))
  })
  return subsetFont(bytes, characters.join(''), {
    targetFormat: 'woff2',
    variationAxes: { wght: WEIGHTS },
    // Whose it is, and under which licence.
    preserveNameIds: [0, 13, 14],
  })
}

function fontFace(name, file) {
  return `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:${WEIGHTS.min} ${WEIGHTS.max};font-display:swap;src:url(/assets/${file}) format("woff2");unicode-range:${RANGES[name]}}`
}

/** Makes public/ if anything it is made from changed. True when something was made. */
export async function buildStyles() {
  const from = fingerprint()
  const manifest = join(PUBLIC, 'manifest.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).from === from) return false
  const sass = await import('sass')
  mkdirSync(PUBLIC, { recursive: true })
  const fonts = {}
  for (const [name, path] of Object.entries(FONTS))
    fonts[name] = keep(`${name}.woff2`, await inOurWeights(name, read(path)), false)
  const compiled = sass.compile(join(ROOT, 'styles/heard.scss'), {
    style: 'compressed',
    quietDeps: true,
    logger: sass.Logger.silent,
  })
  const faces = Object.entries(fonts).map(([name, file]) => fontFace(name, file))
  const stylesheet = keep('heard.css', Buffer.from(faces.join('') + compiled.css), true)
  const icon = keep('icon.svg', read('client/icon.svg'), true)
  const icons = await makeIcons()
  const scripts = await makeScripts()
  const pictures = [icon, icons.touch]
  const shell = [stylesheet, fonts.text, ...pictures, ...SHELL_SCRIPTS.map((name) => scripts[name])]
  const worker = await makeWorker(shell)
  const made = { from, stylesheet, font: fonts.text, icon, icons, fonts, scripts, worker }
  write(manifest, JSON.stringify(made, null, 2))
  const files = [fonts, scripts, icons].flatMap((each) => Object.values(each))
  clearOut([stylesheet, icon, worker, ...files])
  return true
}

/** The scripts of the pages that open without a network, which the worker keeps beside them. */
const SHELL_SCRIPTS = ['exit', 'capture', 'record']

/** Our own icon as the pictures that phones ask for: `maskable` and `touch` fill their square, for a phone to cut. */
async function makeIcons() {
  const { default: sharp } = await import('sharp')
  const svg = read('client/icon.svg').toString()
  const square = svg.replace(' rx="8"', '')
  const made = {}
  for (const [name, of, size] of [
    ['small', svg, 192],
    ['large', svg, 512],
    ['maskable', square, 512],
    ['touch', square, 180],
  ]) {
    const density = (72 * size) / 32
    const picture = sharp(Buffer.from(of), { density }).resize(size, size)
    const png = await picture.png({ palette: true, colours: 16, effort: 10 }).toBuffer()
    made[name] = keep(`icon-${name}.png`, png, false)
  }
  return made
}

/** One file for each script of client/: as it is, or bundled where it is TypeScript made of several. */
async function makeScripts() {
  const made = {}
  for (const name of readdirSync(join(ROOT, 'client')).toSorted()) {
    if (name.endsWith('.js')) made[basename(name, '.js')] = keep(name, read(`client/${name}`), true)
    if (name.endsWith('.ts'))
      made[basename(name, '.ts')] = keep(name.replace(/ts$/, 'js'), await bundled(name), true)
  }
  return made
}

/** The worker that stands between the pages and the network; `shell` is what it keeps on the device. */
async function makeWorker(shell) {
  const paths = shell.map((file) => `/assets/${file}`)
  const define = { SHELL: JSON.stringify(paths), BUILD: JSON.stringify(digest(paths.join())) }
  return keep('worker.js', await bundled('worker/worker.ts', { format: 'iife', define }), true)
}

async function bundled(path, options = {}) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [`client/${path}`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
    ...options,
  })
  return Buffer.from(outputFiles[0].contents)
}

/** Removes what earlier builds left, keeping what the manifest names. */
function clearOut(kept) {
  for (const name of readdirSync(PUBLIC)) {
    const hashed = /-[0-9a-f]{12}\.(css|js|png|svg|woff2)(\.br|\.gz)?$/.test(name)
    if (hashed && !kept.some((each) => name.startsWith(each)))
      rmSync(join(PUBLIC, name), { force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStyles()
