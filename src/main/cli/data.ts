import process from 'node:process'
import { Command, CommanderError } from 'commander'
import { failureOf } from '../../shared/errors.ts'
import { formatFailure } from '../../shared/messages/formatFailure.ts'
import { auditCommand } from './auditCommand.ts'
import { exitCodeOf } from './exitCode.ts'
import { languageOfTerminal } from './languageOfTerminal.ts'

/** `data audit …`: what is done with the application's own data, without a window. */
const language = languageOfTerminal(process.env)
const program = new Command('data').addCommand(auditCommand({ language }))
for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) command.exitOverride()

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    const failure = failureOf(error)
    const message = formatFailure(failure, language)
    process.exitCode = exitCodeOf(failure.code)
    const isJson = process.argv.includes('--json')
    process.stderr.write(`${isJson ? JSON.stringify({ error: { ...failure, message }, exitCode: process.exitCode }) : message}\n`)
    if (failure.code === 'unexpected' && error instanceof Error) process.stderr.write(`${error.stack ?? error.message}\n`)
  }
}
