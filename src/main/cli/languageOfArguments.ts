import { languages, type Language } from '../../shared/messages/formatFailure.ts'
import { languageOfTerminal } from './languageOfTerminal.ts'

/** `--lang` wherever it stands before a lone `--`, else the terminal's: the words of the help are chosen before the arguments are understood. */
export function languageOfArguments(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const end = args.indexOf('--')
  const own = end < 0 ? args : args.slice(0, end)
  const asked = own.flatMap((arg, index) => (arg === '--lang' ? (own[index + 1] ?? []) : arg.startsWith('--lang=') ? arg.slice(7) : []))
  return languages.find((language) => language === asked.at(-1)) ?? languageOfTerminal(env)
}
