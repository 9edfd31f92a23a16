// npm run package:check: the package as far as it can be made and tried without Electron's own binary. Prints what it found; exits 1 where anything is wrong.
import fs from 'node:fs'
import path from 'node:path'
import { installedModels } from '../../src/main/engine/models/installedModels.ts'
import { repositoryRoot, runCommand } from '../setup/runCommand.mjs'
import { countRightFuses, fuseOptions } from './applicationFuses.ts'
import { foreignNatives } from './foreignNatives.ts'
import { layOutPackage, type Layout } from './layOutPackage.ts'
import { PackagingFailure } from './nativePackage.ts'
import { packageTargets, type PackageTarget } from './packageTarget.ts'
import { openPackagedCli } from './runPackagedCli.ts'
import { sizeOfLayout } from './sizeOfLayout.ts'

const limitBytes = 120_000_000
const record = '主诉：反复胸闷气促3天。\n初步诊断：急性心力衰竭，冠心病待排。\n诊疗计划：呋塞米20mg静脉注射，每日2次。\n'
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

const report: { readonly what: string; readonly isRight: boolean; readonly found: string }[] = []
function note(what: string, isRight: boolean, found: string): void {
  report.push({ what, isRight, found })
  process.stdout.write(`${isRight ? 'ok    ' : 'FAILED'} ${what}: ${found}\n`)
}

async function build(): Promise<void> {
  const { code, output } = await runCommand('npm', ['run', 'build'], { capture: true, timeoutMs: 10 * 60_000 })
  if (code !== 0) throw new PackagingFailure(`npm run build failed\n${output}`)
}

async function checkConfiguration(target: PackageTarget): Promise<void> {
  // the schema is electron-builder's own, and a key that it does not know has to stop it
  const refused = await layOutPackage(target, { asarUnpak: ['**/*.node'] } as object).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
  note(
    'a key that electron-builder does not know is refused',
    refused?.includes('asarUnpak') ?? false,
    refused?.split('\n')[0] ?? 'it was taken',
  )
}

async function checkLayout(target: PackageTarget, layout: Layout): Promise<void> {
  const all = fuseOptions().length
  const [before, after] = [await countRightFuses(layout.inertProgram), await countRightFuses(layout.program)]
  note(`${target.name}: fuses read back`, after === all && before < all, `${String(after)}/${String(all)} (${String(before)} before)`)
  const foreign = foreignNatives(layout.resources, target)
  note(
    `${target.name}: only its own machine code`,
    foreign.length === 0,
    foreign.length === 0 ? target.natives.join(', ') : foreign.join(', '),
  )
  const { installedBytes, compressedBytes } = sizeOfLayout(layout.resources)
  const sizes = `${megabytes(compressedBytes)} compressed, ${megabytes(installedBytes)} installed`
  note(`${target.name}: under 120 MB to carry, without Electron and models`, compressedBytes < limitBytes, sizes)
  const archive = fs.statSync(path.join(layout.resources, 'app.asar')).size
  note(`${target.name}: app.asar`, archive > 0, `${megabytes(archive)}, SHA-256 ${layout.asarSha256}`)
}

async function checkCli(layout: Layout): Promise<void> {
  const smallest = [...(await installedModels())].filter(({ trust }) => trust !== 'damaged').sort((a, b) => a.sizeBytes - b.sizeBytes)[0]
  const cli = openPackagedCli(layout.resources)
  try {
    const selfTest = await cli.run(['self-test', '--json', ...(smallest ? ['--model', smallest.id] : [])])
    note(
      'the packaged command line tests itself',
      selfTest.exitCode === 0,
      `exit ${String(selfTest.exitCode)}${selfTest.stderr && `\n${selfTest.stderr}`}`,
    )
    if (!smallest) {
      note('the packaged command line drafts a record', false, 'no model here: npm run model -- pull qwen2.5-coder-0.5b-q4')
      return
    }
    const { exitCode, stdout, stderr } = await cli.run(['summarize', '-', '--json', '--model', smallest.id], record)
    const text =
      exitCode === 0 ? (JSON.parse(stdout) as { sections: { text: string }[] }).sections.map((section) => section.text).join(' ') : stderr
    note('the packaged command line drafts a record', text.includes('呋塞米20mg'), `${smallest.id}: ${text}`)
  } finally {
    cli.close()
  }
}

async function main(): Promise<void> {
  const host = packageTargets.find(({ os }) => os === process.platform)
  if (!host) throw new PackagingFailure(`nothing is packaged for ${process.platform}`)
  await build()
  await checkConfiguration(host)
  const first = await layOutPackage(host)
  await build()
  const layout = await layOutPackage(host)
  note('two builds give the same archive', first.asarSha256 === layout.asarSha256, layout.asarSha256)
  await checkLayout(host, layout)
  await checkCli(layout)
  const windows = packageTargets.find(({ name }) => name === 'win')
  if (windows && windows !== host) {
    try {
      await checkLayout(windows, await layOutPackage(windows))
    } catch (error) {
      if (!(error instanceof PackagingFailure)) throw error
      process.stdout.write(`not checked: win (${error.message})\n`)
    }
  }
}

await main()
const results = path.join(repositoryRoot, 'test-results', 'package.json')
fs.mkdirSync(path.dirname(results), { recursive: true })
fs.writeFileSync(results, `${JSON.stringify(report, null, 2)}\n`)
const failed = report.filter(({ isRight }) => !isRight).length
process.stdout.write(`package:check: ${String(report.length - failed)} right, ${String(failed)} wrong\n`)
process.exitCode = failed === 0 ? 0 : 1
