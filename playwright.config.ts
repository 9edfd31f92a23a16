import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // they have a configuration of their own there: but for the timed ones, none needs the machine for itself
  testIgnore: '**/screens/*.spec.ts',
  // One app at a time: two models would share the cores, and every timing would be wrong.
  workers: 1,
  timeout: 120_000,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
})
