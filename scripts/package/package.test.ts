import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { countRightFuses, flipApplicationFuses, fuseOptions } from './applicationFuses.ts'
import { foreignNatives } from './foreignNatives.ts'
import { writeInertElectron } from './inertElectron.ts'
import { isShippedFile } from './isShippedFile.ts'
import { makeIcons } from './makeIcons.ts'
import { packageTargets } from './packageTarget.ts'
import { shippedPackages } from './readLock.ts'
import { shareEqualLibraries } from './shareEqualLibraries.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-package-'))
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

describe('fuses', () => {
  it.each(packageTargets.filter(({ name }) => name !== 'mac'))('all nine are set and read back in a binary for $name', async (target) => {
    const dist = path.join(folder, target.name)
    writeInertElectron(dist, target, '45.4.1')
    const binary = path.join(dist, target.name === 'win' ? 'electron.exe' : 'electron')
    expect(await countRightFuses(binary)).toBeLessThan(9)
    await flipApplicationFuses(binary)
    expect([await countRightFuses(binary), fuseOptions().length]).toEqual([9, 9])
  })

  it('a binary with one fuse more than is decided on stops the build', async () => {
    const binary = path.join(folder, 'tenth')
    const [head, tail] = ['dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', Buffer.alloc(64)]
    fs.writeFileSync(binary, Buffer.concat([tail, Buffer.from(head), Buffer.from([1, 10]), Buffer.from('1011100110'), tail]))
    await expect(flipApplicationFuses(binary)).rejects.toThrow()
  })
})

describe('what is shipped', () => {
  it.each([
    ['node_modules/better-sqlite3/prebuilds/linux-x64.node', true],
    ['node_modules/better-sqlite3/prebuilds/win32-x64.node', false],
    ['node_modules/better-sqlite3/deps/sqlite3/sqlite3.c', false],
    ['node_modules/better-sqlite3/LICENSE', true],
    ['node_modules/zod/index.d.cts', false],
    ['node_modules/zod/LICENSE.md', true],
    ['node_modules/zod/index.js', true],
    ['node_modules/@node-llama-cpp/linux-x64/bins/linux-x64/libggml-cpu-sapphirerapids.so', false],
    ['node_modules/@node-llama-cpp/linux-x64/bins/linux-x64/libggml-cpu-haswell.so', true],
  ])('%s: %s', (file, isShipped) => {
    expect(isShippedFile(file, 'linux-x64.node')).toBe(isShipped)
  })

  it('are the packages that the application needs, and none that only development does', () => {
    const packages = shippedPackages()
    for (const name of ['better-sqlite3', 'commander', 'node-llama-cpp', 'zod']) expect(packages).toContain(`node_modules/${name}`)
    expect(packages.filter((name) => /\/(electron|vite|vitest|typescript|playwright|react)$/.test(name))).toEqual([])
    expect(packages.filter((name) => name.includes('@node-llama-cpp'))).toEqual([])
  })

  it("of machine code only the target's own", () => {
    const [windows] = packageTargets
    if (!windows) throw new Error('no target')
    const resources = path.join(folder, 'foreign')
    const put = (name: string) => {
      fs.mkdirSync(path.dirname(path.join(resources, name)), { recursive: true })
      fs.writeFileSync(path.join(resources, name), '')
    }
    put('node_modules/@node-llama-cpp/win-x64/bins/llama-addon.node')
    put('node_modules/better-sqlite3/prebuilds/win32-x64.node')
    expect(foreignNatives(resources, windows)).toEqual([])
    put('node_modules/@node-llama-cpp/linux-x64/bins/llama-addon.node')
    put('node_modules/@node-llama-cpp/win-x64/bins/libggml.so')
    expect(foreignNatives(resources, windows).length).toBe(2)
  })

  it('equal libraries are kept once', () => {
    const natives = path.join(folder, 'natives')
    for (const [name, text] of [
      ['linux-x64', 'same'],
      ['linux-x64-vulkan', 'same'],
    ] as const) {
      const bins = path.join(natives, name, 'bins', name)
      fs.mkdirSync(bins, { recursive: true })
      fs.writeFileSync(path.join(bins, 'libequal.so'), text)
      fs.writeFileSync(path.join(bins, 'libother.so'), name)
    }
    expect(shareEqualLibraries(natives)).toBe(4)
    const bins = path.join(natives, 'linux-x64-vulkan/bins/linux-x64-vulkan')
    expect([
      fs.readFileSync(path.join(bins, 'libequal.so'), 'utf8'),
      fs.lstatSync(path.join(bins, 'libother.so')).isSymbolicLink(),
    ]).toEqual(['same', false])
  })
})

it('icons are drawn, the same each time, in every form that a system asks for', () => {
  makeIcons(path.join(folder, 'a'))
  makeIcons(path.join(folder, 'b'))
  const [png, ico, icns] = ['icon.png', 'icon.ico', 'icon.icns'].map((name) => fs.readFileSync(path.join(folder, 'a', name))) as [
    Buffer,
    Buffer,
    Buffer,
  ]
  for (const name of ['icon.png', 'icon.ico', 'icon.icns'])
    expect(fs.readFileSync(path.join(folder, 'b', name)).equals(fs.readFileSync(path.join(folder, 'a', name)))).toBe(true)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512])
  const data = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8)
  expect(zlib.inflateSync(data).length).toBe(512 * (512 * 4 + 1))
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 7])
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
})
