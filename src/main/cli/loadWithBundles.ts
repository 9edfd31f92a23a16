import path from 'node:path'
import process from 'node:process'
import { activeBundles } from '../bundles/bundleStore.ts'
import { trustedKeys } from '../bundles/trustedKeys.ts'
import { loadResources, resourcesFolder, type Resources } from '../resources/loadResources.ts'
import { profileFolder } from './profileFolder.ts'

/** The shipped resources with the signed tables and templates that this profile has in force. One that is no longer what was signed is left out and named. */
export function loadWithBundles(): Resources {
  const resources = resourcesFolder(import.meta.dirname)
  const active = activeBundles({ folder: path.join(profileFolder(), 'bundles'), keys: trustedKeys(resources) })
  for (const { kind, version, isRefused } of active) if (isRefused) process.stderr.write(`bundle not used: ${kind} ${version}\n`)
  const inForce = (kind: 'dictionaries' | 'templates') => {
    const bundle = active.find((candidate) => candidate.kind === kind && !candidate.isRefused)
    return bundle && { folder: bundle.files, version: bundle.version }
  }
  return loadResources(resources, { dictionaries: inForce('dictionaries'), templates: inForce('templates') })
}
