import process from 'node:process'
import { failureOf } from '../../shared/errors.ts'
import { formatFailure, type Language } from '../../shared/messages/formatFailure.ts'
import { exitCodeOf } from './exitCode.ts'

/**
 * Says on standard error what went wrong, with `isJson` as one line of JSON, and sets the exit code: that of the failure, or the given one. A bug shows its
 * stack as well.
 */
export function printFailure(error: unknown, language: Language, isJson: boolean, exitCode?: number): void {
  const failure = failureOf(error)
  const message = formatFailure(failure, language)
  process.exitCode = exitCode ?? exitCodeOf(failure.code)
  const line = isJson ? JSON.stringify({ error: { ...failure, message }, exitCode: process.exitCode }) : message
  process.stderr.write(`${line}\n`)
  if (failure.code === 'unexpected' && error instanceof Error) process.stderr.write(`${error.stack ?? error.message}\n`)
}
