import { z } from 'zod'
import { failureSchema, runtimes } from './note.ts'

/**
 *   off → probing → loading → warming → ready ⇄ busy
 *                      │                  │
 *                      ├─ refused         └─ crashed → probing (restarted by itself, at most three times in five minutes)
 *                      └─ next rung of the ladder
 */
export const enginePhases = ['off', 'missing', 'probing', 'loading', 'warming', 'ready', 'busy', 'crashed', 'refused'] as const
export type EnginePhase = (typeof enginePhases)[number]

/** Why a rung of CUDA → Vulkan → CPU was left, in the words of the runtime. */
export const rungReportSchema = z.object({ rung: z.enum(runtimes), outcome: z.enum(['used', 'failed', 'skipped']), reason: z.string() })
export type RungReport = z.infer<typeof rungReportSchema>

export const engineStateSchema = z.object({
  phase: z.enum(enginePhases),
  modelId: z.string().nullable(),
  modelName: z.string().nullable(),
  runtime: z.enum(runtimes).nullable(),
  /** The processor or graphics card that computes, as it calls itself. */
  deviceName: z.string().nullable(),
  /** Loading or warming, 0 to 1. */
  progress: z.number().min(0).max(1).nullable(),
  tokensPerSecond: z.number().nullable(),
  rungs: z.array(rungReportSchema),
  failure: failureSchema.nullable(),
})
export type EngineState = z.infer<typeof engineStateSchema>
