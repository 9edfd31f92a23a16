import process from 'node:process'
import { Command } from 'commander'
import type { CommandContext } from './commandContext.ts'
import { exitCodes } from './exitCode.ts'
import { printTable } from './printTable.ts'
import { usageTexts } from './usageTexts.ts'

const texts = { zh: '列出退出码及其含义', en: 'list the exit codes and what they mean' } as const

/** `exit-codes`: the table that scripts are written against. */
export function exitCodesCommand({ language }: CommandContext): Command {
  return new Command('exit-codes')
    .description(texts[language])
    .option('--json', usageTexts[language].json)
    .action(({ json }: { readonly json?: true }) => {
      const rows = exitCodes.map(({ code, meaning }) => [String(code), meaning[language]])
      process.stdout.write(json ? `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n` : printTable(rows))
    })
}
