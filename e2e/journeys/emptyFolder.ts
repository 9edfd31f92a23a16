import fs from 'node:fs'
import type { TestInfo } from 'playwright/test'

/** A models folder without a model. It goes with the test's other output. */
export function emptyFolder(testInfo: TestInfo): string {
  const folder = testInfo.outputPath('no-models')
  fs.mkdirSync(folder, { recursive: true })
  return folder
}
