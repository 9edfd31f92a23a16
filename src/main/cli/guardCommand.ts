import process from 'node:process'
import { Command } from 'commander'
import type { CommandContext } from './commandContext.ts'
import type { GuardOptions } from './holdDraft.ts'

const texts = {
  zh: {
    about: '把草稿逐句与病历核对，不需要模型；有红色提示时退出码为 1。',
    jsonl: '从标准输入逐行读 {"id","record","draft"}；有不合格的行时退出码为 2',
    record: '病历文本文件',
    draft: '草稿：文本文件，或各节的 JSON',
    omissions: '也列出原文有而草稿无的内容',
    json: '结果总是 JSON',
  },
  en: {
    about: 'Hold a draft against its record, without a model; ends with 1 where a finding is red.',
    jsonl: 'read lines of {"id","record","draft"} from standard input; ends with 2 where a line is none',
    record: 'the record, a text file',
    draft: 'the draft: text, or a JSON object of sections',
    omissions: 'also what the draft leaves out',
    json: 'the result is JSON in any case',
  },
} as const

/** `guard --record FILE --draft FILE | --jsonl`. */
export function guardCommand({ language }: CommandContext): Command {
  const t = texts[language]
  return new Command('guard')
    .description(t.about)
    .option('--record <FILE>', t.record)
    .option('--draft <FILE>', t.draft)
    .option('--jsonl', t.jsonl)
    .option('--omissions', t.omissions)
    .option('--json', t.json)
    .action(async (options: GuardOptions) => {
      const { holdDraft } = await import('./holdDraft.ts')
      process.exitCode = await holdDraft(options)
    })
}
