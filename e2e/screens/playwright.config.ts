import path from 'node:path'
import { defineConfig } from 'playwright/test'

const root = path.resolve(import.meta.dirname, '../..')

/** The window alone, over a scripted bridge: no model and no clock that matters, so that two can run side by side. */
export default defineConfig({
  testDir: path.join(root, 'e2e'),
  testMatch: 'screens/*.spec.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: path.join(root, 'test-results/screens.json') }]],
  outputDir: path.join(root, 'test-results/screens-run'),
})
