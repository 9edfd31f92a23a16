// npm run release -- --platform win|linux|mac: installers for one platform, from a fresh build, with the Electron that lies on this machine. Nothing is downloaded but
// what electron-builder itself needs to make an installer. Says step by step what it does.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { repositoryRoot, runCommand } from '../setup/runCommand.mjs'
import { countRightFuses, fuseOptions } from './applicationFuses.ts'
import { installedElectronVersion } from './layOutPackage.ts'
import { PackagingFailure } from './nativePackage.ts'
import { packApplication } from './packApplication.ts'
import { packageTargets, type PackageTarget } from './packageTarget.ts'
import { stageApplication } from './stageApplication.ts'

const programs = { win: 'electron.exe', linux: 'electron', mac: 'Electron.app/Contents/MacOS/Electron' }
let steps = 0
const say = (text: string) => process.stdout.write(`${String(++steps)}. ${text}\n`)

/** The unpacked Electron of the target. Throws PackagingFailure with the ways to one. */
function requireElectron({ name }: PackageTarget): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(repositoryRoot, 'node_modules/electron/dist')
  if (fs.existsSync(path.join(folder, programs[name]))) return folder
  throw new PackagingFailure(
    `No Electron ${installedElectronVersion()} for ${name}: ${programs[name]} is not in ${folder}.\n` +
      `Unpack electron-v${installedElectronVersion()}-${name === 'win' ? 'win32' : name === 'mac' ? 'darwin' : 'linux'}-*.zip of Electron's release into a folder, check its SHA-256, ` +
      'and set ELECTRON_OVERRIDE_DIST_PATH to it. Without Electron `npm run package:check` shows all that can be shown.',
  )
}

/** Signing is not optional in a release. Throws PackagingFailure with the variables that carry the certificate. */
function requireCertificate({ name }: PackageTarget): void {
  const isSigned = name === 'linux' || process.env['CSC_LINK'] !== undefined || process.env['WIN_CSC_LINK'] !== undefined
  if (!isSigned)
    throw new PackagingFailure(
      'No certificate: set CSC_LINK (or WIN_CSC_LINK) to the .pfx file and CSC_KEY_PASSWORD to its password, or add --unsigned for a package that is only tried out.',
    )
}

async function release(): Promise<void> {
  const { values } = parseArgs({
    options: { platform: { type: 'string' }, unsigned: { type: 'boolean' }, dir: { type: 'boolean' } },
  })
  const target = packageTargets.find(({ name }) => name === values.platform)
  if (!target) throw new PackagingFailure(`--platform ${packageTargets.map(({ name }) => name).join('|')} [--unsigned] [--dir]`)
  const electronDist = requireElectron(target)
  if (!values.unsigned) requireCertificate(target)

  say(`Electron ${installedElectronVersion()} from ${electronDist}`)
  const { code, output } = await runCommand('npm', ['run', 'build'], { capture: true, timeoutMs: 10 * 60_000 })
  if (code !== 0) throw new PackagingFailure(`npm run build failed\n${output}`)
  say('built out/')
  const base = path.join(repositoryRoot, '.cache', 'release', target.name)
  const staged = path.join(base, 'app')
  await stageApplication(target, staged)
  say(`laid out ${staged} with ${target.natives.join(', ')}`)
  const made = await packApplication({
    ...{ target, staged, electronDist, electronVersion: installedElectronVersion(), isLayoutOnly: values.dir ?? false },
    output: path.join(repositoryRoot, 'dist'),
    changes: { forceCodeSigning: !values.unsigned && target.name !== 'linux' },
  })
  const program = path.join(repositoryRoot, 'dist', `${target.name}-unpacked`, target.name === 'win' ? 'yizhai.exe' : 'yizhai')
  if (target.name !== 'mac') say(`fuses ${String(await countRightFuses(program))}/${String(fuseOptions().length)}`)
  for (const file of made.filter((name) => fs.statSync(name).isFile())) {
    const sha256 = createHash('sha256').update(fs.readFileSync(file)).digest('hex')
    say(`${path.relative(repositoryRoot, file)}  ${(fs.statSync(file).size / 1e6).toFixed(1)} MB  SHA-256 ${sha256}`)
  }
  say(values.unsigned ? 'NOT SIGNED: only for trying out' : 'done')
}

try {
  await release()
} catch (error) {
  if (!(error instanceof PackagingFailure)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
