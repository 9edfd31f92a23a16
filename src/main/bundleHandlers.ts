import type { BrowserWindow } from 'electron'
import type { bundleCommands } from '../shared/bundleCommands.ts'
import type { Handlers } from '../shared/contract.ts'
import type { TakenBundle } from '../shared/bundles.ts'
import type { Versions } from '../shared/versions.ts'
import { chooseOneFile } from './app/chooseOneFile.ts'
import type { BundleDesk } from './bundles/bundleDesk.ts'
import type { Supervisor } from './engine/supervisor.ts'
import { importRules } from './notes/importRules.ts'
import type { MemoryDeps } from './notes/memoryDeps.ts'
import { appendAudit } from './store/audit.ts'
import { stampWith } from './store/versions.ts'

export type BundleHandlerParts = {
  readonly window: BrowserWindow
  readonly bundles: BundleDesk
  readonly engine: Supervisor
  /** What is in force now. */
  readonly versions: () => Versions
}

/** The commands of signed bundles, bound to their use cases. What is in force changes here, and with it the stamp on what follows. */
export function bundleHandlers(
  deps: MemoryDeps,
  { window, bundles, engine, versions }: BundleHandlerParts,
): Pick<Handlers, keyof typeof bundleCommands> {
  const { store } = deps
  const takeRules = (text: string) => {
    importRules(deps, { text })
  }
  const inForce = (taken: Awaited<ReturnType<BundleDesk['import']>>): TakenBundle => {
    const { kind, version, models, signer } = taken
    stampWith(store, versions())
    appendAudit(store, { kind: 'bundle-imported', at: deps.now(), facts: { bundle: kind, version, signer } })
    if (models.length > 0 && engine.state.phase === 'missing') void engine.restart()
    return { kind, version, models }
  }
  return {
    listBundles: () => bundles.list(),
    importBundle: async () => {
      const file = await chooseOneFile(window, 'YZB', ['yzb'])
      return file === undefined ? null : inForce(await bundles.import(file, { takeRules }))
    },
    importDroppedBundle: async ({ base64 }) => inForce(await bundles.importBytes(Buffer.from(base64, 'base64'), { takeRules })),
    rollBackBundle: ({ kind }) => {
      const version = bundles.rollBack(kind)
      stampWith(store, versions())
      appendAudit(store, { kind: 'bundle-rolled-back', at: deps.now(), facts: { bundle: kind, version: version ?? 'shipped' } })
      return { version }
    },
  }
}
