import { z } from 'zod'
import { bundleKinds, type ActiveBundle, type BundleKind } from './bundles.ts'

/** What was in force when something was made or done: the application, and the signed bundles that add to what it ships. */
export const versionsSchema = z.object({ application: z.string(), bundles: z.partialRecord(z.enum(bundleKinds), z.string()) })
export type Versions = z.infer<typeof versionsSchema>

/**
 * `loaded`: versions of the dictionaries and templates that this start has read, whatever was imported since. Models and rules come into force with their import. An
 * update counts once it is installed, as the application itself. A bundle that is no longer what was signed counts for nothing.
 */
export function versionsInForce(
  application: string,
  loaded: Versions['bundles'],
  active: readonly Pick<ActiveBundle, 'kind' | 'version' | 'isRefused'>[],
): Versions {
  const atOnce: readonly BundleKind[] = ['model', 'rules']
  const live = active.filter(({ kind, isRefused }) => !isRefused && atOnce.includes(kind)).map(({ kind, version }) => [kind, version])
  return { application, bundles: { ...loaded, ...(Object.fromEntries(live) as Versions['bundles']) } }
}

/** On one line, as a fact of the audit: `0.1.0, dictionaries 2026.11, rules 3`. */
export function versionsLine({ application, bundles }: Versions): string {
  const parts = bundleKinds.flatMap((kind) => (bundles[kind] === undefined ? [] : [`${kind} ${bundles[kind]}`]))
  return [application, ...parts].join(', ')
}

/** The line read again; `null` for one that is none. */
export function readVersionsLine(line: string): Versions | null {
  const [application = '', ...parts] = line.split(', ')
  const bundles = Object.fromEntries(parts.map((part) => part.split(' ')))
  const read = versionsSchema.safeParse({ application, bundles })
  return read.success && application !== '' ? read.data : null
}
