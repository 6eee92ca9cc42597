/**
 * Finds a Chromium to test in: the one `CHROMIUM` names, the system's, Playwright's own; as root on a
 * Debian machine without one it installs Debian's. Says on standard error what it did.
 */
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDebian, mayInstall } from './debian.mjs'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const PLAYWRIGHT = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
]

function playwrights() {
  const folders = [
    process.env['PLAYWRIGHT_BROWSERS_PATH'],
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ]
  return folders
    .filter((folder) => folder !== undefined && existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.startsWith('chromium'))
        .flatMap((name) => PLAYWRIGHT.map((path) => join(folder, name, path))),
    )
}

/** The path of a Chromium that is there now, or null. */
export function findChromium() {
  const named = process.env['CHROMIUM']
  const all = [...(named === undefined ? [] : [named]), ...SYSTEM, ...playwrights()]
  return all.find((path) => existsSync(path)) ?? null
}

function installed() {
  if (!mayInstall()) return null
  process.stderr.write('No Chromium here: installing Debian’s, for the browser tests.\n')
  installDebian(['chromium', 'fonts-noto-color-emoji'])
  return findChromium()
}

/** The path of a Chromium, installing one where it may; null, with a word on what to do, where not. */
export function readyChromium() {
  const found = findChromium() ?? installed()
  if (found === null) {
    process.stderr.write(
      'No Chromium found: browser tests are skipped. Install Chromium, or set CHROMIUM to its path.\n',
    )
  }
  return found
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = readyChromium()
  if (path !== null) process.stderr.write(`Browser tests use ${path}\n`)
}
