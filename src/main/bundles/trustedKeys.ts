import path from 'node:path'
import { bundleKeyOf, readBundleKeys, type BundleKey } from './bundleKeys.ts'
import { pinnedKeys } from './pinnedKeys.ts'

/** The release's own keys, and those that the hospital's IT has put into `keys` of the installed resources, where only an administrator can write. */
export function trustedKeys(resources: string): readonly BundleKey[] {
  return [...pinnedKeys.map(bundleKeyOf), ...readBundleKeys(path.join(resources, 'keys'))]
}
