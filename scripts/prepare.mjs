/**
 * Runs after `npm ci` (npm's own Node, 20 or later): puts `heard` where `npx heard` finds it. Building
 * waits for the first start, under the pinned Node.
 */
import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const link = fileURLToPath(new URL('../node_modules/.bin/heard', import.meta.url))
chmodSync(fileURLToPath(new URL('../bin/heard.mjs', import.meta.url)), 0o755)
mkdirSync(fileURLToPath(new URL('../node_modules/.bin', import.meta.url)), { recursive: true })
if (process.platform !== 'win32' && !existsSync(link)) symlinkSync('../../bin/heard.mjs', link)
