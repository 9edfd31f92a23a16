import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {
  builtFolder,
  cloneSource,
  copyLibraries,
  isWhole,
  missingPrograms,
  shippedLibraries,
} from '../../../scripts/engine/engineSource.ts'
import { builtLlamaBench, shippedLlamaBench } from './llamaBenchPlace.ts'

/**
 * `npm run bench:llamacpp`: builds llama-bench from the source bundle inside node-llama-cpp's package, for this machine's own processor, and once more over the libraries that
 * are shipped. Kept by the hash of the source; `npm run bench` finds it there.
 */
const absent = missingPrograms(['git', 'cmake', 'g++'])
if (absent.length > 0) {
  process.stderr.write(
    `missing: ${absent.join(', ')}. Debian and Ubuntu: apt-get install git cmake g++; cmake also comes with pip install cmake.\n`,
  )
  process.exit(2)
}

const source = cloneSource()
const [build, shipped] = ['build', 'shipped'].map((name) => path.join(builtFolder(), name)) as [string, string]

if (!fs.existsSync(builtLlamaBench())) {
  const hasNinja = spawnSync('ninja', ['--version']).error === undefined
  const off = ['LLAMA_CURL', 'LLAMA_BUILD_TESTS', 'LLAMA_BUILD_EXAMPLES', 'LLAMA_BUILD_SERVER'].map((name) => `-D${name}=OFF`)
  run('cmake', ['-S', source, '-B', build, ...(hasNinja ? ['-G', 'Ninja'] : []), '-DCMAKE_BUILD_TYPE=Release', '-DGGML_NATIVE=ON', ...off])
  run('cmake', ['--build', build, '--target', 'llama-bench', '--parallel', String(os.availableParallelism())])
}
process.stdout.write(`${builtLlamaBench()}\n`)

const libraries = shippedLibraries()
if (process.platform === 'linux' && libraries !== undefined && !isWhole(shippedLlamaBench())) {
  // its libraries are found beside the program, processor by processor, as in the package
  fs.rmSync(shipped, { recursive: true, force: true })
  fs.mkdirSync(shipped, { recursive: true })
  copyLibraries(libraries, shipped)
  const tool = path.join(source, 'tools', 'llama-bench')
  const headers = ['include', 'ggml/include', 'common', 'vendor', 'tools/llama-bench'].map((name) => `-I${path.join(source, name)}`)
  run('g++', [
    ...['-O2', '-DNDEBUG', '-std=c++17', ...headers, path.join(tool, 'llama-bench.cpp'), path.join(tool, 'main.cpp')],
    ...['-o', shippedLlamaBench(), `-L${shipped}`, '-lllama', '-lggml', '-lggml-base', '-lllama-common', '-Wl,-rpath,$ORIGIN', '-lpthread'],
  ])
}
if (fs.existsSync(shippedLlamaBench())) process.stdout.write(`${shippedLlamaBench()}\n`)

function run(command: string, args: readonly string[]): void {
  process.stderr.write(`${command} ${args.join(' ')}\n`)
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (error || status !== 0) {
    process.stderr.write(`${command} ended with ${String(error ?? status)}\n`)
    process.exit(1)
  }
}
