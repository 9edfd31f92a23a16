import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const repositoryRoot = path.join(import.meta.dirname, '../..')
const fences = [
  'package.json',
  'eslint.config.js',
  '.dependency-cruiser.cjs',
  'tsconfig.json',
  'tsconfig.lint.json',
  'scripts/fence.mjs',
  'src/tsconfig.test.json',
  ...['shared', 'main', 'preload', 'renderer'].map((part) => `src/${part}/tsconfig.json`),
]

/** Files of a tree, by their path from its root. */
export type Tree = Readonly<Record<string, string>>

/** Writes a small repository with our own fences round the given files; whoever makes it removes it. */
export function plantTree(tree: Tree): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-fences-'))
  for (const file of fences) write(root, file, fs.readFileSync(path.join(repositoryRoot, file), 'utf8'))
  for (const [file, content] of Object.entries(tree)) write(root, file, content)
  fs.symlinkSync(path.join(repositoryRoot, 'node_modules'), path.join(root, 'node_modules'), 'junction')
  return fs.realpathSync(root)
}

function write(root: string, file: string, content: string): void {
  const full = path.join(root, file)
  if (fs.existsSync(full)) throw new Error(`planted twice: ${file}`)
  fs.mkdirSync(path.dirname(full), { recursive: true })
  fs.writeFileSync(full, content)
}
