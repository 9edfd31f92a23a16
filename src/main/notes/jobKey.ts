import { createHash } from 'node:crypto'
import type { Template } from '../../shared/template.ts'
import { languageOf } from '../../shared/text/language.ts'
import { pipelineVersion } from '../pipeline/pipelineVersion.ts'

/** Everything that decides the words of a draft. Two jobs that are equal in all of it have the same answer. */
export type Job = {
  /** The record as stored: offsets of the answer refer to it. */
  readonly text: string
  readonly template: Template
  readonly seed: number
  /** SHA-256 of the model file. */
  readonly modelSha256: string
  /** The window decides where a long record is cut. */
  readonly contextTokens: number
  /** SHA-256 over the dictionaries: they decide where a section's evidence stands, and what the guard refuses. */
  readonly dictionaryHash: string
  /** Hash over the physician's rules in force; '' where there are none. */
  readonly rules: string
}

/** The job as SHA-256 in hex, so that the key tells nothing of the record. */
export function jobKeyOf({ text, template, seed, modelSha256, contextTokens, dictionaryHash, rules }: Job): string {
  const parts = [pipelineVersion, languageOf(text), text, template, seed, modelSha256, contextTokens, dictionaryHash, rules]
  return createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex')
}
