import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { DecodeRequest, LoadRequest } from '../../src/main/engine/engine.ts'
import { LlamaEngine } from '../../src/main/engine/host/llamaEngine.ts'
import { forkHost } from '../../src/main/engine/testing/forkHost.ts'
import { settleAll } from '../../src/main/engine/testing/hostFixture.ts'
import { loadModel } from '../../src/main/engine/host/loadModel.ts'
import { Supervisor } from '../../src/main/engine/supervisor.ts'
import { DraftStream } from '../../src/main/notes/draftStream.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import { addNote, addRunningDraft } from '../../src/main/store/storeFixture.ts'

/** One way to decode the request. `run` resolves to milliseconds a token, the first token left out. */
export type Side = { readonly run: () => Promise<number> }

type Model = Omit<LoadRequest, 'runtime'>

/** The raw loop and our engine, in turn on the same sequence of this process. */
export async function inProcessSides(
  load: Model,
  request: DecodeRequest,
): Promise<{ readonly raw: Side; readonly engine: Side; readonly dispose: () => Promise<void> }> {
  const loaded = await loadModel({ ...load, runtime: 'cpu' }, [], () => undefined)
  const { sequence, renderer } = loaded
  const prompt = renderer.tokensOf(request.prompt)
  const llamaEngine = new LlamaEngine(loaded)
  return {
    dispose: loaded.dispose,
    raw: {
      async run() {
        // what is read of the prompt stays read, as in the engine, so that runs of one round lie close in time
        if (sequence.nextTokenIndex >= prompt.length)
          await sequence.eraseContextTokenRanges([{ start: prompt.length - 1, end: sequence.nextTokenIndex }])
        const toRead = sequence.nextTokenIndex === 0 ? prompt : prompt.slice(sequence.nextTokenIndex)
        let count = 0
        let firstAt = 0
        for await (const _ of sequence.evaluate(toRead, { temperature: 0, yieldEogToken: true })) {
          if (count++ === 0) firstAt = performance.now()
          if (count >= request.maximumTokens) break
        }
        return (performance.now() - firstAt) / (count - 1)
      },
    },
    engine: {
      run: () => timed(llamaEngine.decode(request, settleAll, new AbortController().signal), () => undefined),
    },
  }
}

/** As in the application: the model in a child process, statements and grey text on disk while they come. */
export async function appSide(load: Model, request: DecodeRequest): Promise<Side & { readonly dispose: () => void }> {
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
    async run() {
      const draftId = addRunningDraft(store, addNote(store))
      const stream = new DraftStream(store, draftId, Date.now, () => undefined)
      return timed(supervisor.decode(request, settleAll, new AbortController().signal), (event) => {
        if (event.type === 'text') stream.take({ type: 'delta', sectionId: 'plan', text: event.text })
        else if (event.type === 'statement')
          stream.take({ type: 'settled', sectionId: 'plan', statement: { text: event.text, kind: 'record', evidence: [] } })
        else if (event.type === 'end') stream.flush()
      })
    },
    dispose() {
      supervisor.close()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Events = ReturnType<LlamaEngine['decode']>
type Event = Events extends AsyncIterable<infer E> ? E : never

/** From the first text to the end of the stream: the last piece may wait for its full stop. */
async function timed(events: Events, take: (event: Event) => void): Promise<number> {
  let firstAt = 0
  let generated = 0
  for await (const event of events) {
    if (event.type === 'text') firstAt ||= performance.now()
    take(event)
    if (event.type === 'end') generated = event.stats.generatedTokens
  }
  return (performance.now() - firstAt) / (generated - 1)
}
