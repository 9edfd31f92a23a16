import { fork } from 'node:child_process'
import type { ChildProcess, StdioOptions } from 'node:child_process'
import os from 'node:os'
import type { ForkOptions, UtilityProcess as ElectronUtilityProcess } from 'electron'
import { app } from './app.ts'
import { requireReady } from './chromium.ts'
import { dieWithParent } from './dieWithParent.ts'
import { missing } from './missing.ts'
import { NamedEmitter } from './namedEmitter.ts'

const register = new URL('./register.ts', import.meta.url).href

function stdioOf(option: ForkOptions['stdio'] = 'inherit'): StdioOptions {
  const [stdin, stdout, stderr] = typeof option === 'string' ? ['ignore', option, option] : option
  if (stdin !== 'ignore') throw new Error('stdin of a utility process can only be ignored')
  return ['ignore', stdout, stderr, 'ipc'] as StdioOptions
}

/** As a shell counts: a signal never looks like success. */
function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? (signal ? 128 + os.constants.signals[signal] : 1)
}

class UtilityProcess extends NamedEmitter implements Pick<ElectronUtilityProcess, 'postMessage' | 'kill' | 'pid' | 'stdout' | 'stderr'> {
  readonly #child: ChildProcess
  readonly #serviceName: string
  #hasExited = false

  constructor(modulePath: string, args: readonly string[], { env = process.env, cwd, execArgv = [], stdio, serviceName }: ForkOptions) {
    super('utilityProcess')
    const [command, nodeArgs] = dieWithParent(process.execPath, ['--import', register, ...execArgv])
    this.#serviceName = serviceName ?? 'Node Utility Process'
    this.#child = fork(modulePath, args, {
      execPath: command,
      execArgv: nodeArgs,
      env: { ...env, STANDIN_UTILITY: '1' },
      ...(cwd !== undefined && { cwd }),
      serialization: 'advanced',
      stdio: stdioOf(stdio),
    })
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('error', (error) => {
      if (!this.#hasExited) throw error
    })
    // The channel closes after its last message, so the exit is heard last.
    const closed = new Promise((resolve) => this.#child.once('disconnect', resolve))
    this.#child.once('exit', (code, signal) => {
      this.#hasExited = true
      void closed.then(() => {
        this.#noteExit(exitCodeOf(code, signal), signal)
      })
    })
  }

  #noteExit(exitCode: number, signal: NodeJS.Signals | null): void {
    this.emit('exit', exitCode)
    if (exitCode === 0) return
    const reason = signal === null ? 'abnormal-exit' : signal === 'SIGTERM' || signal === 'SIGKILL' ? 'killed' : 'crashed'
    app.emit('child-process-gone', {}, { type: 'Utility', reason, exitCode, serviceName: this.#serviceName, name: this.#serviceName })
  }

  get pid(): number | undefined {
    return this.#hasExited ? undefined : this.#child.pid
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.#child.stdout
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.#child.stderr
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('electron.utilityProcess.postMessage transfer: not in the stand-in')
    if (!this.#child.connected) return
    this.#child.send(message as object, (error) => {
      if (error && this.#child.connected && !this.#hasExited) throw error
    })
  }

  kill(): boolean {
    return !this.#hasExited && this.#child.kill('SIGTERM')
  }
}

export const utilityProcess = missing('utilityProcess', {
  fork(modulePath: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    requireReady('utilityProcess.fork')
    return new UtilityProcess(modulePath, args, options)
  },
})
