import { z } from 'zod'
import { activeBundleSchema, bundleKinds, takenBundleSchema } from './bundles.ts'

/** What the window can do with signed bundles: a part of the contract. */
export const bundleCommands = {
  /** Those in force here: dictionaries, templates and so on from a stick. */
  listBundles: { input: z.object({}), output: z.array(activeBundleSchema) },
  /** Asks for a bundle, checks it and puts it in force; `null` when the dialog was closed. */
  importBundle: { input: z.object({}), output: takenBundleSchema.nullable() },
  /** The same for one that was dropped: its bytes, since the window has no file access. */
  importDroppedBundle: { input: z.object({ base64: z.string().max(14_000_000) }), output: takenBundleSchema },
  /** The version before again; `null`: what is shipped. */
  rollBackBundle: { input: z.object({ kind: z.enum(bundleKinds) }), output: z.object({ version: z.string().nullable() }) },
} as const
