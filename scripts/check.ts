// npm run check: every fence and the formatter, two at a time; prints what failed, and exits 1 when anything did.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parts } from './parts.mjs'
import { endChildrenWithMe, repositoryRoot, runCommand } from './setup/runCommand.mjs'

type Task = { readonly name: string; readonly cli: string; readonly args: readonly string[] }

// lint reads every type: on a machine with other work that takes minutes
const timeoutMs = 20 * 60_000
const cache = path.join('.cache', 'check')
const sources = ['src', 'scripts', 'e2e', 'eval'].filter((folder) => fs.existsSync(path.join(repositoryRoot, folder)))

// The longest first, so that none is left alone at the end.
const tasks: readonly Task[] = [
  { name: 'lint', cli: 'eslint/bin/eslint.js', args: ['--max-warnings', '0', ...sources] },
  ...parts.map((part) => ({
    name: `types of ${part}`,
    cli: 'typescript/bin/tsc',
    args: ['-p', part, '--incremental', '--tsBuildInfoFile', path.join(cache, `${part.replaceAll('/', '-')}.tsbuildinfo`)],
  })),
  { name: 'rooms', cli: 'dependency-cruiser/bin/dependency-cruiser.mjs', args: ['--config', '.dependency-cruiser.cjs', ...sources] },
  {
    name: 'format',
    cli: 'prettier/bin/prettier.cjs',
    args: [
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      path.join(cache, 'prettier'),
      '.',
    ],
  },
]

endChildrenWithMe()
const begin = performance.now()
const waiting = [...tasks]
const failed: string[] = []

async function work(): Promise<void> {
  for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
    const began = performance.now()
    const { code, output } = await runCommand(process.execPath, [path.join('node_modules', task.cli), ...task.args], {
      capture: true,
      timeoutMs,
      env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
    })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${task.name} (${seconds} s)\n`)
    if (code === 0) continue
    failed.push(task.name)
    process.stdout.write(`${output.trimEnd()}\n`)
  }
}

await Promise.all(Array.from({ length: Math.max(2, Math.min(4, os.availableParallelism())) }, work))
const seconds = ((performance.now() - begin) / 1000).toFixed(1)
process.stdout.write(failed.length === 0 ? `check: all ${tasks.length} ok in ${seconds} s\n` : `check: failed: ${failed.join(', ')}\n`)
process.exitCode = failed.length === 0 ? 0 : 1
