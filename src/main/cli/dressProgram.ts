import { Help, Option, type Command } from 'commander'
import { languages, type Language } from '../../shared/messages/formatFailure.ts'
import { usageTexts } from './usageTexts.ts'

const plainHelp = new Help()

/** What all commands of the tree have in common: help in the terminal's language, `--lang`, and failures that come back to the caller. */
export function dressProgram(command: Command, language: Language): Command {
  const texts = usageTexts[language]
  const remarked = (text: string) => Object.entries(texts.remarks).reduce((said, [from, to]) => said.replace(from, to), text)
  command
    .exitOverride()
    .helpCommand(false)
    .helpOption('-h, --help', texts.help)
    .configureHelp({
      helpWidth: 110,
      styleTitle: (title) => texts.titles[title] ?? title,
      optionDescription: (option) => remarked(plainHelp.optionDescription(option)),
      argumentDescription: (argument) => remarked(plainHelp.argumentDescription(argument)),
    })
    // told once, by the one who runs the program
    .configureOutput({ outputError: () => undefined, writeErr: (text) => process.stderr.write(text) })
    .addOption(new Option('--lang <LANG>', texts.language).choices(languages))
  for (const child of command.commands) dressProgram(child, language)
  return command
}
