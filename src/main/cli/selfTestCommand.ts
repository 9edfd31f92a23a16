import process from 'node:process'
import { Command } from 'commander'
import type { CommandContext } from './commandContext.ts'
import { usageTexts } from './usageTexts.ts'

const texts = {
  zh: {
    about: '自检：模型文件、运行环境、加密数据库、核对规则；有一项未通过时退出码为 1。',
    draft: '另载入模型起草一份样例病历',
    model: '要检查的模型编号',
  },
  en: {
    about: 'Check the model file, the runtime, the encrypted database and the guard; ends with 1 where one fails.',
    draft: 'also load the model and draft a sample record',
    model: 'id of the model to check',
  },
} as const

/** `self-test [--draft]`: what IT runs after an installation. */
export function selfTestCommand({ language }: CommandContext): Command {
  const t = texts[language]
  return new Command('self-test')
    .description(t.about)
    .option('--draft', t.draft)
    .option('--model <ID>', t.model)
    .option('--json', usageTexts[language].json)
    .action(async (options: { readonly draft?: true; readonly model?: string; readonly json?: true }) => {
      const { testInstallation } = await import('./testInstallation.ts')
      process.exitCode = await testInstallation(options, language)
    })
}
