import process from 'node:process'
import readline from 'node:readline'
import { z } from 'zod'
import type { DraftText, Guard } from '../../shared/guard/guard.ts'
import type { Finding } from '../../shared/guard/finding.ts'
import { AppFailure } from '../../shared/errors.ts'
import { openTextFile } from '../importers/openTextFile.ts'
import { loadWithBundles } from './loadWithBundles.ts'

const pairSchema = z.object({
  id: z.union([z.string(), z.number()]),
  record: z.string(),
  draft: z.union([z.string(), z.record(z.string(), z.string())]),
})

export type GuardOptions = { readonly jsonl?: true; readonly record?: string; readonly draft?: string; readonly omissions?: true }

/**
 * Holds drafts against records without a model or a window; findings on standard output as JSON. Resolves with 1 where a finding is red, 2 where a line was
 * none, else 0. Throws AppFailure for files that can't be read.
 */
export async function holdDraft({ jsonl, record, draft, omissions }: GuardOptions): Promise<number> {
  const withOmissions = omissions === true
  if (jsonl) return await checkLines(guardOfResources(), withOmissions)
  if (!record || !draft) throw new AppFailure('invalid-input', { detail: '--record, --draft' })
  return await checkFiles(guardOfResources(), record, draft, withOmissions)
}

function draftOf(draft: string | Readonly<Record<string, string>>): DraftText[] {
  return typeof draft === 'string'
    ? [{ section: 'draft', text: draft }]
    : Object.entries(draft).map(([section, text]) => ({ section, text }))
}

function guardOfResources(): Guard {
  return loadWithBundles().guard()
}

function findingsOf(guard: Guard, recordText: string, draft: readonly DraftText[], withOmissions: boolean): Finding[] {
  const record = guard.readRecord(recordText)
  return [...guard.check(record, draft), ...(withOmissions ? guard.omissions(record, draft) : [])]
}

async function checkLines(guard: Guard, withOmissions: boolean): Promise<number> {
  let failed = 0
  let number = 0
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const pair = parsePair(line)
    if (!pair) {
      failed++
      process.stderr.write(`line ${String(number)}: not {"id", "record", "draft"}\n`)
      continue
    }
    const answer = JSON.stringify({ id: pair.id, findings: findingsOf(guard, pair.record, draftOf(pair.draft), withOmissions) })
    if (!process.stdout.write(`${answer}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
  return failed === 0 ? 0 : 2
}

function parsePair(line: string): z.infer<typeof pairSchema> | undefined {
  try {
    return pairSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

async function checkFiles(guard: Guard, recordFile: string, draftFile: string, withOmissions: boolean): Promise<number> {
  const [record, draft] = await Promise.all([openTextFile(recordFile), openTextFile(draftFile)])
  const sections = /^\s*\{/.test(draft.text) ? parseSections(draft.text) : draft.text
  const findings = findingsOf(guard, record.text, draftOf(sections), withOmissions)
  process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`)
  return findings.some(({ severity }) => severity === 'red') ? 1 : 0
}

function parseSections(text: string): Readonly<Record<string, string>> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    throw new AppFailure('invalid-input', { detail: '--draft' })
  }
}
