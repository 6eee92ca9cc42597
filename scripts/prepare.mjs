/**
 * Runs after `npm ci`, under npm's own Node (20 or later): puts `heard` where `npx heard` finds it.
 * Building waits for the first start, under the pinned Node.
 */
import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const link = here('../node_modules/.bin/heard')
chmodSync(here('../bin/heard.mjs'), 0o755)
mkdirSync(here('../node_modules/.bin'), { recursive: true })
if (process.platform !== 'win32' && !existsSync(link)) symlinkSync('../../bin/heard.mjs', link)
