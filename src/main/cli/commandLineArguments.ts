/** The commands that the installed application answers without a window. Held against the tree itself by a test. */
export const windowlessCommands: readonly string[] = [
  'summarize',
  'batch',
  'guard',
  'model',
  'serve',
  'bundle',
  'audit',
  'backup',
  'purge',
  'self-test',
  'exit-codes',
  'completion',
]

/** The command line in the application's own arguments, if they are one: they begin with a command, or ask for help or the version. */
export function commandLineArguments(argv: readonly string[], isPackaged: boolean): readonly string[] | undefined {
  const args = argv.slice(isPackaged ? 1 : 2)
  const [first = ''] = args
  return windowlessCommands.includes(first) || ['--help', '-h', '--version', '-V'].includes(first) ? args : undefined
}
