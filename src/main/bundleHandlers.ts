import type { BrowserWindow } from 'electron'
import type { Handlers } from '../shared/contract.ts'
import type { Versions } from '../shared/versions.ts'
import { chooseOneFile } from './app/chooseOneFile.ts'
import type { BundleDesk } from './bundles/bundleDesk.ts'
import type { Supervisor } from './engine/supervisor.ts'
import { importRules } from './notes/importRules.ts'
import type { MemoryDeps } from './notes/memoryDeps.ts'
import { appendAudit } from './store/audit.ts'
import { stampWith } from './store/versions.ts'

type BundleCommand = 'listBundles' | 'importBundle' | 'rollBackBundle'

export type BundleHandlerParts = {
  readonly window: BrowserWindow
  readonly bundles: BundleDesk
  readonly engine: Supervisor
  /** What is in force now. */
  readonly versions: () => Versions
}

/** The commands of signed bundles, bound to their use cases. What is in force changes here, and with it the stamp on what follows. */
export function bundleHandlers(deps: MemoryDeps, { window, bundles, engine, versions }: BundleHandlerParts): Pick<Handlers, BundleCommand> {
  const { store } = deps
  return {
    listBundles: () => bundles.list(),
    importBundle: async () => {
      const file = await chooseOneFile(window, 'YZB', ['yzb'])
      if (file === undefined) return null
      const taken = await bundles.import(file, { takeRules: (text) => importRules(deps, { text }) })
      stampWith(store, versions())
      const { kind, version, signer } = taken
      appendAudit(store, { kind: 'bundle-imported', at: deps.now(), facts: { bundle: kind, version, signer } })
      if (taken.models.length > 0 && engine.state.phase === 'missing') void engine.restart()
      return taken
    },
    rollBackBundle: ({ kind }) => {
      const version = bundles.rollBack(kind)
      stampWith(store, versions())
      appendAudit(store, { kind: 'bundle-rolled-back', at: deps.now(), facts: { bundle: kind, version: version ?? 'shipped' } })
      return { version }
    },
  }
}
