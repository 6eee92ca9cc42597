import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * Every test runs from here: rules beside what they test, the record against a real PostgreSQL that
 * `globalSetup` starts on a throw-away data folder, and browser journeys in tests/browser.
 */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    globalSetup: './src/test-cluster.ts',
    isolate: false,
    // Tests wait for PostgreSQL, browsers and processes more than they work: two at a time, on two cores too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { TZ: 'Europe/London' },
  },
})
