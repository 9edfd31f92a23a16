import process from 'node:process'
import { Command, Option } from 'commander'
import { auditTexts } from './auditTexts.ts'
import type { CommandContext } from './commandContext.ts'
import { usageTexts } from './usageTexts.ts'

/** `audit verify | export`. */
export function auditCommand({ language }: CommandContext): Command {
  const texts = auditTexts[language]
  const audit = new Command('audit').description(texts.about)
  const withPlace = (command: Command) => command.option('--data <FOLDER>', texts.data).option('--key-file <FILE>', texts.keyFile)

  withPlace(audit.command('verify').description(texts.verify))
    .option('--texts', texts.texts)
    .option('--json', usageTexts[language].json)
    .action(async (options: { data?: string; keyFile?: string; texts?: true; json?: true }) => {
      const { verifyDataAudit } = await import('./auditActions.ts')
      process.exitCode = await verifyDataAudit(options, texts)
    })

  withPlace(audit.command('export').description(texts.export))
    .addOption(new Option('--format <FORMAT>', texts.format).choices(['csv', 'json']).default('csv'))
    .option('--with-text', texts.withText)
    .option('--out <FILE>', texts.out)
    .option('--json', texts.asJson)
    .action(async (options: { data?: string; keyFile?: string; format: 'csv' | 'json'; withText?: true; out?: string; json?: true }) => {
      const { exportDataAudit } = await import('./auditActions.ts')
      await exportDataAudit({ ...options, format: options.json ? 'json' : options.format })
    })
  return audit
}
