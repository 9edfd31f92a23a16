import fs from 'node:fs'
import { expect } from 'playwright/test'
import { processesOfGroup } from '../launch/processes.ts'
import type { LaunchedApp } from '../launch/launchedApp.ts'

/** The process id of the child that holds the model, once it is there. */
export async function modelHostOf(app: LaunchedApp): Promise<number> {
  await expect.poll(() => hostsOf(app).length, { timeout: 20_000, intervals: [10] }).toBe(1)
  const [host] = hostsOf(app)
  if (host === undefined) throw new Error('the model has no process')
  return host
}

/** The stand-in starts `host.js` by name; of Electron's children only a utility process runs Node. */
function hostsOf(app: LaunchedApp): number[] {
  return processesOfGroup(app.pid).filter((pid) => pid !== app.pid && /host\.js|node\.mojom\.NodeService/.test(commandOf(pid)))
}

function commandOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}
