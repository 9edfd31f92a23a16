import { Command } from 'commander'
import type { Language } from '../../shared/messages/formatFailure.ts'
import { bundleCommand } from './bundleCommand.ts'
import { auditCommand } from './auditCommand.ts'
import { backupCommand } from './backupCommand.ts'
import type { CommandBuilder } from './commandContext.ts'
import { batchCommand } from './batchCommand.ts'
import { completionCommand } from './completionCommand.ts'
import { dressProgram } from './dressProgram.ts'
import { exitCodesCommand } from './exitCodesCommand.ts'
import { guardCommand } from './guardCommand.ts'
import { modelCommand } from './modelCommand.ts'
import { productVersion } from './productVersion.ts'
import { purgeCommand } from './purgeCommand.ts'
import { selfTestCommand } from './selfTestCommand.ts'
import { serveCommand } from './serveCommand.ts'
import { summarizeCommand } from './summarizeCommand.ts'
import { usageTexts } from './usageTexts.ts'

const about = {
  zh: '医摘：离线的临床摘要工作站。以下命令不需要窗口。',
  en: 'yizhai: an offline workstation for clinical summaries. These commands need no window.',
} as const

/** In the order of the help. */
const builders: readonly CommandBuilder[] = [
  summarizeCommand,
  batchCommand,
  guardCommand,
  modelCommand,
  serveCommand,
  bundleCommand,
  auditCommand,
  backupCommand,
  purgeCommand,
  selfTestCommand,
  exitCodesCommand,
  completionCommand,
]

/** The whole command line in one language. */
export function yizhaiProgram(language: Language): Command {
  const program = new Command('yizhai')
    .description(about[language])
    .version(productVersion(), '-V, --version', usageTexts[language].version)
  for (const build of builders) program.addCommand(build({ language }))
  return dressProgram(program, language)
}
