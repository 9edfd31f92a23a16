import type { AuditSlice } from './deskState.ts'
import type { SliceContext } from './workstationState.ts'

export function createAuditSlice({ bridge, get, set, attempt }: SliceContext): AuditSlice {
  async function verify(withTexts: boolean): Promise<void> {
    if (get().isVerifyingAudit) return
    set({ isVerifyingAudit: true, auditVerdict: null, auditFailure: null })
    const result = await attempt(() => bridge.verifyAudit({ withTexts }))
    set(result.ok ? { auditVerdict: result.value, isVerifyingAudit: false } : { auditFailure: result.failure, isVerifyingAudit: false })
  }

  return {
    audit: null,
    auditFailure: null,
    auditVerdict: null,
    isVerifyingAudit: false,
    openAudit: async () => {
      set({ audit: null, auditFailure: null, dialog: { kind: 'audit' } })
      const result = await attempt(() => bridge.readAudit({}))
      if (!result.ok) return set({ auditFailure: result.failure })
      set({ audit: result.value.entries })
      await verify(false)
    },
    readOlderAudit: async () => {
      const known = get().audit ?? []
      const oldest = known.at(-1)
      if (oldest === undefined || oldest.number === 1) return
      const result = await attempt(() => bridge.readAudit({ before: oldest.number }))
      if (!result.ok) return set({ auditFailure: result.failure })
      // asked twice in one breath, the same page comes twice
      set(({ audit }) => ((audit ?? []).at(-1) === oldest ? { audit: [...(audit ?? []), ...result.value.entries] } : {}))
    },
    verifyAudit: verify,
    exportAudit: async (format) => {
      const result = await attempt(() => bridge.exportAudit({ format }))
      if (!result.ok) return get().complain(result.failure)
      if (result.value.isSaved) get().tell('auditExported')
    },
  }
}
