import { defineConfig } from 'vitest/config'

/** What `npm run mutate` runs against each mutant: the tests beside the scoring code and nothing else. */
const tests = [
  'adjustments',
  'assess',
  'check-scheme',
  'falsified',
  'grade-group',
  'messages',
  'owners',
  'plan-lines',
  'process-items',
  'read-assessment-input',
  'reckon',
  'score',
  'score-rows',
  'scoring-functions',
  'unit-score',
  'verdict',
]

export default defineConfig({
  test: {
    include: tests.map(name => `src/assessment/${name}.test.ts`),
    setupFiles: ['tools/mutate.setup.ts'],
    testTimeout: 20_000,
  },
})
