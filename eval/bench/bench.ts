import { fork } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import type { DecodeRequest } from '../../src/main/engine/engine.ts'
import type { HostProcess } from '../../src/main/engine/hostProtocol.ts'
import { loadModel } from '../../src/main/engine/host/loadModel.ts'
import { loadRequestFor } from '../../src/main/engine/loadRequestFor.ts'
import { Supervisor } from '../../src/main/engine/supervisor.ts'
import { DraftStream } from '../../src/main/notes/draftStream.ts'
import { addNote, addRunningDraft } from '../../src/main/store/storeFixture.ts'
import { openStore } from '../../src/main/store/openStore.ts'

/**
 * `npm run bench`: what the application's whole path (child process, messages, statements, store on disk) costs over a raw node-llama-cpp loop on the
 * same prompt. The two run in turn in one run, so that a busy machine slows both; the figure is a ratio of medians.
 */
type Figure = { readonly value: number; readonly unit: string; readonly runs: number; readonly machine: string }

const { json, model, runs, tokens } = new Command('bench')
  .option('--json <OUT>', 'write the figures as JSON')
  .option('--model <ID>', 'model id', 'qwen2.5-coder-0.5b-q4')
  .option('--runs <N>', 'pairs of runs', Number, 9)
  .option('--tokens <N>', 'tokens a run', Number, 96)
  .parse()
  .opts<{ json?: string; model: string; runs: number; tokens: number }>()

const record = fs.readFileSync(path.join(import.meta.dirname, '../../resources/samples', '01-胸闷气促3天.txt'), 'utf8')
const request: DecodeRequest = {
  prompt: { system: '你是病历摘要助手。', user: `病历：\n${record.slice(0, 600)}\n\n任务：逐字抄写以上病历。`, answerStart: '' },
  maximumTokens: tokens,
  maximumStatements: 1000,
  maximumStatementCharacters: 100_000,
  stopBefore: [],
  seed: 1,
}
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const load = await loadRequestFor(model, 4096)

async function rawEngine() {
  const { sequence, renderer, dispose } = await loadModel({ ...load, runtime: 'cpu' }, [], () => undefined)
  const prompt = renderer.tokensOf(request.prompt)
  return {
    dispose,
    /** Milliseconds a token, the first left out. */
    async run(): Promise<number> {
      await sequence.clearHistory()
      let count = 0
      let firstAt = 0
      let lastAt = 0
      for await (const _ of sequence.evaluate(prompt, { temperature: 0, yieldEogToken: true })) {
        lastAt = performance.now()
        if (count++ === 0) firstAt = lastAt
        if (count >= tokens) break
      }
      return (lastAt - firstAt) / (count - 1)
    },
  }
}

async function appPath() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-bench-'))
  const store = openStore({ path: path.join(folder, 'bench.db'), key: Buffer.alloc(32, 7) })
  const supervisor = new Supervisor({
    fork: forkHost,
    model: () => Promise.resolve(load),
    memory: { crashed: () => ['cuda', 'vulkan'], begin: () => undefined, end: () => undefined, forget: () => undefined },
    platform: 'linux',
    clock: () => performance.now(),
    onState: () => undefined,
  })
  await supervisor.start()
  await supervisor.ready()
  return {
    async run(): Promise<number> {
      const draftId = addRunningDraft(store, addNote(store))
      const stream = new DraftStream(store, draftId, Date.now, () => undefined)
      const seen: number[] = []
      let generated = 0
      for await (const event of supervisor.decode(request, new AbortController().signal)) {
        if (event.type === 'text') {
          seen.push(performance.now())
          stream.take({ type: 'delta', sectionId: 'plan', text: event.text })
        } else if (event.type === 'statement')
          stream.take({ type: 'settled', sectionId: 'plan', statement: { text: event.text, kind: 'record', evidence: [] } })
        else if (event.type === 'end') generated = event.stats.generatedTokens
      }
      stream.flush()
      // the last piece of text may wait for its full stop: time the end of the stream
      return (performance.now() - (seen[0] ?? 0)) / (generated - 1)
    },
    dispose() {
      supervisor.close()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

function forkHost(): HostProcess {
  const child = fork(path.join(import.meta.dirname, '../../src/main/engine/host/host.ts'), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return {
    pid: child.pid,
    send: (order) => child.send(order),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) =>
      child.on('exit', (code) => {
        listener(code ?? 1)
      }),
    kill: () => child.kill('SIGKILL'),
  }
}

const raw = await rawEngine()
const app = await appPath()
await raw.run()
await app.run()
const rawMs: number[] = []
const appMs: number[] = []
for (let pair = 0; pair < runs; pair++) {
  // the order turns, so that neither always follows the other
  for (const side of pair % 2 === 0 ? (['raw', 'app'] as const) : (['app', 'raw'] as const)) {
    if (side === 'raw') rawMs.push(await raw.run())
    else appMs.push(await app.run())
  }
  process.stderr.write(
    `${String(pair + 1)}/${String(runs)} raw ${(rawMs.at(-1) ?? 0).toFixed(1)} app ${(appMs.at(-1) ?? 0).toFixed(1)} ms/token\n`,
  )
}
const ratios = rawMs.map((value, index) => (appMs[index] ?? Number.NaN) / value)
const machine = `${os.cpus()[0]?.model.trim() ?? '?'} × ${String(os.availableParallelism())}, ${model}`
const figures: Record<string, Figure> = {
  appOverhead: {
    value: Math.round((median(ratios) - 1) * 1000) / 10,
    unit: '% decode time a token over raw node-llama-cpp (median of paired ratios)',
    runs,
    machine,
  },
}
process.stdout.write(
  `appOverhead ${String(figures['appOverhead']?.value)} % · raw ${median(rawMs).toFixed(1)} ms/token · app ${median(appMs).toFixed(1)} ms/token · ${String(runs)} pairs · ${machine}\n`,
)
if (json !== undefined) fs.writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
app.dispose()
await raw.dispose()
process.exit(0)
