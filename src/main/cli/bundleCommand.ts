import { Argument, Command, Option } from 'commander'
import { bundleKinds } from '../../shared/bundles.ts'
import type { CommandContext } from './commandContext.ts'
import { usageTexts } from './usageTexts.ts'

const texts = {
  zh: {
    about: '签名数据包：模型、词典、规则、模板、升级；制作、签名、校验、导入、回退。',
    keygen: '生成一对 Ed25519 密钥',
    keyOut: '文件名前缀：写出 前缀.key.pem 与 前缀.pub.pem',
    make: '把文件夹打成数据包；给出 --key 时同时签名',
    folder: '要打包的文件夹',
    kind: '种类',
    version: '数据包的版本，如 2026.11',
    minVersion: '能使用它的最低程序版本',
    out: '写到这个文件',
    key: '私钥文件（PEM）',
    sign: '给数据包签名',
    file: '数据包文件',
    verify: '校验签名与每个文件，不导入',
    inspect: '查看内容，不要求签名可信',
    import: '校验并启用；出错时现有数据不变',
    keys: '只信任这个文件夹里的公钥（*.pem），代替程序自带的',
    data: '数据文件夹；默认为本用户的',
    list: '列出使用中的数据包',
    rollback: '回退到前一个版本',
  },
  en: {
    about: 'Signed bundles of models, dictionaries, rules, templates, updates: make, sign, verify, import, roll back.',
    keygen: 'make a pair of Ed25519 keys',
    keyOut: 'beginning of the names: writes PREFIX.key.pem and PREFIX.pub.pem',
    make: 'make a bundle of a folder, with --key a signed one',
    folder: 'the folder to pack',
    kind: 'kind',
    version: 'version of the bundle, such as 2026.11',
    minVersion: 'the oldest version of the program that can use it',
    out: 'write to this file',
    key: 'private key file (PEM)',
    sign: 'sign a bundle',
    file: 'the bundle',
    verify: 'check the signature and every file, import nothing',
    inspect: 'look into it, trusted or not',
    import: 'check it and put it in force; whatever fails, nothing changes',
    keys: "trust just the public keys (*.pem) in this folder, instead of the program's",
    data: "the data folder; this user's by default",
    list: 'list the bundles in force',
    rollback: 'go back to the version before',
  },
} as const

/** `bundle make | sign | verify | inspect | keygen | import | list | rollback`. */
export function bundleCommand({ language }: CommandContext): Command {
  const t = texts[language]
  const actions = async () => new (await import('./bundleActions.ts')).BundleActions(language)
  const command = new Command('bundle').description(t.about)
  const leaf = (name: string, about: string) => command.command(name).description(about).option('--json', usageTexts[language].json)
  leaf('make', t.make)
    .argument('<FOLDER>', t.folder)
    .addOption(new Option('--kind <KIND>', t.kind).choices(bundleKinds).makeOptionMandatory())
    .requiredOption('--bundle-version <VERSION>', t.version)
    .option('--min-version <VERSION>', t.minVersion, '0.1.0')
    .requiredOption('--out <FILE>', t.out)
    .option('--key <FILE>', t.key)
    .action(async (folder: string, options) => {
      await (await actions()).make(folder, options)
    })
  leaf('sign', t.sign)
    .argument('<FILE>', t.file)
    .requiredOption('--key <FILE>', t.key)
    .requiredOption('--out <FILE>', t.out)
    .action(async (file: string, options) => {
      await (await actions()).sign(file, options)
    })
  leaf('verify', t.verify)
    .argument('<FILE>', t.file)
    .option('--keys <FOLDER>', t.keys)
    .action(async (file: string, options) => {
      await (await actions()).verify(file, options)
    })
  leaf('inspect', t.inspect)
    .argument('<FILE>', t.file)
    .option('--keys <FOLDER>', t.keys)
    .action(async (file: string, options) => {
      await (await actions()).inspect(file, options)
    })
  leaf('keygen', t.keygen)
    .requiredOption('--out <PREFIX>', t.keyOut)
    .action(async (options) => {
      ;(await actions()).keygen(options)
    })
  leaf('import', t.import)
    .argument('<FILE>', t.file)
    .option('--data <FOLDER>', t.data)
    .option('--keys <FOLDER>', t.keys)
    .action(async (file: string, options) => {
      await (await actions()).import(file, options)
    })
  leaf('list', t.list)
    .option('--data <FOLDER>', t.data)
    .option('--keys <FOLDER>', t.keys)
    .action(async (options) => {
      ;(await actions()).list(options)
    })
  leaf('rollback', t.rollback)
    .addArgument(new Argument('<KIND>', t.kind).choices(bundleKinds))
    .option('--data <FOLDER>', t.data)
    .action(async (kind: string, options) => {
      ;(await actions()).rollback(kind, options)
    })
  return command
}
