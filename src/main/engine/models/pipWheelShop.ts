import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'
import { SourceFailure } from './downloadSource.ts'
import { errorCodeOf } from './fileFailure.ts'
import type { WheelShop } from './pythonIndexSource.ts'

type PythonCommand = { readonly file: string; readonly args: readonly string[] }
type Child = ChildProcessByStdio<null, Readable, Readable>

/** Reads one member to standard output; `zipfile` checks its CRC. Nothing of the wheel is imported. */
const readMemberScript = `
import shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    with wheel.open(sys.argv[2]) as member:
        shutil.copyfileobj(member, sys.stdout.buffer, 1 << 20)
sys.stdout.buffer.flush()
`

/** Wheels by `pip download`, with whatever index, proxy and certificates the user's pip is set up for. */
export function pipWheelShop(platform: NodeJS.Platform = process.platform): WheelShop {
  const commands = pythonCommands(platform)
  return {
    async fetch(name, version, folder, signal) {
      const download = [
        '-m',
        'pip',
        'download',
        '--no-deps',
        '--only-binary=:all:',
        '--no-cache-dir',
        '--no-input',
        '--quiet',
        '--retries',
        '2',
      ]
      const child = await startPython(commands, [...download, '-d', folder, `${name}==${version}`], folder, signal)
      child.stdout.resume()
      await ended(child, name, signal)
    },
    async *readMember(wheel, member, signal) {
      const child = await startPython(commands, ['-I', '-c', readMemberScript, wheel, member], undefined, signal)
      const end = ended(child, member, signal)
      // seen by the await below, or of no interest once the reader has gone
      end.catch(() => undefined)
      try {
        yield* child.stdout as AsyncIterable<Uint8Array>
        await end
      } finally {
        child.kill()
      }
    },
  }
}

function pythonCommands(platform: NodeJS.Platform): readonly PythonCommand[] {
  const plain = (file: string): PythonCommand => ({ file, args: [] })
  return platform === 'win32' ? [{ file: 'py', args: ['-3'] }, plain('python')] : [plain('python3'), plain('python')]
}

/** The first of the commands that exists. The working folder is ours, since `-m` looks there for modules first. */
async function startPython(
  commands: readonly PythonCommand[],
  args: readonly string[],
  cwd: string | undefined,
  signal: AbortSignal,
): Promise<Child> {
  for (const command of commands) {
    const child = spawn(command.file, [...command.args, ...args], {
      cwd,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // no colours or bars in what we quote to the user, and its text as UTF-8
      env: { ...process.env, NO_COLOR: '1', PYTHONIOENCODING: 'utf-8' },
    })
    const failure = await new Promise<unknown>((resolve) => {
      child.once('spawn', () => {
        resolve(undefined)
      })
      child.once('error', resolve)
    })
    if (failure === undefined) return child
    if (errorCodeOf(failure) !== 'ENOENT') throw failure
  }
  throw new SourceFailure('no python3')
}

async function ended(child: Child, what: string, signal: AbortSignal): Promise<void> {
  let complaint = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => {
    complaint = (complaint + text).slice(-4_000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  signal.throwIfAborted()
  if (code === 0) return
  if (/No space left on device|\[Errno 28\]/.test(complaint)) throw Object.assign(new Error('disk full'), { code: 'ENOSPC' })
  const lines = complaint.split('\n').filter((line) => line.trim() !== '')
  const line = lines.find((text) => text.startsWith('ERROR:')) ?? lines.at(-1) ?? `exit ${String(code)}`
  throw new SourceFailure(`${what}: ${line.replace(/^ERROR:\s*/, '').slice(0, 200)}`)
}
