import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { parts } from '../parts.mjs'
import { plantTree, type Tree } from './plantTree.ts'

/** What each part does not have, and what the compiler is told to refuse; each line alone is the one error of its file. */
const planted: Readonly<Record<string, readonly string[]>> = {
  'src/shared': [
    'export const one = document',
    'export const one = window',
    'export const one = process',
    'export const one = Buffer',
    'export const one = setTimeout',
    "import fs from 'node:fs'\nexport const one: unknown = fs",
    // the compiler's own fences, the same in every part
    'export const one: string = null', // strict
    'export const one: number = [1][0]', // noUncheckedIndexedAccess
    'export const one: { a?: number } = { a: undefined }', // exactOptionalPropertyTypes
    'export enum One { a }', // erasableSyntaxOnly
    'export class One { constructor(readonly a: number) {} }',
    'export namespace One { export const a = 1 }',
    "import { Base } from './base.ts'\nexport const one: Base = 1", // verbatimModuleSyntax
    'export const one = 1\nconst two = 2', // noUnusedLocals
    'export const one = (two: number) => 1', // noUnusedParameters
    'export class A { b() {} }\nexport class C extends A { b() {} }', // noImplicitOverride
    'export const one = (a: boolean) => { if (a) return 1 }', // noImplicitReturns
  ],
  'src/renderer': ['export const one = process', 'export const one = Buffer', "import fs from 'node:fs'\nexport const one: unknown = fs"],
  'src/main': ['export const one = document', 'export const one = window', 'export const one = HTMLElement'],
}

const clean: Tree = {
  'src/shared/base.ts': 'export type Base = number\nexport const base: Base = 1\n',
  'src/shared/base.test.ts': "import { expect, test } from 'vitest'\ntest('one', () => {\n  expect(process.cwd()).not.toBe('')\n})\n",
  'src/preload/index.ts': "import { contextBridge } from 'electron'\ncontextBridge.exposeInMainWorld('bridge', { one: document.title })\n",
  'src/renderer/main.tsx': 'export const Page = () => <p>{document.title}</p>\n',
  'src/renderer/main.test.tsx': "import { test } from 'vitest'\nimport { Page } from './main.tsx'\ntest('one', () => void Page())\n",
  'src/main/index.ts': "import fs from 'node:fs'\nimport { app } from 'electron'\nfs.statSync(app.getPath('userData'))\n",
}

const plantedFiles = Object.entries(planted).flatMap(([part, lines]) =>
  lines.map((line, index) => ({ part, line, file: `${part}/planted${String(index)}.ts` })),
)

/** file → the compiler's errors in it, over every part that the tree has */
function errorsOf(tree: Tree): Readonly<Record<string, readonly string[]>> {
  const root = plantTree(tree)
  try {
    const found = parts.filter((part) => fs.existsSync(path.join(root, part))).flatMap((part) => diagnosticsOf(path.join(root, part)))
    const byFile = Map.groupBy(found, ({ file }) => path.relative(root, file))
    return Object.fromEntries([...byFile].map(([file, errors]) => [file, errors.map((error) => error.message)]))
  } finally {
    fs.rmSync(root, { recursive: true })
  }
}

function diagnosticsOf(config: string): readonly { readonly file: string; readonly message: string }[] {
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, (file) => ts.sys.readFile(file)).config,
    ts.sys,
    path.dirname(config),
    undefined,
    config,
  )
  const diagnostics = [...errors, ...ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options))]
  return diagnostics.map((diagnostic) => ({
    file: diagnostic.file?.fileName ?? config,
    message: `TS${String(diagnostic.code)} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`,
  }))
}

describe('the types of each part', () => {
  let found: ReturnType<typeof errorsOf>
  beforeAll(() => {
    found = errorsOf({ ...clean, ...Object.fromEntries(plantedFiles.map(({ file, line }) => [file, `${line}\n`])) })
  })

  test('code that keeps to its part compiles', () => {
    expect(Object.keys(clean).map((file) => [file, found[file]])).toEqual(Object.keys(clean).map((file) => [file, undefined]))
  })

  test.each(plantedFiles)('in $part this does not compile: $line', ({ file }) => {
    expect(found[file]).toHaveLength(1)
  })

  test('nothing but the planted files is reported', () => {
    expect(Object.keys(found).sort()).toEqual(plantedFiles.map(({ file }) => file).sort())
  })
})
