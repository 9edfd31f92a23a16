import { describe, expect, it } from 'vitest'
import { segmentRecord } from '../../shared/text/segment.ts'
import { sentenceSpans } from '../../shared/text/sentences.ts'
import type { DecodeRequest } from '../engine/engine.ts'
import { ScriptedEngine, type Line } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftRecord } from './draft.ts'
import { draftJobOf } from './draftJobFixture.ts'
import type { DraftEvent } from './draftJob.ts'
import { inventedChart, lastPlan } from './longChartFixture.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))
const contextTokens = 8192

/** As the vocabulary of Qwen cuts such text: two ideographs in three tokens' time, a digit each, a Latin word in pieces of four. */
function tokensOf(text: string): number {
  const ideographs = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const digits = text.match(/\d/g)?.length ?? 0
  const words = text.match(/[A-Za-z]{1,4}/g)?.length ?? 0
  const others = text.length - ideographs - digits - (text.match(/[A-Za-z]/g)?.length ?? 0)
  return Math.ceil(0.7 * ideographs + digits + words + others)
}

class CountingEngine extends ScriptedEngine {
  override countTokens(texts: readonly string[]): Promise<number[]> {
    return Promise.resolve(texts.map(tokensOf))
  }
}

/** A model that copies the last sentences of the passages that it is asked about. */
function lastPassages({ prompt, maximumStatements }: DecodeRequest): Line {
  const passages = /相关原文：\n([\s\S]*)\n\n任务/.exec(prompt.user)?.[1] ?? ''
  const sentences = sentenceSpans(passages).map(({ start, end }) => passages.slice(start, end))
  return { say: sentences.slice(-maximumStatements).join('') }
}

async function draft(text: string) {
  const engine = new CountingEngine(lastPassages, contextTokens)
  const events: DraftEvent[] = []
  const startedAt = process.cpuUsage()
  const result = await draftRecord(
    draftJobOf(resources, text, { engine, clock: () => performance.now(), emit: (event) => events.push(event) }),
  )
  return { engine, events, result, cpuMs: process.cpuUsage(startedAt).user / 1000 }
}

describe('a chart of 60,000 characters', () => {
  const text = inventedChart(60_000)
  const drafted = draft(text)

  it('stays within the window at every request', async () => {
    const { engine } = await drafted
    const tokens = engine.asked.map(
      ({ prompt, maximumTokens }) => tokensOf(prompt.system + prompt.user + prompt.answerStart) + maximumTokens,
    )
    expect(tokens.length).toBeGreaterThan(2)
    expect(Math.max(...tokens)).toBeLessThanOrEqual(contextTokens)
  })

  it('tells of each part as it is read, in order', async () => {
    const { events } = await drafted
    const progress = events.flatMap((event) => (event.type === 'prefill' ? [event] : []))
    const parts = progress[0]?.parts ?? 0
    expect(parts).toBeGreaterThan(1)
    expect([...new Set(progress.map(({ part }) => part))]).toEqual(Array.from({ length: parts }, (_, index) => index + 1))
    expect(progress.every((event) => event.parts === parts)).toBe(true)
  })

  it('has each segment either under a statement or named, and the model has read every place of a section', async () => {
    const { result, engine } = await drafted
    const segments = segmentRecord(text, resources.headings)
    const evidence = result.sections.flatMap(({ statements }) => statements.flatMap((statement) => statement.evidence))
    const named = new Set(result.coverage.uncovered.map(({ number }) => number))
    const isCited = ({ start, end }: { start: number; end: number }) => evidence.some((span) => span.start < end && start < span.end)
    expect(segments.filter((segment) => named.has(segment.number) === isCited(segment))).toEqual([])
    const plans = segments.filter(({ topic }) => topic === 'plan').map((segment) => text.slice(segment.headingEnd, segment.end).trim())
    expect(plans.length).toBeGreaterThan(200)
    const read = engine.asked.map(({ prompt }) => prompt.user).join('\n')
    expect(plans.filter((plan) => !read.includes(plan))).toEqual([])
  })

  it('gives the plan of the last day and the diagnosis of the last days, not those of the first', async () => {
    const { result } = await drafted
    const [complaint, diagnosis, plan] = result.sections
    expect(complaint?.text).toBe('反复胸闷气促2年，加重3天。')
    expect(diagnosis?.text).toContain('慢性心力衰竭急性加重，冠心病待排')
    expect(diagnosis?.text).not.toContain('原因待查')
    // the guard may let the model's words or only the quotation stand: the facts of the last day are there either way
    expect(plan?.text).toContain(lastPlan)
    expect(plan?.text).not.toContain('完善心脏超声')
    expect(plan?.statements.at(-1)?.evidence[0]?.start).toBeGreaterThan(text.length * 0.9)
  })
})

describe('four times the length', () => {
  const [short, long] = [inventedChart(15_000), inventedChart(60_000)]

  it('has the model read four times the tokens at most', async () => {
    const read = async (text: string) => {
      const { engine } = await draft(text)
      return engine.asked.reduce((sum, { prompt }) => sum + tokensOf(prompt.system + prompt.user + prompt.answerStart), 0)
    }
    expect((await read(long)) / (await read(short))).toBeLessThan(4.2)
  })

  it('takes four times the work, not sixteen', { timeout: 60_000, retry: 2 }, async () => {
    const fastest = { short: Infinity, long: Infinity }
    for (let run = 0; run < 6; run++) {
      fastest.short = Math.min(fastest.short, (await draft(short)).cpuMs)
      fastest.long = Math.min(fastest.long, (await draft(long)).cpuMs)
    }
    expect(fastest.long / fastest.short).toBeLessThan(9)
  })
})
