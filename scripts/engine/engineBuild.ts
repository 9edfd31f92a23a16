import process from 'node:process'
import { parseArgs } from 'node:util'
import { buildAddon, obstacle, useAddon, useShippedAddon } from './builtAddon.ts'

/**
 * `npm run engine:build`: builds node-llama-cpp's addon with a pool of threads that outlives a decode call, over the libraries that are shipped, and puts it in the place of the
 * shipped one; a release takes what it finds there. `--undo` puts the shipped one back, as `npm ci` does. Exits with 2 where it can't be built.
 */
const { values } = parseArgs({ options: { undo: { type: 'boolean' } } })
const say = (text: string) => process.stdout.write(`${text}\n`)
const reason = obstacle()
if (reason !== undefined) {
  process.stderr.write(`${reason}\n`)
  process.exit(2)
}
const built = await buildAddon(say)
if (values.undo === true) say(useShippedAddon(built) ? 'the shipped addon is back' : 'the shipped addon is in use')
else {
  useAddon(built)
  say(`in use: ${built}`)
}
