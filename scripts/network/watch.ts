import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { readTrace, type Trace } from './readTrace.ts'

const root = path.join(import.meta.dirname, '../..')
const traced = 'execve,socket,clone,clone3,fork,vfork,connect,sendto,sendmsg,sendmmsg'

export type Watched = { readonly code: number | null; readonly output: string; readonly trace: Trace }

/** Runs Node with these arguments under strace, in a namespace without a network where `isAlone` says so, and reads what it and all its children asked for. */
export async function watch(
  args: readonly string[],
  { timeoutMs, isAlone = false }: { readonly timeoutMs: number; readonly isAlone?: boolean },
): Promise<Watched> {
  const folder = path.join(root, 'test-results/network')
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `trace-${String(process.pid)}-${String(Date.now())}.txt`)
  const strace = [
    'strace',
    '-f',
    '--seccomp-bpf',
    '-qq',
    '-s',
    '64',
    '-e',
    `trace=${traced}`,
    '-e',
    'signal=none',
    '-o',
    file,
    process.execPath,
    ...args,
  ]
  const [program = '', ...rest] = isAlone ? ['unshare', '-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...strace] : strace
  const { code, output } = await run(program, rest, timeoutMs)
  const trace = readTrace(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')
  if (trace.foreign.length === 0) fs.rmSync(file, { force: true })
  return { code, output, trace }
}

/** Why nothing can be watched here; undefined where it can. */
export async function whyUnwatchable(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'strace runs on Linux only'
  const { code } = await run('strace', ['-f', '-qq', '-e', 'trace=connect', '-o', '/dev/null', 'true'], 10_000)
  return code === 0 ? undefined : 'strace is missing, or this machine does not let one process trace another: apt-get install strace'
}

/** Why there can be no namespace without a network; undefined where there can. */
export async function whyNotAlone(): Promise<string | undefined> {
  const { code } = await run('unshare', ['-n', 'sh', '-c', 'ip link set lo up'], 10_000)
  return code === 0 ? undefined : 'this machine does not let a process leave the network (unshare -n)'
}

/** A program that is not there ends with null. */
async function run(
  program: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, killSignal: 'SIGKILL' })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = await Promise.race([
    once(child, 'close') as Promise<[number | null]>,
    once(child, 'error').then((): [null] => [null]),
  ]).catch((): [null] => [null])
  return { code: ended[0], output }
}
