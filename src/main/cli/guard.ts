import process from 'node:process'
import readline from 'node:readline'
import { Command, CommanderError } from 'commander'
import { z } from 'zod'
import type { DraftText, Guard } from '../../shared/guard/guard.ts'
import type { Finding } from '../../shared/guard/finding.ts'
import { AppFailure, failureOf } from '../../shared/errors.ts'
import { formatFailure } from '../../shared/messages/formatFailure.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { openTextFile } from '../importers/openTextFile.ts'
import { exitCodeOf } from './exitCode.ts'
import { languageOfTerminal } from './languageOfTerminal.ts'

/** Holds drafts against records without a model or a window. Findings on standard output, messages on standard error. */
const pairSchema = z.object({
  id: z.union([z.string(), z.number()]),
  record: z.string(),
  draft: z.union([z.string(), z.record(z.string(), z.string())]),
})

const program = new Command('guard')
  .description('把草稿逐句与病历核对。\nHold a draft against its record.')
  .option('--jsonl', '从标准输入逐行读 {"id","record","draft"} / read such lines from standard input')
  .option('--record <FILE>', '病历文本文件 / the record')
  .option('--draft <FILE>', '草稿文本文件或 JSON / the draft, text or a JSON object of sections')
  .option('--omissions', '也列出原文有而草稿无的内容 / also what the draft leaves out')
  .exitOverride()

function draftOf(draft: string | Readonly<Record<string, string>>): DraftText[] {
  return typeof draft === 'string'
    ? [{ section: 'draft', text: draft }]
    : Object.entries(draft).map(([section, text]) => ({ section, text }))
}

function guardOfResources(): Guard {
  return loadResources(resourcesFolder(import.meta.dirname)).guard()
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
  const sections = /^\s*\{/.test(draft.text) ? z.record(z.string(), z.string()).parse(JSON.parse(draft.text)) : draft.text
  const findings = findingsOf(guard, record.text, draftOf(sections), withOmissions)
  process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`)
  return findings.some(({ severity }) => severity === 'red') ? 1 : 0
}

async function main(): Promise<number> {
  program.parse()
  const options = program.opts<{ jsonl?: true; record?: string; draft?: string; omissions?: true }>()
  const withOmissions = options.omissions === true
  if (options.jsonl) return checkLines(guardOfResources(), withOmissions)
  if (!options.record || !options.draft) throw new AppFailure('invalid-input')
  return checkFiles(guardOfResources(), options.record, options.draft, withOmissions)
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    const failure = failureOf(error)
    process.stderr.write(`${formatFailure(failure, languageOfTerminal(process.env))}\n`)
    process.exitCode = exitCodeOf(failure.code)
  }
}
