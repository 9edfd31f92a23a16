import type { roles } from './choices.ts'
import type { CommandName } from './contract.ts'

export type Role = (typeof roles)[number]

/** Whom a command is for. `everybody`: reading, one's own PIN, words and look. `treating`: what becomes of a note. `administrator`: what holds for the whole workplace. */
export type Reserved = 'everybody' | 'treating' | 'administrator'

/** Every command of the contract; one that is missing here does not compile. */
export const reservedFor = {
  // the lock and the workplace
  readLock: 'everybody',
  unlock: 'everybody',
  recover: 'everybody',
  lock: 'everybody',
  confirmLock: 'everybody',
  noteActivity: 'everybody',
  readSecurity: 'everybody',
  setPin: 'everybody',
  saveAccount: 'administrator',
  removeAccount: 'administrator',
  makeRecoveryKey: 'administrator',
  loadWorkstation: 'everybody',
  changeSettings: 'everybody',
  restartEngine: 'everybody',
  runSelfTest: 'everybody',
  readAudit: 'everybody',
  verifyAudit: 'everybody',
  exportAudit: 'everybody',
  readRetention: 'everybody',
  changeRetention: 'administrator',
  purgeNotes: 'administrator',
  // models, bundles, the interface for programs
  listModels: 'everybody',
  importModel: 'administrator',
  stopModelImport: 'administrator',
  removeModel: 'administrator',
  listBundles: 'everybody',
  importBundle: 'administrator',
  importDroppedBundle: 'administrator',
  rollBackBundle: 'administrator',
  readApi: 'everybody',
  changeApi: 'administrator',
  // notes
  searchNotes: 'everybody',
  openNote: 'everybody',
  readHistory: 'everybody',
  readVersion: 'everybody',
  readSheet: 'everybody',
  readDialogue: 'everybody',
  checkDraft: 'everybody',
  saveRecord: 'everybody',
  openRecordFile: 'everybody',
  importRecordFile: 'everybody',
  startDraft: 'treating',
  stopDraft: 'everybody',
  saveDraft: 'treating',
  askNote: 'treating',
  suggestPlan: 'treating',
  redraftSection: 'treating',
  overrideFinding: 'treating',
  keepStoppedDraft: 'treating',
  restoreVersion: 'treating',
  signNote: 'treating',
  copySection: 'treating',
  copyNote: 'treating',
  printPage: 'everybody',
  savePagePdf: 'everybody',
  startBatch: 'treating',
  startBatchOfFile: 'treating',
  startBatchOfNotes: 'treating',
  changeBatch: 'treating',
  readBatch: 'everybody',
  readBatchProblems: 'everybody',
  // templates and the memory of corrections
  readTemplateSections: 'everybody',
  listTemplates: 'everybody',
  saveTemplate: 'everybody',
  moveTemplate: 'everybody',
  exportTemplate: 'everybody',
  importTemplates: 'everybody',
  previewTemplate: 'everybody',
  listCorrections: 'everybody',
  retypeCorrection: 'treating',
  listRules: 'everybody',
  changeRule: 'treating',
  exportRules: 'administrator',
  importRules: 'administrator',
} as const satisfies Record<CommandName, Reserved>

/** Where there is no administrator, a physician stands in for one. The words and the model of the settings are everybody's. */
export function mayGive(role: Role, command: CommandName, hasAdministrator: boolean): boolean {
  switch (reservedFor[command]) {
    case 'everybody':
      return true
    case 'treating':
      return role !== 'administrator'
    case 'administrator':
      return role === 'administrator' || (role === 'physician' && !hasAdministrator)
  }
}
