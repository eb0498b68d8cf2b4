import { defineConfig } from 'vitest/config'

const isJourney = process.env['JINWEI_JOURNEYS'] === '1'

export default defineConfig({
  test: {
    include: isJourney ? ['tests/journeys/**/*.test.ts'] : ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: isJourney ? [] : ['tests/journeys/**', 'node_modules/**'],
    testTimeout: isJourney ? 600_000 : 60_000,
    hookTimeout: isJourney ? 300_000 : 120_000,
    fileParallelism: !isJourney,
  },
})
