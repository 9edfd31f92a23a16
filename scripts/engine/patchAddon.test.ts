import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { addonSource } from './engineSource.ts'
import { patchAddon } from './patchAddon.ts'

const sourceOf = (name: string) => fs.readFileSync(path.join(addonSource, name), 'utf8')

describe('the addon with a pool of threads', () => {
  it('differs from the package’s in the lines of the pool, and in nothing else', () => {
    for (const name of ['AddonContext.cpp', 'AddonContext.h']) {
      const [own, given] = [patchAddon(name, sourceOf(name)), sourceOf(name)].map((text) => text.split('\n')) as [string[], string[]]
      // nothing of the package is lost, and what is new speaks of the pool
      let at = 0
      for (const line of own) if (line === given[at]) at++
      expect(at).toBe(given.length)
      expect(own.filter((line) => /[tT]hreadpool/.test(line)).length).toBeGreaterThanOrEqual(name.endsWith('.h') ? 2 : 10)
    }
  })

  it('leaves every other file as it is', () => {
    expect(patchAddon('AddonModel.cpp', sourceOf('AddonModel.cpp'))).toBe(sourceOf('AddonModel.cpp'))
  })

  it('is refused for a source that it was not written for', () => {
    expect(() => patchAddon('AddonContext.h', 'class AddonContext {};')).toThrow(/AddonContext\.h.*0 times/)
    const header = sourceOf('AddonContext.h')
    expect(() => patchAddon('AddonContext.h', header + header)).toThrow(/2 times/)
  })
})
