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
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { TZ: 'Europe/London' },
  },
})
