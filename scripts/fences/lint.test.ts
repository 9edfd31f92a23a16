import fs from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, test } from 'vitest'
import config from '../../eslint.config.js'
import { cleanLint, plantedLint } from './plantedLint.ts'
import { plantTree, type Tree } from './plantTree.ts'

const settings = config.flatMap(({ rules }) => Object.entries(rules ?? {}))
const rules = [...new Set(settings.map(([rule]) => rule))]
const planted: Tree = Object.assign({}, ...Object.values(plantedLint)) as Tree
const switchedOff: Tree = {
  'src/shared/switchedOffOne.ts': '/* eslint-disable */\nexport default 1\n',
  'src/shared/switchedOffTwo.ts': '// eslint-disable-next-line fence/no-default-export\nexport default 1\n',
}

/** file → the rules that report it, as errors or not at all */
async function reports(tree: Tree): Promise<Readonly<Record<string, readonly (string | null)[]>>> {
  const root = plantTree(tree)
  try {
    const results = await new ESLint({ cwd: root, overrideConfigFile: path.join(root, 'eslint.config.js') }).lintFiles([
      'src',
      'scripts',
      'e2e',
    ])
    return Object.fromEntries(
      results
        .filter((result) => result.messages.length > 0)
        .map((result) => [
          path.relative(root, result.filePath).replaceAll(path.sep, '/'),
          [...new Set(result.messages.map((message) => message.ruleId ?? message.message))],
        ]),
    )
  } finally {
    fs.rmSync(root, { recursive: true })
  }
}

describe('the lint rules', () => {
  let found: Awaited<ReturnType<typeof reports>>
  beforeAll(async () => {
    found = await reports({ ...cleanLint, ...planted, ...switchedOff })
  })

  test('every rule is an error, or off in a named exception', () => {
    const levels = settings.map(([, setting]) => (Array.isArray(setting) ? setting[0] : setting) as unknown)
    expect([...new Set(levels)].sort()).toEqual(['error', 'off'])
  })

  test('a repository that keeps them is clean', () => {
    expect(Object.keys(cleanLint).map((file) => [file, found[file]])).toEqual(Object.keys(cleanLint).map((file) => [file, undefined]))
  })

  test.each(rules)('%s, and no other rule, reports what it forbids', (rule) => {
    const files = Object.keys(plantedLint[rule] ?? {})
    expect(files).not.toEqual([])
    expect(files.map((file) => [file, found[file]])).toEqual(files.map((file) => [file, [rule]]))
  })

  test.each(Object.keys(switchedOff))('a comment switches nothing off: %s', (file) => {
    expect(found[file]).toContain('fence/no-default-export')
  })
})
