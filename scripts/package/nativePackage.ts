import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { repositoryRoot, runCommand } from '../setup/runCommand.mjs'
import { readLock } from './readLock.ts'

/** What stops a package from being made, in words for the person who makes it. */
export class PackagingFailure extends Error {}

/**
 * The folder of a package of native binaries: installed here, or, since npm installs only this system's own, fetched once by `npm pack` and held against the
 * hash in package-lock.json. Throws PackagingFailure where it can't be had.
 */
export async function nativePackage(name: string): Promise<string> {
  const installed = path.join(repositoryRoot, name)
  if (fs.existsSync(installed)) return installed
  const packageName = name.slice('node_modules/'.length)
  const entry = readLock().get(name)
  if (!entry?.version || !entry.integrity) throw new PackagingFailure(`${packageName} is not in package-lock.json`)
  const cache = path.join(repositoryRoot, '.cache', 'natives', `${packageName.replace('/', '-')}-${entry.version}`)
  const unpacked = path.join(cache, 'package')
  if (fs.existsSync(unpacked)) return unpacked
  fs.mkdirSync(cache, { recursive: true })
  const specification = `${packageName}@${entry.version}`
  const { code, output } = await runCommand('npm', ['pack', '--silent', '--pack-destination', cache, specification], {
    capture: true,
    timeoutMs: 10 * 60_000,
  })
  const archive = fs.readdirSync(cache).find((file) => file.endsWith('.tgz'))
  if (code !== 0 || !archive)
    throw new PackagingFailure(
      `${specification} is neither installed nor to be had: run this where npm reaches its registry once.\n${output}`,
    )
  const file = path.join(cache, archive)
  const found = `sha512-${createHash('sha512').update(fs.readFileSync(file)).digest('base64')}`
  if (found !== entry.integrity) {
    fs.rmSync(cache, { recursive: true })
    throw new PackagingFailure(`${specification} is not the file that package-lock.json names`)
  }
  const { code: untarred } = await runCommand('tar', ['-xzf', file, '-C', cache], { capture: true })
  if (untarred !== 0) throw new PackagingFailure(`${archive} can't be unpacked`)
  fs.rmSync(file)
  return unpacked
}
