import type { Failure } from '../../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, Judge, LoadRequest } from '../engine.ts'
import { HostConnection } from '../hostConnection.ts'
import type { HostOrder, HostReport } from '../hostProtocol.ts'
import { FakeHost } from './fakeHost.ts'

/** For tests of what stands between main and the model's child. */
export const loadRequest: LoadRequest = {
  modelId: 'm',
  modelName: 'M',
  modelPath: '/m.gguf',
  sha256: 'a',
  runtime: 'cpu',
  threads: null,
  contextTokens: 100,
  sampling: { temperature: 0, topP: 1, topK: 1 },
}

export const decodeRequest: DecodeRequest = {
  prompt: { system: '', user: '', answerStart: '' },
  maximumTokens: 9,
  maximumStatements: 2,
  maximumStatementCharacters: 99,
  stopBefore: [],
  seed: 1,
  numbers: null,
  draft: 'one',
}

/** Lets everything through. */
export const settleAll: Judge = () => ({ type: 'settle' })

export const stopTimeoutMs = 3_000

export const textReport = (job: number, text: string): HostReport => ({ type: 'decoded', job, event: { type: 'text', text } })

/** A connection to a child that does nothing by itself unless `answer` says so: the test speaks for it. */
export function connect(answer: (order: HostOrder, host: FakeHost) => void = () => undefined) {
  const gone: Failure[] = []
  const host = new FakeHost(answer)
  return { host, gone, connection: new HostConnection(host, stopTimeoutMs, (failure) => gone.push(failure)) }
}

export async function collect(stream: AsyncIterable<DecodeEvent>): Promise<DecodeEvent[]> {
  const events: DecodeEvent[] = []
  for await (const event of stream) events.push(event)
  return events
}

/** What a promise ends with, kept or thrown; handled at once, so that a rejection may come before the test looks at it. */
export async function outcomeOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.catch((error: unknown) => error)
}
