import { z } from 'zod'
import { rungReportSchema } from '../../shared/engineState.ts'
import { failureSchema, runtimes } from '../../shared/note.ts'
import type { DecodeRequest, LoadRequest, Verdict } from './engine.ts'
import type { RungReport } from '../../shared/engineState.ts'

/** Raised with every change of these messages: a host of another version is not talked to. */
export const hostProtocolVersion = 4

/** Main → host. Trusted: the host is our own child and takes orders from nobody else. */
export type HostOrder =
  | { readonly type: 'hello'; readonly version: number }
  | { readonly type: 'load'; readonly request: LoadRequest; readonly left: readonly RungReport[] }
  | { readonly type: 'count'; readonly job: number; readonly texts: readonly string[] }
  | { readonly type: 'decode'; readonly job: number; readonly request: DecodeRequest }
  | { readonly type: 'read-ahead'; readonly job: number; readonly request: DecodeRequest }
  /** Answer to `judge`; the job waits for it. */
  | { readonly type: 'verdict'; readonly job: number; readonly verdict: Verdict }
  | { readonly type: 'cancel'; readonly job: number }
  | { readonly type: 'ping' }
  | { readonly type: 'exit' }

const job = z.int()
const stats = z.object({
  promptTokens: z.int(),
  reusedTokens: z.int(),
  generatedTokens: z.int(),
  refusedTokens: z.int(),
  prefillMs: z.number(),
  decodeMs: z.number(),
})

const engineInfoSchema = z.object({
  modelId: z.string(),
  modelName: z.string(),
  sha256: z.string(),
  runtime: z.enum(runtimes),
  deviceName: z.string(),
  rungs: z.array(rungReportSchema).readonly(),
  threads: z.int().min(1),
  contextTokens: z.int().min(1),
  loadMs: z.number(),
})

const decodeEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('prefill'), done: z.int(), total: z.int() }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('withdrawn') }),
  z.object({ type: z.literal('statement'), text: z.string(), stats }),
  z.object({ type: z.literal('end'), reason: z.enum(['complete', 'statement-limit', 'token-limit', 'loop', 'dropped']), stats }),
])

/** Host → main, parsed at the border: the model's process may be a wreck by the time it speaks. */
export const hostReportSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), version: z.int(), pid: z.int() }),
  z.object({ type: z.literal('progress'), phase: z.enum(['loading', 'warming']), share: z.number() }),
  z.object({ type: z.literal('loaded'), info: engineInfoSchema }),
  z.object({ type: z.literal('load-failed'), failure: failureSchema }),
  z.object({ type: z.literal('counted'), job, counts: z.array(z.int()) }),
  z.object({ type: z.literal('read'), job, stats: z.object({ promptTokens: z.int(), reusedTokens: z.int() }) }),
  z.object({ type: z.literal('decoded'), job, event: decodeEventSchema }),
  /** May this text stand? One question at a time in each job. */
  z.object({ type: z.literal('judge'), job, text: z.string(), isComplete: z.boolean() }),
  z.object({ type: z.literal('done'), job }),
  z.object({ type: z.literal('failed'), job, failure: failureSchema }),
  z.object({ type: z.literal('pong') }),
])
export type HostReport = z.infer<typeof hostReportSchema>

/** The child as the supervisor sees it: Electron's utility process in the app, a forked Node in tests. */
export interface HostProcess {
  readonly pid: number | undefined
  send(order: HostOrder): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number) => void): void
  kill(): void
}
