import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { runYizhai } from '../../src/main/cli/runYizhaiFixture.ts'
import { resourcesFolder } from '../../src/main/resources/loadResources.ts'
import { summaryJsonSchema } from '../../src/shared/summaryJson.ts'
import { buildAddon, obstacle } from './builtAddon.ts'

const sample = path.join(resourcesFolder(import.meta.dirname), 'samples', '01-胸闷气促3天.txt')
const fixture = pathToFileURL(path.join(import.meta.dirname, 'useOtherAddonFixture.mjs')).href

async function draftWith(addon?: string) {
  const { exitCode, stdout, stderr } = await runYizhai(['summarize', sample, '--json', '--model', 'qwen2.5-coder-0.5b-q4'], {
    env: addon === undefined ? {} : { NODE_OPTIONS: `--import=${fixture}`, YIZHAI_TEST_ADDON: addon },
  })
  expect([exitCode, stderr.split('\n').filter((line) => line.includes('rror'))]).toEqual([0, []])
  return summaryJsonSchema.parse(JSON.parse(stdout)).sections
}

it('the addon with a pool of threads writes what the shipped one writes, word for word', async () => {
  const reason = obstacle()
  // a machine that can't build it says what it lacks, and the shipped addon stays
  if (reason !== undefined) {
    await expect(buildAddon(() => undefined)).rejects.toThrow(reason)
    return
  }
  const built = await buildAddon(() => undefined)
  expect(fs.readFileSync(built).includes('llama_attach_threadpool')).toBe(true)
  expect(await draftWith(built)).toEqual(await draftWith())
  // an addon that is not there is not silently another
  await expect(draftWith(`${built}.none`)).rejects.toThrow()
})
