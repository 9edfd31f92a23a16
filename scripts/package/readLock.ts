import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { repositoryRoot } from '../setup/runCommand.mjs'

const entrySchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  optional: z.boolean().optional(),
})
export type LockEntry = z.infer<typeof entrySchema>

/** package-lock.json: what is installed where, by the path from the repository's root. */
export function readLock(): ReadonlyMap<string, LockEntry> {
  const lock = z
    .object({ packages: z.record(z.string(), entrySchema) })
    .parse(JSON.parse(fs.readFileSync(path.join(repositoryRoot, 'package-lock.json'), 'utf8')))
  return new Map(Object.entries(lock.packages).filter(([folder]) => folder !== ''))
}

/** Folders of the packages that the application ships, natives apart. */
export function shippedPackages(lock: ReadonlyMap<string, LockEntry> = readLock()): readonly string[] {
  return [...lock]
    .filter(([folder, { dev, devOptional, optional }]) => !dev && !devOptional && !optional && !isNative(folder))
    .map(([folder]) => folder)
    .sort()
}

/** Compiled for one platform: only the target's own are shipped. */
function isNative(folder: string): boolean {
  return /^node_modules\/(@node-llama-cpp|@reflink)\//.test(folder)
}
