import fs from 'node:fs'
import path from 'node:path'

/** The version in the application's package.json, found upwards: beside the sources, beside `out`, or in the installed archive. */
export function productVersion(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json')
    if (fs.existsSync(file)) return (JSON.parse(fs.readFileSync(file, 'utf8')) as { readonly version: string }).version
    if (folder === path.dirname(folder)) throw new Error('package.json is missing: the installation is not complete')
  }
}
