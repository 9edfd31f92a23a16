import type { roles } from './choices.ts'
import type { CommandName } from './contract.ts'

export type Role = (typeof roles)[number]

const clinical: readonly Role[] = ['physician', 'intern']
const administrative: readonly Role[] = ['administrator']

/** Commands that not everybody may give. */
const reserved: Partial<Record<CommandName, readonly Role[]>> = {
  startDraft: clinical,
  redraftSection: clinical,
  restoreVersion: clinical,
  saveDraft: clinical,
  overrideFinding: clinical,
  keepStoppedDraft: clinical,
  signNote: clinical,
  copySection: clinical,
  copyNote: clinical,
  importModel: administrative,
  importBundle: administrative,
  importDroppedBundle: administrative,
  rollBackBundle: administrative,
  exportRules: administrative,
  importRules: administrative,
  saveAccount: administrative,
  removeAccount: administrative,
  makeRecoveryKey: administrative,
}

/** Where there is no administrator, a physician stands in for one. The words and the model of the settings are everybody's. */
export function mayGive(role: Role, command: CommandName, hasAdministrator: boolean): boolean {
  const allowed = reserved[command]
  if (allowed === undefined || allowed.includes(role)) return true
  return role === 'physician' && !hasAdministrator
}
