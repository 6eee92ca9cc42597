import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Lock = {
  readonly packages: Record<string, { readonly optionalDependencies?: Record<string, string> }>
}

test('the lock names every optional package, so that npm ci takes it (scripts/complete-lock.mjs)', () => {
  const { packages } = JSON.parse(
    readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
  ) as Lock
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  )
  expect(missing).toEqual([])
})
