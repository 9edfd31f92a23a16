import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { summaryJsonSchema, type SummaryJson } from '../../shared/summaryJson.ts'
import type { Template } from '../../shared/template.ts'
import { joinStatements } from '../../shared/text/joinStatements.ts'
import { languageOf } from '../../shared/text/language.ts'
import { segmentRecord } from '../../shared/text/segment.ts'
import { overlaps } from '../../shared/text/spans.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import type { Run } from './runYizhaiFixture.ts'
import { runSummarize } from './summarizeFixture.ts'

const resources = resourcesFolder(import.meta.dirname)
const { headings, templates, samples } = loadResources(resources)
const template = templates.get('outpatient') as Template
const small = ['--model', 'qwen2.5-coder-0.5b-q4']
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-summarize-'))

afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

function fileOf(name: string, content: string): string {
  const file = path.join(folder, name)
  fs.writeFileSync(file, content)
  return file
}

const sampleOf = (number: string) => {
  const found = samples.find(({ name }) => name.startsWith(number))
  if (!found) throw new Error(`no sample ${number}`)
  return { text: found.text, file: path.join(resources, 'samples', `${found.name}.txt`) }
}

/** Progress and counts, in whole lines: no word of the record, no word of an error. */
const progress = /^(?:(?:载入模型|预热|读病历 \d+\/\d+) \d+%|(?:mixed-line-ends|control-characters): \d+)$/

function summaryOf({ exitCode, stdout, stderr }: Run): SummaryJson {
  expect(
    stderr
      .trim()
      .split('\n')
      .filter((line) => !progress.test(line)),
  ).toEqual([])
  expect(exitCode).toBe(0)
  return summaryJsonSchema.parse(JSON.parse(stdout))
}

/** What every summary promises, whatever the record and the model. */
function expectSound(summary: SummaryJson, text: string): void {
  const language = languageOf(text)
  expect(summary.sections.map(({ id, heading }) => [id, heading])).toEqual(
    template.sections.map(({ id, heading }) => [id, heading[language]]),
  )
  for (const { section, span, evidence } of [...summary.findings, ...summary.omissions]) {
    const own = summary.sections.find(({ id }) => id === section)?.text
    expect(span.end).toBeLessThanOrEqual(own?.length ?? -1)
    for (const { start, end, text: passage } of evidence) expect(text.slice(start, end)).toBe(passage)
  }
  for (const [index, section] of summary.sections.entries()) {
    expect(section.statements.length).toBeGreaterThanOrEqual(1)
    expect(section.statements.length).toBeLessThanOrEqual(2)
    expect(section.text).toBe(joinStatements(section.statements.map((statement) => statement.text)))
    expect(section.text).not.toMatch(/\*\*|__|`|<\/?think>|<\||^\s*(?:#|[-*•]\s)/m)
    for (const statement of section.statements) {
      if (statement.kind === 'absent')
        expect(statement).toEqual({ text: template.sections[index]?.absent[language], kind: 'absent', evidence: [] })
      else {
        expect(['record', 'quoted']).toContain(statement.kind)
        expect(statement.evidence.length).toBeGreaterThan(0)
      }
      for (const { start, end, text: slice } of statement.evidence) expect(text.slice(start, end)).toBe(slice)
    }
  }
  expectCoverage(summary, text)
  const { timing, model } = summary
  expect([model.id, model.sha256.length]).toEqual(['qwen2.5-coder-0.5b-q4', 64])
  expect(timing.loadMs).toBeGreaterThan(0)
  expect(timing.firstStatementMs).toBeLessThanOrEqual(timing.totalMs)
}

/** Every segment is named as open or carries a statement, and none is both. */
function expectCoverage({ coverage, sections }: SummaryJson, text: string): void {
  const segments = segmentRecord(text, headings)
  const evidence = sections.flatMap(({ statements }) => statements.flatMap((statement) => statement.evidence))
  const open = segments.filter((segment) => !evidence.some((span) => overlaps(span, segment)))
  expect(coverage.segments).toBe(segments.length)
  expect(coverage.uncovered).toEqual(open.map(({ number, heading, start, end }) => ({ number, heading, start, end })))
  expect(coverage.read).toBeLessThanOrEqual(coverage.segments)
}

describe('each sample record', () => {
  it.each(['01', '05'])('%s gives three sections, each statement held by the record', async (number) => {
    const { text, file } = sampleOf(number)
    const summary = summaryOf(await runSummarize([file, '--json', ...small]))
    expectSound(summary, text)
    expect(summary.sections.flatMap(({ statements }) => statements.map(({ kind }) => kind))).not.toContain('absent')
    expect(summary.seed).toBe(1)
  })

  it('03, without diagnosis and plan, says so and invents none', async () => {
    const { text, file } = sampleOf('03')
    const summary = summaryOf(await runSummarize([file, '--json', '--seed', '7', ...small]))
    expectSound(summary, text)
    expect(summary.sections.slice(1).map(({ statements }) => statements.map(({ kind }) => kind))).toEqual([['absent'], ['absent']])
    expect(summary.sections[2]?.text).toBe('原文未记载诊疗计划。')
    expect(summary.seed).toBe(7)
  })

  it('04, long, in a window of 2,048 tokens: the diagnosis and the orders of the discharge', async () => {
    const { text, file } = sampleOf('04')
    const summary = summaryOf(await runSummarize([file, '--json', '--context', '2048', ...small]))
    expectSound(summary, text)
    expect(summary.sections[1]?.statements[0]?.evidence[0]?.start).toBeGreaterThan(text.indexOf('出院诊断'))
    expect(summary.sections[2]?.statements[0]?.evidence[0]?.start).toBeGreaterThan(text.indexOf('出院医嘱'))
  })
})

it('a record over the window is read in parts, and none of them is cut short', async () => {
  const order = (day: number) =>
    `2024-03-${String(day).padStart(2, '0')} 医嘱：第${String(day)}项，继续观察体温、血压、心率，${'每日复查血常规，'.repeat(9)}遵嘱。\n`
  const text = `主诉：反复胸闷气促3天。\n诊断：急性心力衰竭。\n${Array.from({ length: 5 }, (_, day) => order(day + 1)).join('')}`
  const run = await runSummarize([fileOf('parts.txt', text), '--json', '--context', '1024', ...small])
  expectSound(summaryOf(run), text)
  const parts = new Set([...run.stderr.matchAll(/读病历 (\d+)\/(\d+)/g)].map(([, part, parts]) => `${String(part)}/${String(parts)}`))
  expect(parts.size).toBeGreaterThan(1)
})

describe('unusual records work', () => {
  it('a table alone: sections that say that it holds none', async () => {
    const text = '项目\t11-04\t11-07\nWBC（×10⁹/L）\t15.8\t14.2\nCRP（mg/L）\t218\t246\n'
    expectSound(summaryOf(await runSummarize([fileOf('table.txt', text), '--json', ...small])), text)
  })

  it('mixed line ends and control characters: told, and the offsets are still those of the file', async () => {
    const text =
      '主诉：反复胸闷\u0001气促3天，夜间不能平卧，伴双下肢浮肿及纳差。\r\n诊断：急性心力衰竭。\n诊疗计划：呋塞米20mg静脉注射。\r\n'
    const run = await runSummarize([fileOf('mixed.txt', text), '--json', ...small])
    expectSound(summaryOf(run), text.replace('\u0001', '␁'))
    expect(run.stderr).toContain('mixed-line-ends: 1\n')
    expect(run.stderr).toContain('control-characters: 1\n')
  })
})

describe('a record on standard input', () => {
  const input = '主诉：头晕1周。\n诊断：高血压病。\n诊疗计划：氨氯地平5mg口服，每日1次。\n'

  it('is drafted for people to read, on standard output alone', async () => {
    const { exitCode, stdout, stderr } = await runSummarize(['-', ...small], { input })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^【主诉】\n {2}. 头晕1周。\n {6}依据 \[3–8\] 头晕1周。\n【诊断结论】\n/)
    expect(stdout).toMatch(/ 词元\/秒 · qwen2\.5-coder-0\.5b-q4 · \w+\n$/)
    expect(
      stderr
        .trim()
        .split('\n')
        .every((line) => progress.test(line)),
    ).toBe(true)
  })

  it('is left with 130 on Ctrl+C, with nothing on standard output', async () => {
    const { exitCode, stdout, stderr } = await runSummarize(['-', ...small], { input, interruptAfter: '载入模型' })
    expect([exitCode, stdout]).toEqual([130, ''])
    expect(stderr).toContain('已停止')
  })
})
