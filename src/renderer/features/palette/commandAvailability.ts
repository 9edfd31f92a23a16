import { isBatchOpen } from '../../state/batchState.ts'
import { openProposal } from '../../state/proposals.ts'
import { ruleUsedHere } from '../../state/ruleUsedHere.ts'
import { runningTurn } from '../../state/stopSlice.ts'
import type { WorkstationState } from '../../state/workstationState.ts'
import type { WindowCommandName } from '../windowCommands.ts'

type IsAvailable = (state: WorkstationState) => boolean

const always: IsAvailable = () => true
const hasNote: IsAvailable = ({ note }) => note !== null
const draftIs =
  (phase: string): IsAvailable =>
  ({ note }) =>
    note?.draft?.phase === phase
const hasFinding: IsAvailable = ({ currentFinding }) => currentFinding !== null
const hasStatements: IsAvailable = ({ note }) => note?.draft?.sections.some(({ statements }) => statements.length > 0) ?? false

const hasOmissions: IsAvailable = ({ checked, note }) => note?.draft?.phase === 'drafted' && (checked?.omissions.length ?? 0) > 0
const hasHeadings: IsAvailable = ({ note }) => note?.record.segments.some(({ heading }) => heading !== null) ?? false
const hasProposal: IsAvailable = (state) => openProposal(state) !== null
const canBeginBatch: IsAvailable = ({ batch, batchIntake }) => !isBatchOpen(batch) && batchIntake === null
const canReorder: IsAvailable = ({ note, selectedStatement }) =>
  note?.draft?.phase === 'drafted' &&
  (note.draft.sections.find(({ id }) => id === selectedStatement?.sectionId)?.statements.length ?? 0) > 1

/** Whether a command would do something now. The palette shows the others too, apart and greyed, so that they can be found. */
export const commandAvailability: Readonly<Record<WindowCommandName, IsAvailable>> = {
  pasteRecord: always,
  openFile: ({ isImporting }) => !isImporting,
  batch: always,
  batchFolder: canBeginBatch,
  batchFile: canBeginBatch,
  toggleBatch: ({ batch }) => isBatchOpen(batch),
  stopBatch: ({ batch }) => isBatchOpen(batch),
  searchNotes: ({ notes }) => notes.length > 0,
  openNextToCheck: ({ notes }) => notes.length > 0,
  showAllNotes: ({ queueFilter }) => queueFilter !== 'all',
  showNeedsEyes: ({ queueFilter }) => queueFilter !== 'needsEyes',
  nextHeading: hasHeadings,
  previousHeading: hasHeadings,
  startDraft: ({ note, isStarting }) => note !== null && !isStarting && note.draft?.phase !== 'generating',
  stopDraft: (state) => draftIs('generating')(state) || runningTurn(state) !== null,
  keepStoppedDraft: draftIs('stopped'),
  redraftSection: (state) => draftIs('drafted')(state) && state.redraft === null,
  suggestPlan: draftIs('drafted'),
  ask: hasNote,
  rewriteSelection: draftIs('drafted'),
  acceptProposal: hasProposal,
  dropProposal: hasProposal,
  history: ({ note, openNoteId }) => note?.draft != null && note.summary.id === openNoteId,
  memory: always,
  templates: always,
  nextFinding: ({ checked, note }) => checked !== null && note?.draft?.phase === 'drafted',
  previousFinding: ({ checked, note }) => checked !== null && note?.draft?.phase === 'drafted',
  repairReplace: hasFinding,
  repairQuote: hasFinding,
  repairDelete: hasFinding,
  repairOwn: hasFinding,
  overrideFinding: hasFinding,
  insertOmission: hasOmissions,
  nextOmission: hasOmissions,
  previousOmission: hasOmissions,
  nextStatement: hasStatements,
  previousStatement: hasStatements,
  moveStatementUp: canReorder,
  moveStatementDown: canReorder,
  takeBackRule: (state) => draftIs('drafted')(state) && ruleUsedHere(state) !== null,
  sign: draftIs('drafted'),
  copyNextSection: draftIs('signed'),
  copyNote: draftIs('signed'),
  print: draftIs('signed'),
  openPalette: always,
  nextPane: hasNote,
  toggleQueue: always,
  lock: always,
  settings: always,
  help: always,
  switchLanguage: always,
  useSystemTheme: ({ settings }) => settings.theme !== 'system',
  useLightTheme: ({ settings }) => settings.theme !== 'light',
  useDarkTheme: ({ settings }) => settings.theme !== 'dark',
  selfTest: always,
  audit: always,
  restartEngine: ({ engine }) => engine.phase !== 'off',
}
