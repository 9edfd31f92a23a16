import { Command } from 'commander'
import type { CommandContext } from './commandContext.ts'
import type { SummarizeOptions } from './summarize.ts'
import { usageTexts } from './usageTexts.ts'
import { wholeNumber } from './wholeNumber.ts'

const texts = {
  zh: {
    about: '起草一份病历的摘要：主诉、诊断结论、治疗建议。',
    file: '病历文件（文本、DOCX、PDF、RTF、HTML、CDA、HL7、FHIR、CSV）；- 为标准输入',
    suggest: '另提供参考建议，非病历内容',
    model: '模型编号（见 model list）',
    template: '模板编号，或模板文件（.json）',
    seed: '随机种子',
    context: '上下文窗口，令牌数',
  },
  en: {
    about: 'Draft the summary of a record: chief complaint, diagnosis, plan.',
    file: 'the record: text, DOCX, PDF, RTF, HTML, CDA, HL7, FHIR or CSV; - reads standard input',
    suggest: 'also print ideas that the record does not hold',
    model: 'model id (see model list)',
    template: 'template id, or a template file (.json)',
    seed: 'seed',
    context: 'tokens the model may hold at a time',
  },
} as const

/** `summarize FILE`: the use case of the window without a window. Results on standard output, messages on standard error. */
export function summarizeCommand({ language }: CommandContext): Command {
  const t = texts[language]
  return new Command('summarize')
    .description(t.about)
    .argument('<FILE>', t.file)
    .option('--json', usageTexts[language].json)
    .option('--suggest', t.suggest)
    .option('--model <ID>', t.model)
    .option('--template <ID>', t.template, 'outpatient')
    .option('--seed <N>', t.seed, wholeNumber, 1)
    .option('--context <TOKENS>', t.context, wholeNumber, 8192)
    .action(async (file: string, options: SummarizeOptions) => {
      const { summarize } = await import('./summarize.ts')
      await summarize(file, options, language)
    })
}
