import http from 'node:http'
import process from 'node:process'
import { Command, CommanderError, Option } from 'commander'
import { failureOf, type Failure } from '../../shared/errors.ts'
import { formatFailure, languages, type Language } from '../../shared/messages/formatFailure.ts'
import { catalogue } from '../engine/models/catalogue.ts'
import { findModel } from '../engine/models/findModel.ts'
import { importModel } from '../engine/models/importModel.ts'
import { installedModels, listModels, type ListedModel } from '../engine/models/installedModels.ts'
import { modelsFolder } from '../engine/models/modelsFolder.ts'
import { pullDefaultModel } from '../engine/models/pullDefaultModel.ts'
import { pullModel, type PullProgress } from '../engine/models/pullModel.ts'
import { verifyModel, type VerifiedModel } from '../engine/models/verifyModel.ts'
import { exitCodeOf } from './exitCode.ts'
import { languageOfTerminal } from './languageOfTerminal.ts'
import { ModelProgress } from './modelProgress.ts'
import { modelTexts } from './modelTexts.ts'
import { printTable } from './printTable.ts'

/** `model pull | list | import | verify`. Results on standard output; everything said on the way on standard error. */
const program = new Command('model')
  .description('模型文件：下载、列出、导入、校验。\nModel files: download, list, import, verify.')
  .addOption(new Option('--lang <LANG>', '语言 / language').choices(languages))
  .exitOverride()

const controller = new AbortController()
const { signal } = controller
const progress = new ModelProgress(process.stderr)
let language: Language = languageOfTerminal(process.env)
const texts = () => modelTexts[language]

program.hook('preAction', () => {
  language = program.opts<{ lang?: Language }>().lang ?? language
})

program
  .command('pull')
  .argument('[ID]', '模型编号 / model id')
  .description('下载模型；不写编号时取默认模型 / download a model, without an id the default one')
  .action(async (id: string | undefined) => {
    const onProgress = showPull
    if (id !== undefined) {
      showLicence(id)
      printModel(await pullModel(id, { signal, onProgress }))
      return
    }
    const onModelLeft = (left: string) => {
      progress.say(texts().modelLeft(nameOf(left)))
    }
    printModel(await pullDefaultModel({ signal, onProgress, onModelTried: showLicence, onModelLeft }))
  })

program
  .command('list')
  .option('--json', 'JSON')
  .description('列出模型 / list the models')
  .action(async ({ json }: { json?: true }) => {
    const models = await listModels()
    if (json) process.stdout.write(`${JSON.stringify(models.map(asJson), null, 2)}\n`)
    else {
      progress.say(texts().folder(modelsFolder()))
      process.stdout.write(printTable([texts().columns, ...models.map(asRow)]))
    }
  })

program
  .command('import')
  .argument('<FILE>', 'GGUF 文件，例如U盘上的 / a GGUF file, on a USB stick for one')
  .option('--accept-unverified', '接受目录里没有校验值的文件 / accept a file that the catalogue can not vouch for')
  .description('从文件导入模型 / import a model from a file')
  .action(async (file: string, { acceptUnverified }: { acceptUnverified?: true }) => {
    const outcome = await importModel(file, {
      signal,
      acceptsUnverified: acceptUnverified ?? false,
      onProgress: (doneBytes, totalBytes) => {
        progress.show(texts().copying, doneBytes, totalBytes)
      },
    })
    if (outcome.kind === 'imported') {
      showLicence(outcome.model.id)
      printModel(outcome.model)
      return
    }
    if (outcome.entry) showLicence(outcome.entry.id)
    progress.say(texts().refused[outcome.reason])
    process.exitCode = 2
  })

program
  .command('verify')
  .argument('[ID]', '模型编号 / model id')
  .description('重新计算 SHA-256；不写编号时校验全部已安装的模型 / hash again, without an id every installed model')
  .action(async (id: string | undefined) => {
    const installed = await installedModels()
    const chosen = installed.filter((model) => model.id === id || id === undefined)
    // says why there is nothing to verify
    if (chosen.length === 0) await findModel(id)
    for (const model of chosen) {
      const label = `${model.id}: ${texts().verifying}`
      const onProgress = (doneBytes: number) => {
        progress.show(label, doneBytes, model.sizeBytes)
      }
      // one damaged file must not hide the state of the others
      await verifyModel(model, { signal, isForced: true, onProgress }).then(printModel, (error: unknown) => {
        if (signal.aborted) throw error
        fail(error)
      })
    }
  })

function showPull(event: PullProgress): void {
  const { source, waiting, trying, resuming, left, downloading, verifying } = texts()
  if (event.kind === 'waiting') progress.say(waiting(event.pid))
  else if (event.kind === 'source-left') progress.say(left(source[event.source], event.reason))
  else if (event.kind === 'source-tried') {
    progress.say(
      event.resumedBytes > 0 ? resuming(source[event.source], (event.resumedBytes / 1e6).toFixed(0)) : trying(source[event.source]),
    )
  } else progress.show(event.kind === 'downloading' ? downloading : verifying, event.doneBytes, event.totalBytes)
}

function showLicence(id: string): void {
  const entry = catalogue.find((model) => model.id === id)
  if (entry) progress.say(texts().licence(entry.name, entry.licence.name, entry.licence.summary[language]))
}

function nameOf(id: string): string {
  return catalogue.find((model) => model.id === id)?.name ?? id
}

function printModel(model: VerifiedModel): void {
  progress.say(model.trust === 'verified' ? texts().ready(model.name) : texts().notPinned(model.name, model.sha256))
  process.stdout.write(`${model.id}\t${model.sha256}\t${model.path}\n`)
}

function asRow({ id, entry, installed }: ListedModel): readonly string[] {
  const sizeBytes = installed?.sizeBytes ?? entry?.sizeBytes ?? 0
  return [
    id,
    texts().trust[installed?.trust ?? 'absent'],
    `${(sizeBytes / 1e6).toFixed(0)} MB`,
    entry?.licence.name ?? '?',
    entry?.role[language] ?? '—',
  ]
}

function asJson({ id, entry, installed }: ListedModel): unknown {
  return {
    id,
    name: entry?.name ?? installed?.name,
    state: installed?.trust ?? 'absent',
    path: installed?.path ?? null,
    sizeBytes: installed?.sizeBytes ?? entry?.sizeBytes,
    sha256: installed?.sha256 ?? null,
    expectedSha256: entry?.sha256 ?? null,
    licence: entry?.licence.name ?? null,
  }
}

function fail(error: unknown): void {
  const failure = failureOf(error)
  const isStoppedPull = failure.code === 'cancelled' && program.args[0] === 'pull'
  progress.say(isStoppedPull ? texts().stopped : formatFailure(failure, language))
  const { neededMb, freeMb } = failure.params
  if (failure.code === 'disk-full' && neededMb !== undefined) progress.say(texts().space(String(neededMb), String(freeMb)))
  if (failure.code === 'unexpected' && error instanceof Error) progress.say(error.stack ?? error.message)
  process.exitCode = exitCode(failure)
}

function exitCode({ code }: Failure): number {
  const isBadFile = code === 'model-not-gguf' || (code === 'model-file-unreadable' && program.args[0] === 'import')
  return isBadFile ? 2 : exitCodeOf(code)
}

const stop = () => {
  controller.abort()
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
// the proxy of the environment, as pip takes it
if (process.env['HTTPS_PROXY'] || process.env['https_proxy']) http.setGlobalProxyFromEnv()

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else fail(error)
} finally {
  progress.end()
}
