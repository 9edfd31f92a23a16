import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { DecodeRequest, Judge, LoadRequest } from '../../src/main/engine/engine.ts'
import { Supervisor } from '../../src/main/engine/supervisor.ts'
import { forkHost } from '../../src/main/engine/testing/forkHost.ts'
import { DraftStream } from '../../src/main/notes/draftStream.ts'
import type { Resources } from '../../src/main/resources/loadResources.ts'
import { closeStore, openStore, type WritableStore } from '../../src/main/store/openStore.ts'
import { addNote, addRunningDraft } from '../../src/main/store/storeFixture.ts'
import { msPerToken } from './msPerToken.ts'

/** As in the application: the model in a child process, the guard asked at every clause, statements and grey text on an encrypted disk while they come. */
export class AppSide {
  readonly #supervisor: Supervisor
  readonly #store: WritableStore
  readonly #folder: string
  readonly #judge: Judge

  private constructor(supervisor: Supervisor, store: WritableStore, folder: string, judge: Judge) {
    this.#supervisor = supervisor
    this.#store = store
    this.#folder = folder
    this.#judge = judge
  }

  static async start(load: Omit<LoadRequest, 'runtime'>, resources: Resources, record: string): Promise<AppSide> {
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
    const guard = resources.guard()
    const read = guard.readRecord(record)
    // asked and not obeyed, so that all sides write the same tokens
    const judge: Judge = (text) => {
      guard.checkStatement(read, 'diagnosis', text)
      return { type: 'settle' }
    }
    return new AppSide(supervisor, store, folder, judge)
  }

  get hostPid(): number | undefined {
    return this.#supervisor.hostPid
  }

  msPerToken(request: DecodeRequest): Promise<number> {
    const draftId = addRunningDraft(this.#store, addNote(this.#store))
    const stream = new DraftStream(this.#store, draftId, Date.now, () => undefined)
    return msPerToken(this.#supervisor.decode(request, this.#judge, new AbortController().signal), (event) => {
      if (event.type === 'text') stream.take({ type: 'delta', sectionId: 'plan', text: event.text })
      else if (event.type === 'statement')
        stream.take({ type: 'settled', sectionId: 'plan', statement: { text: event.text, kind: 'record', evidence: [] } })
      else if (event.type === 'end') stream.flush()
    })
  }

  close(): void {
    this.#supervisor.close()
    closeStore(this.#store)
    fs.rmSync(this.#folder, { recursive: true, force: true })
  }
}
