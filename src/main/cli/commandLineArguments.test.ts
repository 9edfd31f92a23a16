import { expect, it } from 'vitest'
import { commandLineArguments, windowlessCommands } from './commandLineArguments.ts'
import { yizhaiProgram } from './yizhaiProgram.ts'

it('knows just the commands of the program', () => {
  expect(windowlessCommands).toEqual(yizhaiProgram('en').commands.map((command) => command.name()))
})

it.each([
  [['医摘.exe', 'summarize', 'a.txt'], true, ['summarize', 'a.txt']],
  [['electron', 'out/main/index.js', 'model', 'list'], false, ['model', 'list']],
  [['医摘.exe', '--help'], true, ['--help']],
  [['医摘.exe'], true, undefined],
  [['医摘.exe', '--user-data-dir=D:\\y', 'summarize'], true, undefined],
  [['医摘.exe', 'C:\\record.txt'], true, undefined],
])('%j', (argv, isPackaged, args) => {
  expect(commandLineArguments(argv, isPackaged)).toEqual(args)
})
