import fs from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from './runCommand.mjs'
import { say } from './say.mjs'
import { SetupFailure } from './setupSteps.mjs'

/** Debian package → a file that it brings. */
const files = {
  chromium: process.env['STANDIN_CHROMIUM'] ?? '/usr/bin/chromium',
  xvfb: '/usr/bin/Xvfb',
  xclip: '/usr/bin/xclip',
  strace: '/usr/bin/strace',
  'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
}
/** There while apt-get is at work, so that an interrupted installation is finished even when all files are there. */
const unfinished = path.join(repositoryRoot, '.cache/apt-unfinished')

/**
 * Installs the Debian packages that the stand-in for Electron and a virtual display need, where root runs this.
 * @param {import('./setupSteps.mjs').SetupSteps} steps
 * @param {{ hasElectron: boolean }} runtime
 */
export async function installSystemPackages(steps, { hasElectron }) {
  if (process.platform !== 'linux') {
    if (!hasElectron) throw new SetupFailure('Electron is missing, and its stand-in runs on Linux only. Run: npx install-electron')
    return
  }
  const wanted = Object.entries(files).filter(([name]) => !(hasElectron && name === 'chromium'))
  const missing = wanted.filter(([, file]) => !fs.existsSync(file)).map(([name]) => name)
  if (missing.length === 0 && !fs.existsSync(unfinished)) return

  const names = missing.length > 0 ? missing : wanted.map(([name]) => name)
  const byHand = `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`
  if (process.getuid?.() !== 0) throw new SetupFailure(`${names.join(', ')} missing. Run: sudo sh -c '${byHand}'`)
  if (!fs.existsSync('/usr/bin/apt-get')) throw new SetupFailure(`${names.join(', ')} missing, and there is no apt-get to install them.`)

  fs.writeFileSync(unfinished, '')
  const wait = '-o DPkg::Lock::Timeout=300'
  const script = [
    'exec >"$APT_LOG" 2>&1',
    'dpkg --configure -a', // after an interrupted try
    `apt-get ${wait} update`,
    `apt-get ${wait} install -y --no-install-recommends ${names.join(' ')}`,
  ].join(' && ')
  const log = path.join(repositoryRoot, '.cache/apt.log')
  await steps.run(`Debian packages: ${names.join(' ')} (apt-get)`, 'sh', ['-c', script], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', APT_LOG: log },
    timeoutMs: 20 * 60_000,
    otherwise: `${byHand}   (what it said is in ${log})`,
  })
  fs.rmSync(unfinished)
  const still = names.filter((name) => !fs.existsSync(files[/** @type {keyof typeof files} */ (name)]))
  if (still.length > 0) say(`installed, but not where expected: ${still.join(', ')}`)
}
