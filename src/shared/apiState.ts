import { z } from 'zod'
import { failureSchema } from './note.ts'

/** The interface for programs of this machine, as the settings show it. */
export const apiStateSchema = z.object({
  isOn: z.boolean(),
  port: z.int(),
  /** It answers at this port now; it may be on and not, and then `failure` says why. */
  isListening: z.boolean(),
  failure: failureSchema.nullable(),
})
export type ApiState = z.infer<typeof apiStateSchema>

/** Ports that need no rights of their own. */
export const apiPortSchema = z.int().min(1024).max(65_535)

/** What is kept of it. */
export const apiSettingsSchema = z.object({
  isOn: z.boolean(),
  port: apiPortSchema,
  /** SHA-256 in hex; `null` before there was a token. The window never gets it. */
  tokenHash: z.string().nullable(),
})
export type ApiSettings = z.infer<typeof apiSettingsSchema>
