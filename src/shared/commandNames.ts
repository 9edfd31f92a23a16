import type { CommandName } from './contract.ts'

/** The names alone, without the schemas: all that the preload needs, so that no validator is loaded into the window. */
export const commandNames = [
  'loadWorkstation',
  'searchNotes',
  'openNote',
  'saveRecord',
  'openRecordFile',
  'importRecordFile',
  'startDraft',
  'stopDraft',
  'saveDraft',
  'checkDraft',
  'askNote',
  'readDialogue',
  'suggestPlan',
  'redraftSection',
  'overrideFinding',
  'keepStoppedDraft',
  'signNote',
  'copySection',
  'copyNote',
  'changeSettings',
  'restartEngine',
  'readSheet',
  'printPage',
  'savePagePdf',
  'readTemplateSections',
  'runSelfTest',
  'listModels',
  'importModel',
  'stopModelImport',
  'readHistory',
  'readVersion',
  'restoreVersion',
  'listCorrections',
  'retypeCorrection',
  'listRules',
  'changeRule',
  'exportRules',
  'importRules',
  'readAudit',
  'verifyAudit',
  'exportAudit',
  'startBatch',
  'startBatchOfFile',
  'startBatchOfNotes',
  'changeBatch',
  'readBatch',
  'readBatchProblems',
] as const satisfies readonly CommandName[]

type Missing = Exclude<CommandName, (typeof commandNames)[number]>
/** Does not compile when a command of the contract is missing above. */
export const isComplete: [Missing] extends [never] ? true : Missing = true

export const channelOf = (command: CommandName) => `yizhai:${command}`
export const eventChannel = 'yizhai:events'
