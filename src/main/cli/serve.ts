import process from 'node:process'
import { CommanderError } from 'commander'
import { failureOf } from '../../shared/errors.ts'
import { formatFailure } from '../../shared/messages/formatFailure.ts'
import { exitCodeOf } from './exitCode.ts'
import { languageOfTerminal } from './languageOfTerminal.ts'
import { serveCommand } from './serveCommand.ts'

const language = languageOfTerminal(process.env)

/** `npm run serve -- --port N --token T`. */
try {
  await serveCommand({ language }).exitOverride().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    const failure = failureOf(error)
    process.stderr.write(`${formatFailure(failure, language)}\n`)
    process.exitCode = exitCodeOf(failure.code)
  }
}
