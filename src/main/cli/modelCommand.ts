import { Command } from 'commander'
import type { CommandContext } from './commandContext.ts'
import type { ModelActionOptions, ModelImportOptions } from './modelActions.ts'
import { usageTexts } from './usageTexts.ts'
import { wholeNumber } from './wholeNumber.ts'

const texts = {
  zh: {
    about: '模型文件：下载、列出、导入、校验、试用、删除。',
    noTrial: '导入未验证的文件时不先试载入',
    trialLimit: '试载入最多用多少秒',
    try: '载入模型并试写几个词',
    remove: '删除已安装的模型',
    id: '模型编号',
    pull: '下载模型；不写编号时取默认模型',
    list: '列出模型',
    file: 'GGUF 文件，例如U盘上的',
    import: '从文件导入模型',
    acceptUnverified: '接受目录里没有校验值的文件；它将一直标为“未验证”',
    verify: '重新计算 SHA-256；不写编号时校验全部已安装的模型',
  },
  en: {
    about: 'Model files: download, list, import, verify, try, remove.',
    noTrial: 'do not load an unverified file once before it counts',
    trialLimit: 'seconds that this may take',
    try: 'load a model and have it write a few words',
    remove: 'remove an installed model',
    id: 'model id',
    pull: 'download a model, without an id the default one',
    list: 'list the models',
    file: 'a GGUF file, on a USB stick for one',
    import: 'import a model from a file',
    acceptUnverified: 'accept a file that the catalogue can not vouch for; it stays marked as unverified',
    verify: 'hash again, without an id every installed model',
  },
} as const

/** `model pull | list | import | verify | try | remove`. */
export function modelCommand({ language }: CommandContext): Command {
  const t = texts[language]
  const { json } = usageTexts[language]
  const actions = async () => new (await import('./modelActions.ts')).ModelActions(language)
  const command = new Command('model').description(t.about)
  command
    .command('pull')
    .description(t.pull)
    .argument('[ID]', t.id)
    .option('--json', json)
    .action(async (id: string | undefined, options: ModelActionOptions) => {
      await (await actions()).pull(id, options)
    })
  command
    .command('list')
    .description(t.list)
    .option('--json', json)
    .action(async (options: ModelActionOptions) => {
      await (await actions()).list(options)
    })
  command
    .command('import')
    .description(t.import)
    .argument('<FILE>', t.file)
    .option('--accept-unverified', t.acceptUnverified)
    .option('--no-trial', t.noTrial)
    .option('--trial-limit <SECONDS>', t.trialLimit, wholeNumber, 300)
    .option('--json', json)
    .action(async (file: string, options: ModelImportOptions) => {
      await (await actions()).import(file, options)
    })
  command
    .command('verify')
    .description(t.verify)
    .argument('[ID]', t.id)
    .option('--json', json)
    .action(async (id: string | undefined, options: ModelActionOptions) => {
      await (await actions()).verify(id, options)
    })
  command
    .command('try')
    .description(t.try)
    .argument('<ID>', t.id)
    .option('--json', json)
    .action(async (id: string, options: ModelActionOptions) => {
      await (await actions()).try(id, options)
    })
  command
    .command('remove')
    .description(t.remove)
    .argument('<ID>', t.id)
    .option('--json', json)
    .action(async (id: string, options: ModelActionOptions) => {
      await (await actions()).remove(id, options)
    })
  return command
}
