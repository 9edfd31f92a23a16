import fs from 'node:fs'
import { createRequire } from 'node:module'
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { beforeAll, describe, expect, test } from 'vitest'
import { cleanRooms, plantedImports, targets } from './plantedRooms.ts'
import { plantTree, type Tree } from './plantTree.ts'

type RuleSet = { forbidden: (IForbiddenRuleType & { name: string })[] }

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as RuleSet & { readonly options: ICruiseOptions }
const rules = config.forbidden.map((rule) => rule.name)
const cycles: readonly Tree[] = [
  {
    'src/main/notes/cycleOne.ts': "import { two } from './cycleTwo.ts'\nexport const one = () => two\n",
    'src/main/notes/cycleTwo.ts': "import type { one } from './cycleOne.ts'\nexport const two: typeof one = () => two\n",
  },
  {
    'src/shared/cycle.test.ts': "import './cycleFixture.ts'\n",
    'src/shared/cycleFixture.ts': "export type Cycle = typeof import('./cycle.test.ts')\n",
  },
]
/** Every way to import, all of the same edge. */
const forms: Tree = {
  'src/shared/formType.ts': "import type { one } from '../main/notes/base.ts'\nexport type One = typeof one\n",
  'src/shared/formTypeQuery.ts': "export type One = typeof import('../main/notes/base.ts')\n",
  'src/shared/formDynamic.ts': "export const one = await import('../main/notes/base.ts')\n",
  'src/shared/formExport.ts': "export { one } from '../main/notes/base.ts'\n",
  'src/shared/formExportAll.ts': "export * from '../main/notes/base.ts'\n",
}

/** Each forbidden import alone in a file of its own. */
const plants = rules.flatMap((rule) =>
  plantedImports(rule).map(([folder, specifier], index) => ({
    rule,
    file: `${folder}/${rule}-${String(index)}.ts`,
    content: `import '${specifier}'\n`,
  })),
)

/** file → the rules that report it */
async function reports(tree: Tree): Promise<Readonly<Record<string, readonly string[]>>> {
  const root = plantTree(tree)
  try {
    const { output } = await cruise(['src', 'e2e', 'scripts', 'eval'], {
      ...config.options,
      ruleSet: { forbidden: config.forbidden },
      validate: true,
      baseDir: root,
      preserveSymlinks: true, // node_modules is a link here
    })
    const { violations } = (output as ICruiseResult).summary
    const byFile = Map.groupBy(violations, (violation) => violation.from)
    return Object.fromEntries([...byFile].map(([file, found]) => [file, [...new Set(found.map((violation) => violation.rule.name))]]))
  } finally {
    fs.rmSync(root, { recursive: true })
  }
}

describe('the rooms', () => {
  let found: Awaited<ReturnType<typeof reports>>
  beforeAll(async () => {
    found = await reports({
      ...cleanRooms,
      ...targets,
      ...forms,
      ...(Object.assign({}, ...cycles) as Tree),
      ...Object.fromEntries(plants.map(({ file, content }) => [file, content])),
    })
  })

  test('every rule is an error', () => {
    expect(config.forbidden.filter((rule) => rule.severity !== 'error')).toEqual([])
  })

  test('a repository that keeps them is clean', async () => {
    expect(await reports(cleanRooms)).toEqual({})
  })

  test.each(rules.filter((rule) => rule !== 'no-cycle'))('%s, and no other rule, reports what it forbids', (rule) => {
    const files = plants.filter((plant) => plant.rule === rule).map((plant) => plant.file)
    expect(files).not.toEqual([])
    expect(files.map((file) => [file, found[file]])).toEqual(files.map((file) => [file, [rule]]))
  })

  test.each(cycles)('no-cycle reports a cycle, by type and with a test too (%#)', (cycle) => {
    const reported = Object.keys(cycle).flatMap((file) => found[file] ?? [])
    expect(reported).toContain('no-cycle')
  })

  test.each(Object.keys(forms))('an import counts in every form: %s', (file) => {
    expect(found[file]).toEqual(['shared-only-itself'])
  })

  test('nothing but the planted files is reported', () => {
    const planted = [...plants.map((plant) => plant.file), ...Object.keys(forms), ...cycles.flatMap((cycle) => Object.keys(cycle))]
    expect(Object.keys(found).filter((file) => !planted.includes(file))).toEqual([])
  })
})
