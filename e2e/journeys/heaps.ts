import fs from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import type { LaunchedApp } from '../launch/launchedApp.ts'

/** Environment of a main on the stand-in that writes a snapshot of its heap into `folder` when it is sent SIGUSR2. */
export const heapEnvironment = (folder: string) => ({ NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder}` })

/** Every string that lives in the window's JavaScript heap, after the garbage was collected: the snapshot as it comes. */
export async function rendererHeap(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return chunks.join('')
}

/** The same of main, which V8 writes itself. */
export async function mainHeap(app: LaunchedApp, folder: string): Promise<string> {
  const snapshots = () => fs.readdirSync(folder).filter((name) => name.endsWith('.heapsnapshot'))
  for (const name of snapshots()) fs.rmSync(path.join(folder, name))
  process.kill(app.pid, 'SIGUSR2')
  let text = ''
  await expect
    .poll(
      () => {
        const [name] = snapshots()
        text = name === undefined ? '' : fs.readFileSync(path.join(folder, name), 'utf8')
        return text.endsWith('}') || text.endsWith('}\n')
      },
      { timeout: 30_000, intervals: [100] },
    )
    .toBe(true)
  return text
}
