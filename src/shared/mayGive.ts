import type { roles } from './choices.ts'
import type { CommandName } from './contract.ts'

export type Role = (typeof roles)[number]

/** Commands that not everybody may give; where there is one account only, it may give all. */
const reserved: Partial<Record<CommandName, readonly Role[]>> = {
  signNote: ['physician', 'intern'],
  copySection: ['physician', 'intern'],
  copyNote: ['physician', 'intern'],
  saveDraft: ['physician', 'intern'],
  overrideFinding: ['physician', 'intern'],
  keepStoppedDraft: ['physician', 'intern'],
  importModel: ['administrator'],
  exportRules: ['administrator'],
  importRules: ['administrator'],
  makeRecoveryKey: ['administrator'],
}

export function mayGive(role: Role, command: CommandName): boolean {
  return reserved[command]?.includes(role) ?? true
}
