import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from './runCommand.mjs'

const recordFile = path.join(repositoryRoot, 'node_modules/.yizhai-setup.json')

/**
 * Installs exactly what package-lock.json names, unless that is what node_modules holds. The record is written last, so an interrupted
 * installation has none and is done again.
 * @param {import('./setupSteps.mjs').SetupSteps} steps
 */
export async function installNodePackages(steps) {
  const wanted = JSON.stringify({ lockSha256: sha256Of('package-lock.json'), platform: `${process.platform}-${process.arch}` })
  const found = fs.existsSync(recordFile) ? fs.readFileSync(recordFile, 'utf8') : undefined
  if (found === wanted) return

  const why =
    found !== undefined ? 'the lock file changed' : fs.existsSync(path.dirname(recordFile)) ? 'no finished installation' : 'first time'
  const options = { env: outsideNodeModules(process.env), timeoutMs: 15 * 60_000 }
  const install = ['ci', '--ignore-scripts', '--include=dev', '--loglevel=error']
  await steps.run(`node packages: npm ci (${why})`, 'npm', install, { ...options, otherwise: 'npm ci' })
  // Only the packages that need their install script: npm before 11 would run them all, and compile what comes prebuilt.
  const allowed = Object.keys(JSON.parse(fs.readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')).allowScripts)
  const rebuild = ['rebuild', '--ignore-scripts=false', '--loglevel=error', ...allowed]
  await steps.run(`node packages: install scripts of ${allowed.join(', ')}`, 'npm', rebuild, {
    ...options,
    otherwise: `npm ${rebuild.join(' ')}`,
  })
  fs.writeFileSync(recordFile, wanted)
}

function sha256Of(/** @type {string} */ file) {
  return createHash('sha256')
    .update(fs.readFileSync(path.join(repositoryRoot, file)))
    .digest('hex')
}

/**
 * npm must not run on the Node that it is about to replace, which `npm run` puts first on the path.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function outsideNodeModules(env) {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'))
  return { ...env, PATH: folders.join(path.delimiter) }
}
