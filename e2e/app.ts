import fs from 'node:fs'
import { expect, test as base } from 'playwright/test'
import { skipFirstRun } from './launch/skipFirstRun.ts'
import { launchApp, makeUserData } from './launch/launchApp.ts'
import type { LaunchApp, LaunchedApp } from './launch/launchedApp.ts'
import { stopVirtualDisplay, virtualDisplay } from './launch/virtualDisplay.ts'

export { expect }

type Fixtures = { readonly launchApp: LaunchApp }
type WorkerFixtures = { readonly display: string | undefined }

/**
 * `test` with `launchApp`: each launched app, its profile included, is gone when the test ends.
 * A failed test keeps what its apps wrote on standard error.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    async ({}, use) => {
      await use(await virtualDisplay())
      await stopVirtualDisplay()
    },
    { scope: 'worker', auto: true },
  ],
  launchApp: async ({}, use, testInfo) => {
    const apps: LaunchedApp[] = []
    const ownFolders: string[] = []
    await use(async (options = {}) => {
      const userData = options.userData ?? makeUserData()
      if (options.userData === undefined) ownFolders.push(userData)
      const app = await launchApp({ ...options, userData })
      apps.push(app)
      if (options.entry === undefined && !options.isFirstRun) await skipFirstRun(app.page)
      return app
    })
    const hasFailed = testInfo.status !== testInfo.expectedStatus
    for (const [index, app] of apps.entries()) {
      await app.close()
      if (hasFailed)
        await testInfo.attach(`stderr of app ${String(index + 1)} (${app.runtime})`, { body: app.stderr(), contentType: 'text/plain' })
    }
    for (const folder of ownFolders) fs.rmSync(folder, { recursive: true, force: true })
  },
})
