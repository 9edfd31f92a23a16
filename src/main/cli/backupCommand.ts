import process from 'node:process'
import { Command } from 'commander'
import { auditTexts } from './auditTexts.ts'
import { backupTexts } from './backupTexts.ts'
import type { CommandContext } from './commandContext.ts'
import type { DataOptions } from './openData.ts'
import { usageTexts } from './usageTexts.ts'

type Options = DataOptions & { readonly json?: true }

/** `backup make | list | verify | restore`. */
export function backupCommand({ language }: CommandContext): Command {
  const texts = backupTexts[language]
  const { data, keyFile } = auditTexts[language]
  const backup = new Command('backup').description(texts.about)
  const add = (name: string, about: string) =>
    backup
      .command(name)
      .description(about)
      .option('--data <FOLDER>', data)
      .option('--key-file <FILE>', keyFile)
      .option('--json', usageTexts[language].json)

  add('make', texts.make).action(async (options: Options) => {
    const { makeDataBackup } = await import('./backupActions.ts')
    await makeDataBackup(options, texts)
  })
  add('list', texts.list).action(async (options: Options) => {
    const { listDataBackups } = await import('./backupActions.ts')
    listDataBackups(options, texts)
  })
  add('verify', texts.verify)
    .argument('[NAME]', texts.name)
    .action(async (name: string | undefined, options: Options) => {
      const { verifyDataBackups } = await import('./backupActions.ts')
      process.exitCode = verifyDataBackups(name, options, texts)
    })
  add('restore', texts.restore)
    .argument('[NAME]', texts.restoreName)
    .action(async (name: string | undefined, options: Options) => {
      const { restoreDataBackup } = await import('./backupActions.ts')
      restoreDataBackup(name, options, texts)
    })
  return backup
}
