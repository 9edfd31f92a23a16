import process from 'node:process'
import { CommanderError, type Command } from 'commander'
import type { Language } from '../../shared/messages/formatFailure.ts'
import { languageOfArguments } from './languageOfArguments.ts'
import { printFailure } from './printFailure.ts'
import { usageTexts } from './usageTexts.ts'

/** Builds the program in the language of its arguments, runs it, and leaves its exit code in `process.exitCode`. Throws nothing. */
export async function runProgram(build: (language: Language) => Command, args: readonly string[]): Promise<void> {
  const language = languageOfArguments(args, process.env)
  const isJson = args.includes('--json')
  const program = build(language)
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) printFailure(error, language, isJson)
    else if (error.exitCode === 0) process.exitCode = 0
    else complain(error, program.name(), language, isJson)
  }
}

function complain({ code, message }: CommanderError, name: string, language: Language, isJson: boolean): void {
  process.exitCode = 2
  // a group without a command has shown its help already
  if (code === 'commander.help') return
  const { faults, otherFault, moreHelp } = usageTexts[language]
  const detail = message.replace(/^error: /, '')
  const said = language === 'en' ? detail : `${faults[code] ?? otherFault}（${detail}）`
  const failure = { code: 'invalid-input', params: {}, message: said }
  process.stderr.write(isJson ? `${JSON.stringify({ error: failure, exitCode: 2 })}\n` : `${said}\n${moreHelp(name)}\n`)
}
