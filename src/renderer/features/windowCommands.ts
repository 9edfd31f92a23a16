/** In the order of the palette. */
export const commandGroups = ['record', 'draft', 'review', 'sign', 'window'] as const
export type CommandGroup = (typeof commandGroups)[number]

type WindowCommand = {
  readonly group: CommandGroup
  /** As `aria-keyshortcuts` has them; the last part is `KeyboardEvent.key`. `null`: by the palette only. */
  readonly keys: string | null
  /** A key that the system answers by itself, shown but not listened to. */
  readonly isSystemKey?: true
  /** Not a line of the palette: it is what the palette is already in, or would only close it. */
  readonly isHidden?: true
}

/**
 * Everything that can be done from the keyboard, in one table: the palette lists it, the keys are read from it, and so is every hint beside
 * a control. The words of a command are `commands.name` of the language files; what it does is in `useCommands`.
 */
export const windowCommands = {
  pasteRecord: { group: 'record', keys: 'Control+V', isSystemKey: true },
  openFile: { group: 'record', keys: 'Control+O' },
  batch: { group: 'record', keys: 'Alt+B' },
  batchFolder: { group: 'record', keys: 'Control+Shift+O' },
  batchFile: { group: 'record', keys: 'Control+Shift+L' },
  toggleBatch: { group: 'record', keys: 'Alt+P' },
  stopBatch: { group: 'record', keys: 'Alt+Shift+P' },
  searchNotes: { group: 'record', keys: 'Control+Shift+F' },
  openNextToCheck: { group: 'record', keys: 'F7' },
  showAllNotes: { group: 'record', keys: null },
  showNeedsEyes: { group: 'record', keys: null },
  nextHeading: { group: 'record', keys: 'Alt+PageDown' },
  previousHeading: { group: 'record', keys: 'Alt+PageUp' },

  startDraft: { group: 'draft', keys: 'Control+D' },
  stopDraft: { group: 'draft', keys: 'Escape' },
  keepStoppedDraft: { group: 'draft', keys: null },
  redraftSection: { group: 'draft', keys: 'Alt+D' },
  suggestPlan: { group: 'draft', keys: 'Alt+S' },
  ask: { group: 'draft', keys: 'Alt+A' },
  rewriteSelection: { group: 'draft', keys: 'Alt+W' },
  acceptProposal: { group: 'draft', keys: 'Alt+Enter' },
  dropProposal: { group: 'draft', keys: 'Alt+Backspace' },
  history: { group: 'draft', keys: 'Alt+H' },
  memory: { group: 'draft', keys: 'Alt+M' },
  templates: { group: 'draft', keys: 'Alt+T' },

  nextFinding: { group: 'review', keys: 'F8' },
  previousFinding: { group: 'review', keys: 'Shift+F8' },
  repairReplace: { group: 'review', keys: 'Alt+1' },
  repairQuote: { group: 'review', keys: 'Alt+2' },
  repairDelete: { group: 'review', keys: 'Alt+3' },
  repairOwn: { group: 'review', keys: 'Alt+4' },
  overrideFinding: { group: 'review', keys: 'Alt+R' },
  insertOmission: { group: 'review', keys: 'Alt+I' },
  nextOmission: { group: 'review', keys: 'Alt+O' },
  previousOmission: { group: 'review', keys: 'Alt+Shift+O' },
  nextStatement: { group: 'review', keys: 'Alt+ArrowDown' },
  previousStatement: { group: 'review', keys: 'Alt+ArrowUp' },
  moveStatementUp: { group: 'review', keys: 'Alt+Shift+ArrowUp' },
  moveStatementDown: { group: 'review', keys: 'Alt+Shift+ArrowDown' },
  takeBackRule: { group: 'review', keys: 'Alt+Z' },

  sign: { group: 'sign', keys: 'Control+Enter' },
  copyNextSection: { group: 'sign', keys: 'F9' },
  copyNote: { group: 'sign', keys: 'Control+Shift+C' },
  print: { group: 'sign', keys: 'Control+P' },

  openPalette: { group: 'window', keys: 'Control+K', isHidden: true },
  nextPane: { group: 'window', keys: 'F6' },
  toggleQueue: { group: 'window', keys: 'Control+B' },
  lock: { group: 'window', keys: 'Control+L' },
  settings: { group: 'window', keys: 'Control+,' },
  help: { group: 'window', keys: 'F1' },
  switchLanguage: { group: 'window', keys: null },
  useSystemTheme: { group: 'window', keys: null },
  useLightTheme: { group: 'window', keys: null },
  useDarkTheme: { group: 'window', keys: null },
  selfTest: { group: 'window', keys: null },
  audit: { group: 'window', keys: 'Alt+U' },
  restartEngine: { group: 'window', keys: null },
} as const satisfies Record<string, WindowCommand>

export type WindowCommandName = keyof typeof windowCommands

/** All names, in the order of the table. */
export const windowCommandNames = Object.keys(windowCommands) as readonly WindowCommandName[]

export function windowCommand(name: WindowCommandName): WindowCommand {
  return windowCommands[name]
}
