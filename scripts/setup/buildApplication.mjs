import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from './runCommand.mjs'

const inputs = ['src', 'resources', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']
const compiledLexicon = 'resources/dict/lexicon.json'
const outputs = [compiledLexicon, 'out/main/index.js', 'out/main/host.js', 'out/preload/index.cjs', 'out/renderer/index.html']
const recordFile = path.join(repositoryRoot, 'out/.build.json')

/**
 * Builds into out/, unless out/ holds the build of just these inputs. The record is removed first and written last.
 * @param {import('./setupSteps.mjs').SetupSteps} steps
 */
export async function buildApplication(steps) {
  const wanted = JSON.stringify({ inputsSha256: hashOfInputs() })
  const found = fs.existsSync(recordFile) ? fs.readFileSync(recordFile, 'utf8') : undefined
  if (found === wanted && outputs.every((file) => fs.existsSync(path.join(repositoryRoot, file)))) return

  fs.rmSync(recordFile, { force: true })
  const lexicon = path.join(repositoryRoot, 'src/main/cli/lexicon.ts')
  await steps.run('compile the dictionaries', process.execPath, [lexicon], { timeoutMs: 60_000, otherwise: 'npm run lexicon' })
  const cli = path.join(repositoryRoot, 'node_modules/electron-vite/bin/electron-vite.js')
  await steps.run(
    `build (${found === undefined ? 'none yet' : 'sources changed'})`,
    process.execPath,
    [cli, 'build', '--logLevel', 'warn'],
    {
      timeoutMs: 5 * 60_000,
      otherwise: 'npm run build',
    },
  )
  fs.writeFileSync(recordFile, wanted)
}

/** Of names and contents; tests are no part of a build, and what a build writes is not either. */
function hashOfInputs() {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesUnder).filter((name) => !/\.test\.tsx?$/.test(name) && name !== compiledLexicon)) {
    const content = fs.readFileSync(path.join(repositoryRoot, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} name
 * @returns {readonly string[]} sorted, from the root, with forward slashes
 */
function filesUnder(name) {
  const full = path.join(repositoryRoot, name)
  if (!fs.statSync(full).isDirectory()) return [name]
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(repositoryRoot, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort()
}
