import { spawn } from 'node:child_process'
import { mkdirSync, existsSync, writeFileSync, readFileSync, readdirSync } from 'node:fs'
import { megabytesOf, treeOf } from './processes.ts'
import { print } from '../src/platform/print/typst.ts'
import { day } from '../src/platform/day.ts'
const folder = '/tmp/rig/papers'
if (!existsSync(folder)) {
  mkdirSync(folder)
  for (let index = 1; index <= 200; index++) {
    const paragraphs = Array.from(
      { length: 52 },
      (_, at) =>
        `Paragraph ${at + 1} of paper ${index}. ${'On that day we wrote again and asked what had been decided. '.repeat(4)}`,
    )
    const { pdf } = await print({
      template: 'exhibit.typ',
      data: {
        is: 'words',
        mark: `Paper ${index}`,
        title: `Letter ${index}`,
        detail: '',
        facts: [],
        paragraphs,
        files: [],
        file: '',
      },
      on: day('2026-01-26'),
      standard: 'plain',
    })
    writeFileSync(`${folder}/${index}.pdf`, pdf)
  }
}
const flags = (process.env['RIG_FLAGS'] ?? '').split(' ').filter(Boolean)
for (let k = 0; k < 3; k++) {
  const child = spawn(
    process.execPath,
    [
      ...flags,
      new URL('one-bundle.mjs', import.meta.url).pathname,
      '/tmp/rig/b',
      folder,
      process.argv[2] ?? '200',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let out = ''
  child.stdout.on('data', (d) => (out += d))
  let peak = 0,
    at: number[] = []
  const t = setInterval(() => {
    const pids = treeOf(child.pid!)
    const each = pids.map((p) => megabytesOf([p]))
    const sum = each.reduce((a, b) => a + b, 0)
    if (sum > peak) {
      peak = sum
      at = each
    }
  }, 15)
  await new Promise((r) => child.on('exit', r))
  clearInterval(t)
  console.log(out.trim(), 'peak PSS', peak.toFixed(0), at.map((x) => x.toFixed(0)).join('+'))
}
process.exit()
