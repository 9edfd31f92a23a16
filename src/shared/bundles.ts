import { z } from 'zod'

/** What a signed bundle can carry. */
export const bundleKinds = ['model', 'dictionaries', 'rules', 'templates', 'update'] as const
export type BundleKind = (typeof bundleKinds)[number]

/** A bundle in force, as the window and the command line show it. */
export const activeBundleSchema = z.object({
  kind: z.enum(bundleKinds),
  version: z.string(),
  /** The version that a rollback goes back to: null for what the application ships. */
  previous: z.string().nullable(),
  canRollBack: z.boolean(),
  /** Why what lies there is not used: it was changed after its import, or signed with a key that is trusted no more. */
  isRefused: z.boolean(),
})
export type ActiveBundle = z.infer<typeof activeBundleSchema>

/** A bundle that has just come in; `models` are the ids of those that it brought. */
export const takenBundleSchema = z.object({ kind: z.enum(bundleKinds), version: z.string(), models: z.array(z.string()) })
export type TakenBundle = z.infer<typeof takenBundleSchema>
