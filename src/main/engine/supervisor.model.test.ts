import { fork } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineState } from '../../shared/engineState.ts'
import type { DecodeEvent, DecodeRequest } from './engine.ts'
import { loadRequestFor } from './loadRequestFor.ts'
import { Supervisor } from './supervisor.ts'
import { forkHost } from './testing/forkHost.ts'
import { decodeRequest, settleAll } from './testing/hostFixture.ts'

const request: DecodeRequest = {
  ...decodeRequest,
  prompt: {
    system: '你是病历摘要助手，只写病历里写出的内容。',
    user: '病历：\n主诉：反复胸闷气促3天。\n初步诊断：急性心力衰竭，冠心病待排。\n\n任务：写出诊断。',
    answerStart: '诊断结论：',
  },
  maximumTokens: 60,
  maximumStatementCharacters: 110,
}

const states: EngineState[] = []
const supervisor = new Supervisor({
  fork: forkHost,
  // one thread: two on a machine with other work wait for each other at every token
  model: async () => ({ ...(await loadRequestFor('qwen2.5-coder-0.5b-q4', 1024)), threads: 1 }),
  memory: { crashed: () => [], begin: () => undefined, end: () => undefined, forget: () => undefined },
  platform: process.platform,
  clock: () => performance.now(),
  onState: (state) => states.push(state),
})

/** Reads a decode; `onText` may break into it. Resolves with what came, and with how it ended. */
async function decode(signal = new AbortController().signal, onText: () => void = () => undefined) {
  const events: DecodeEvent[] = []
  try {
    for await (const event of supervisor.decode(request, settleAll, signal)) {
      events.push(event)
      if (event.type === 'text') onText()
    }
    return { events, code: null, text: textOf(events) }
  } catch (error) {
    return { events, code: (error as { readonly code?: unknown }).code, text: textOf(events) }
  }
}
const textOf = (events: readonly DecodeEvent[]) => events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('')

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function untilGone(pid: number): Promise<void> {
  for (let waited = 0; isAlive(pid); waited += 50) {
    if (waited > 10_000) throw new Error('the child lives on')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

let whole: Awaited<ReturnType<typeof decode>>
beforeAll(async () => {
  await supervisor.start()
  whole = await decode()
})
afterAll(async () => {
  const pid = supervisor.hostPid
  supervisor.close()
  if (pid !== undefined) await untilGone(pid)
})

describe('the model in a child of its own', () => {
  it('is loaded there with progress, on the runtime that works, and says why the others do not', () => {
    expect(supervisor.hostPid).not.toBe(process.pid)
    expect(states.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['probing', 'loading', 'warming', 'ready']))
    expect(supervisor.state.rungs.at(-1)).toEqual({ rung: supervisor.state.runtime, outcome: 'used', reason: '' })
    expect(supervisor.state.rungs.slice(0, -1).every(({ outcome, reason }) => outcome === 'failed' && reason !== '')).toBe(true)
  })

  it('streams a section and tells its speed', () => {
    expect([whole.code, whole.text.includes('心力衰竭'), whole.events.at(-1)?.type]).toEqual([null, true, 'end'])
    expect(supervisor.state.phase).toBe('ready')
    expect(supervisor.state.tokensPerSecond).toBeGreaterThan(0)
  })

  it('counts tokens', async () => {
    const [some, none] = await supervisor.countTokens(['反复胸闷气促3天。', ''], new AbortController().signal)
    expect([some !== undefined && some > 3, none]).toEqual([true, 0])
  })

  it('lives through Stop, and writes the next section', async () => {
    const { hostPid } = supervisor
    const stop = new AbortController()
    const stopped = await decode(stop.signal, () => {
      stop.abort()
    })
    expect([stopped.code, whole.text.startsWith(stopped.text)]).toEqual(['cancelled', true])
    expect((await decode()).text).toBe(whole.text)
    expect(supervisor.hostPid).toBe(hostPid)
  })

  it('that is killed in mid-sentence keeps what it had written, says so, and is started again', async () => {
    const killed = supervisor.hostPid as number
    const broken = await decode(undefined, () => {
      if (isAlive(killed)) process.kill(killed, 'SIGKILL')
    })
    expect(broken.code).toBe('engine-crashed')
    expect(broken.text).not.toBe('')
    expect(whole.text.startsWith(broken.text)).toBe(true)
    expect(broken.text.length).toBeLessThan(whole.text.length)

    await supervisor.ready()
    expect(states.map(({ phase }) => phase)).toContain('crashed')
    expect(supervisor.hostPid).not.toBe(killed)
    await untilGone(killed)
    expect((await decode()).text).toBe(whole.text)
  })

  it('does not outlive the program that started it', async () => {
    const child = fork(path.join(import.meta.dirname, 'host', 'host.ts'), { stdio: 'ignore' })
    child.send({ type: 'ping' })
    await new Promise((resolve) => child.once('message', resolve))
    child.disconnect()
    await untilGone(child.pid as number)
  })
})
