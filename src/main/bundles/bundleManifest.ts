import { z } from 'zod'
import { bundleKinds } from '../../shared/bundles.ts'

/** Dotted numbers, at most four: 2026.11 or 0.2.0. */
const version = z.string().regex(/^\d{1,6}(\.\d{1,6}){0,3}$/)
/** Plain names with `/` between them: nothing that could lead out of a folder, on any platform, and no name that Windows keeps for itself. */
const path = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*(\/[\p{L}\p{N}_][\p{L}\p{N}_. -]*)*$/u)
  .refine((name) => !name.split('/').some((part) => /[. ]$/.test(part) || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part)))

export const bundleManifestSchema = z
  .strictObject({
    format: z.literal(1),
    kind: z.enum(bundleKinds),
    version,
    /** The oldest version of the application that understands it. */
    minVersion: version,
    files: z
      .array(z.strictObject({ path, size: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
      .min(1)
      .max(1000),
  })
  .refine(({ files }) => new Set(files.map((file) => file.path.toLowerCase())).size === files.length)

export type BundleManifest = Readonly<z.infer<typeof bundleManifestSchema>>

/** Entries of the archive that are no file of the bundle. */
export const manifestName = 'manifest.json'
export const signatureName = 'manifest.sig'

/** Below zero where `a` is older than `b`. Missing parts are 0: 1.2 is 1.2.0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]]
  for (let index = 0; index < 4; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
