import type { MemorySlice } from './memoryState.ts'
import { ruleUsedHere } from './ruleUsedHere.ts'
import type { SliceContext } from './workstationState.ts'

/** The memory of corrections: whose rules there are and in what state, and what was changed in the open note. */
export function createMemorySlice({ bridge, get, set, attempt }: SliceContext): MemorySlice {
  async function readMemory(): Promise<void> {
    const draft = get().note?.draft
    const [rules, corrections] = await Promise.all([
      attempt(() => bridge.listRules({})),
      draft?.phase === 'signed' ? attempt(() => bridge.listCorrections({ draftId: draft.id })) : null,
    ])
    const failed = [rules, corrections].find((result) => result?.ok === false)
    set({
      memoryFailure: failed?.ok === false ? failed.failure : null,
      ...(rules.ok && { rules: rules.value }),
      corrections: corrections?.ok === true ? corrections.value : [],
    })
  }

  return {
    rules: null,
    corrections: [],
    memoryFailure: null,
    packOutcome: null,
    readMemory,
    openMemory: async () => {
      set({ dialog: { kind: 'memory' }, rules: null, corrections: [], memoryFailure: null, packOutcome: null })
      await readMemory()
    },
    noteProposals: async () => {
      const result = await attempt(() => bridge.listRules({}))
      if (!result.ok) return
      const known = new Set((get().rules ?? []).map(({ id }) => id))
      const count = result.value.filter(({ id, state }) => state === 'proposed' && !known.has(id)).length
      set({ rules: result.value })
      if (count > 0) get().tell('rulesProposed', { count })
    },
    /** An approval may switch others off and add some: the whole list is read anew, also where it was refused and is older than it looks. */
    changeRule: async (ruleId, to) => {
      const result = await attempt(() => bridge.changeRule({ ruleId, to }))
      await readMemory()
      if (!result.ok) set({ memoryFailure: result.failure })
    },
    retypeCorrection: async (number, type) => {
      const result = await attempt(() => bridge.retypeCorrection({ number, type }))
      await readMemory()
      if (!result.ok) set({ memoryFailure: result.failure })
    },
    exportRules: async (name) => {
      const result = await attempt(() => bridge.exportRules({ name }))
      if (!result.ok) set({ packOutcome: { kind: 'failed', failure: result.failure } })
      else if (result.value.isSaved) set({ packOutcome: { kind: 'saved' } })
    },
    importRules: async () => {
      const result = await attempt(() => bridge.importRules({}))
      if (!result.ok) return set({ packOutcome: { kind: 'failed', failure: result.failure } })
      if (result.value === null) return
      set({ packOutcome: { kind: 'imported', ...result.value } })
      await readMemory()
    },
    takeBackRule: () => {
      const edit = ruleUsedHere(get())
      if (edit === null) return get().tell('noRuleUsed')
      get().requestEdit(edit)
    },
  }
}
