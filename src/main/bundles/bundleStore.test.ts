import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppFailure, failureOf } from '../../shared/errors.ts'
import { formatFailure } from '../../shared/messages/formatFailure.ts'
import { BundleBench } from './bundleFixture.ts'
import { bundleKeyOf, makeBundleKeys } from './bundleKeys.ts'
import { compareVersions } from './bundleManifest.ts'
import { activeBundles, importBundle, rollBackBundle } from './bundleStore.ts'
import { openBundle } from './openBundle.ts'
import { signBundle } from './signBundle.ts'

let bench: BundleBench
beforeEach(() => {
  bench = new BundleBench()
})
afterEach(() => {
  bench.remove()
})

const good = { 'a.json': '{"a":1}', 'deep/b.json': '{"b":2}' }
const take = (file: string) => importBundle(bench.place, file)
const refusalOf = (file: string) => take(file).then(() => undefined, failureOf)
const versions = () => activeBundles(bench.place).map(({ kind, version, isRefused }) => `${kind} ${version}${isRefused ? ' refused' : ''}`)

describe('a signed bundle', () => {
  it('made on one machine is in force in another profile, file by file', async () => {
    const { manifest, folder, signer } = await take(await bench.make('2026.11', good))
    expect([manifest.kind, manifest.version, signer]).toEqual(['templates', '2026.11', bench.pair.id])
    expect(fs.readFileSync(path.join(folder, 'deep/b.json'), 'utf8')).toBe(good['deep/b.json'])
    expect(versions()).toEqual(['templates 2026.11'])
  })

  it('is the same, byte for byte, each time that it is made', async () => {
    const [one, two] = [await bench.make('1', good), await bench.make('1', good)]
    expect(fs.readFileSync(one).equals(fs.readFileSync(two))).toBe(true)
  })

  it('can be signed apart from where it was made', async () => {
    const unsigned = await bench.make('1', good, 'templates', makeBundleKeys().privatePem)
    await signBundle(unsigned, `${unsigned}.signed`, bench.pair.privatePem)
    expect((await take(`${unsigned}.signed`)).manifest.version).toBe('1')
  })

  it('of the next key is taken while both are trusted, and no more once its key is gone', async () => {
    const next = makeBundleKeys()
    const file = await bench.make('1', good, 'templates', next.privatePem)
    const both = { ...bench.place, keys: [...bench.keys, bundleKeyOf(next.publicPem)] }
    expect((await importBundle(both, file)).signer).toBe(next.id)
    expect(activeBundles(both).map(({ isRefused }) => isRefused)).toEqual([false])
    expect(activeBundles(bench.place).map(({ isRefused }) => isRefused)).toEqual([true])
  })
})

it('whose state is damaged is named and out of force; its versions do not come in again, a newer one does', async () => {
  const first = await bench.make('1', good)
  await take(first)
  const state = path.join(bench.place.folder, 'templates', 'state.json')
  for (const damaged of [fs.readFileSync(state, 'utf8').slice(0, 9), '{"current":7}', '']) {
    fs.writeFileSync(state, damaged)
    expect(versions()).toEqual(['templates 1 refused'])
    expect(() => rollBackBundle(bench.place.folder, 'templates')).toThrow(AppFailure)
    expect((await refusalOf(first))?.code).toBe('bundle-replayed')
  }
  await take(await bench.make('2', good))
  expect(versions()).toEqual(['templates 2'])
})

describe('eight forgeries are refused, with words in both languages, and leave everything as it was', () => {
  const forgeries: readonly (readonly [string, string, () => Promise<string>])[] = [
    [
      'a flipped bit',
      'bundle-changed',
      async () => {
        const file = await bench.forge((zip) => {
          zip.addBuffer(Buffer.from('{}'), 'a.json', { compress: false })
        })
        const bytes = fs.readFileSync(file)
        const at = bytes.indexOf('a.json{}') + 'a.json'.length
        bytes[at] = (bytes[at] ?? 0) ^ 1
        fs.writeFileSync(file, bytes)
        return file
      },
    ],
    ['an older version', 'bundle-older', () => bench.make('0.9', good)],
    [
      'a file too many',
      'bundle-extra-file',
      () =>
        bench.forge((zip) => {
          zip.addBuffer(Buffer.from('{}'), 'a.json')
          zip.addBuffer(Buffer.from('{}'), 'extra.json')
        }),
    ],
    ['a file too few', 'bundle-missing-file', () => bench.forge(() => undefined)],
    [
      'a link',
      'bundle-symlink',
      () =>
        bench.forge((zip) => {
          zip.addBuffer(Buffer.from('{}'), 'a.json', { mode: 0o120777 })
        }),
    ],
    [
      'a name that leads out',
      'bundle-path',
      async () =>
        bench.replace(
          await bench.forge((zip) => {
            zip.addBuffer(Buffer.from('{}'), 'xx/a.json')
          }),
          'xx/a.json',
          '../a.json',
        ),
    ],
    ['a key of nobody', 'bundle-wrong-key', () => bench.make('9', good, 'templates', makeBundleKeys().privatePem)],
    ['the same once more', 'bundle-replayed', () => bench.make('1', good)],
  ]

  it.each(forgeries)('%s: %s', async (_, code, forge) => {
    await take(await bench.make('1', good))
    const before = bench.snapshot()
    const failure = await refusalOf(await forge())
    expect(failure?.code).toBe(code)
    if (!failure) return
    expect(formatFailure(failure, 'zh')).toMatch(/没有(再次)?导入/)
    expect(formatFailure(failure, 'en')).toMatch(/not(hing)? (was )?imported/)
    expect(formatFailure(failure, 'en')).not.toContain('?')
    expect(bench.snapshot()).toEqual(before)
    expect(versions()).toEqual(['templates 1'])
  })

  it('are eight', () => {
    expect(new Set(forgeries.map(([, code]) => code)).size).toBe(8)
  })
})

describe('also refused', () => {
  it.each([
    [
      'a manifest changed under its signature',
      async () => bench.replace(await bench.make('3', good), '"version": "3"', '"version": "4"'),
      /wrong-key|unreadable/,
    ],
    [
      'a file in place of another, of the same length',
      async () => {
        const file = await bench.forge((zip) => {
          zip.addBuffer(Buffer.from('[]'), 'a.json')
        })
        return file
      },
      /changed/,
    ],
    [
      'no archive at all',
      () => {
        const file = path.join(bench.root, 'text.yzb')
        fs.writeFileSync(file, 'no archive')
        return Promise.resolve(file)
      },
      /unreadable/,
    ],
    [
      'half an archive',
      async () => {
        const file = await bench.make('3', good)
        fs.truncateSync(file, fs.statSync(file).size - 40)
        return file
      },
      /unreadable/,
    ],
    [
      'a bomb: a manifest of a gigabyte of spaces',
      async () => {
        const file = path.join(bench.root, 'bomb.yzb')
        const { writeZip } = await import('./writeBundle.ts')
        await writeZip(file, Buffer.alloc(64_000_000, 32), bench.pair.privatePem, () => undefined)
        return file
      },
      /too-large/,
    ],
  ] as const)('%s', async (_, forge, code) => {
    expect((await refusalOf(await forge()))?.code).toMatch(code)
    expect(versions()).toEqual([])
  })

  it('one for a later program', async () => {
    const file = await bench.make('1', good)
    await expect(importBundle({ ...bench.place, appVersion: '0.0.9' }, file)).rejects.toThrow(
      new AppFailure('bundle-needs-newer', { version: '0.1.0' }),
    )
  })

  it('one whose content nobody can use, and what was in force stays', async () => {
    await take(await bench.make('1', good))
    const validate = () => {
      throw new AppFailure('bundle-content', { name: 'a.json', reason: 'id' })
    }
    await expect(importBundle(bench.place, await bench.make('2', good), { validate })).rejects.toMatchObject({ code: 'bundle-content' })
    expect(versions()).toEqual(['templates 1'])
    // and the version is free for a repaired one
    await take(await bench.make('2', good))
    expect(versions()).toEqual(['templates 2'])
  })
})

describe('rollback', () => {
  it('goes back one version at a time, to what is shipped in the end', async () => {
    for (const version of ['1', '2', '3']) await take(await bench.make(version, { 'a.json': version }))
    expect(rollBackBundle(bench.place.folder, 'templates')).toBe('2')
    expect(activeBundles(bench.place)).toMatchObject([{ version: '2', previous: '1', canRollBack: true, isRefused: false }])
    expect([rollBackBundle(bench.place.folder, 'templates'), rollBackBundle(bench.place.folder, 'templates')]).toEqual(['1', null])
    expect(versions()).toEqual([])
    expect(() => rollBackBundle(bench.place.folder, 'templates')).toThrow(new AppFailure('bundle-no-earlier'))
  })

  it('opens no door: what was rolled back does not come in again, and nothing older does', async () => {
    const [one, two] = [await bench.make('1', good), await bench.make('2', good)]
    await take(one)
    await take(two)
    rollBackBundle(bench.place.folder, 'templates')
    expect([(await refusalOf(two))?.code, (await refusalOf(await bench.make('1.5', good)))?.code]).toEqual([
      'bundle-replayed',
      'bundle-older',
    ])
  })
})

it('what is changed on the disk after its import is not used', async () => {
  const { folder } = await take(await bench.make('1', good))
  fs.appendFileSync(path.join(folder, 'a.json'), ' ')
  expect(versions()).toEqual(['templates 1 refused'])
  fs.writeFileSync(path.join(folder, 'a.json'), good['a.json'])
  fs.writeFileSync(path.join(folder, 'more.json'), '{}')
  expect(versions()).toEqual(['templates 1 refused'])
})

it('looking into one asks for no trust, and takes nothing', async () => {
  const file = await bench.make('1', good, 'templates', makeBundleKeys().privatePem)
  const bundle = await openBundle(file, { keys: bench.keys, allowsUnsigned: true })
  bundle.close()
  expect([bundle.signer, bundle.manifest.files.map((entry) => entry.path)]).toEqual([undefined, ['a.json', 'deep/b.json']])
})

it.each([
  ['1.2', '1.10', -1],
  ['1.2', '1.2.0', 0],
  ['2026.11', '0.1.0', 1],
  ['1', '2', -1],
])('%s against %s', (a, b, order) => {
  expect(Math.sign(compareVersions(a, b))).toBe(order)
})
