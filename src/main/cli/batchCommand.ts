import process from 'node:process'
import { Command } from 'commander'
import type { CommandContext } from './commandContext.ts'
import type { BatchOptions } from './draftBatch.ts'
import { usageTexts } from './usageTexts.ts'
import { wholeNumber } from './wholeNumber.ts'

const texts = {
  zh: {
    about:
      '起草一批病历：文件夹（含子文件夹）、CSV 表，或含分隔行的文本。每份草稿写成一个 JSON，另有 index.json 记录每份的状态。中断后用同一命令接着做。有病历没有起草时退出码为 1。',
    from: '文件夹、CSV 或含多份病历的文本文件',
    out: '输出文件夹；已有时接着做',
    column: 'CSV 中病历正文的列名',
    model: '模型编号（见 model list）',
    template: '模板',
    seed: '随机种子',
    context: '上下文窗口，令牌数',
  },
  en: {
    about:
      'Draft many records: a folder with its folders, a CSV table, or a text with separators. Each draft is a JSON file, and index.json has the state of every record. The same command goes on where it was interrupted. Ends with 1 where a record was not drafted.',
    from: 'a folder, a CSV table, or a text file of several records',
    out: 'folder for the drafts; gone on with where it is there',
    column: 'column of a CSV that holds the text of the record',
    model: 'model id (see model list)',
    template: 'template id',
    seed: 'seed',
    context: 'tokens the model may hold at a time',
  },
} as const

/** `batch FROM --out FOLDER`: the batch of the window without a window. */
export function batchCommand({ language }: CommandContext): Command {
  const t = texts[language]
  return new Command('batch')
    .description(t.about)
    .argument('<FROM>', t.from)
    .requiredOption('--out <FOLDER>', t.out)
    .option('--json', usageTexts[language].json)
    .option('--column <NAME>', t.column)
    .option('--model <ID>', t.model)
    .option('--template <ID>', t.template, 'outpatient')
    .option('--seed <N>', t.seed, wholeNumber, 1)
    .option('--context <TOKENS>', t.context, wholeNumber, 8192)
    .action(async (from: string, options: BatchOptions) => {
      const { draftBatch } = await import('./draftBatch.ts')
      process.exitCode = await draftBatch(from, options, language)
    })
}
