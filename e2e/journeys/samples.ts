import fs from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from '../launch/repository.ts'

const folder = path.join(repositoryRoot, 'resources/samples')

/** The sample records that wait in a new queue, by what is pressed on them here; `title` is how the queue calls them. */
export const samples = {
  heartFailure: readSample('01-'),
  stroke: readSample('02-'),
  withoutPlan: readSample('03-'),
  longStay: readSample('04-'),
} as const

export type Sample = { readonly title: string; readonly text: string }

function readSample(start: string): Sample {
  const name = fs.readdirSync(folder).find((candidate) => candidate.startsWith(start) && candidate.endsWith('.txt'))
  if (name === undefined) throw new Error(`no sample record ${start}`)
  return { title: name.slice(start.length, -'.txt'.length), text: fs.readFileSync(path.join(folder, name), 'utf8') }
}
