import { Command } from 'commander'
import { auditTexts } from './auditTexts.ts'
import type { CommandContext } from './commandContext.ts'
import type { DataOptions } from './openData.ts'
import { purgeTexts } from './purgeTexts.ts'
import { usageTexts } from './usageTexts.ts'
import { wholeNumber } from './wholeNumber.ts'

/** `purge --older-than DAYS [--yes]`. */
export function purgeCommand({ language }: CommandContext): Command {
  const texts = purgeTexts[language]
  const { data, keyFile } = auditTexts[language]
  return new Command('purge')
    .description(texts.about)
    .requiredOption('--older-than <DAYS>', texts.olderThan, wholeNumber)
    .option('--yes', texts.yes)
    .option('--data <FOLDER>', data)
    .option('--key-file <FILE>', keyFile)
    .option('--json', usageTexts[language].json)
    .action(async (options: DataOptions & { readonly olderThan: number; readonly yes?: true; readonly json?: true }) => {
      const { purgeData } = await import('./purgeData.ts')
      await purgeData(options, texts)
    })
}
