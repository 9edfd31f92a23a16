import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DecodeRequest, DecodeStats } from '../engine.ts'
import { loadRequestFor } from '../loadRequestFor.ts'
import { decodeRequest, settleAll } from '../testing/hostFixture.ts'
import { LlamaEngine, prefillBatchTokens } from './llamaEngine.ts'
import type { LoadedModel } from './loadedModel.ts'
import { loadModel } from './loadModel.ts'

let loaded: LoadedModel
let engine: LlamaEngine
/** The draft that nobody read ahead for. */
let cold: Awaited<ReturnType<typeof draft>>

beforeAll(async () => {
  // one thread: two on a machine with other work wait for each other at every token
  loaded = await loadModel({ ...(await loadRequestFor('qwen2.5-coder-0.5b-q4', 2048)), runtime: 'cpu', threads: 1 }, [], () => undefined)
  engine = new LlamaEngine(loaded)
  cold = await draft(record, 'cold')
})
afterAll(async () => {
  await engine.dispose()
})

/** More than two batches, and an end that is none. */
const course = (sign: string) =>
  Array.from({ length: 10 }, (_, day) => `第${String(day + 1)}天：双肺呼吸音清，${sign}，继续观察。\n`).join('')
const record = `${course('双下肢无水肿')}诊断：急性心力衰竭，冠心病待排。\n诊疗计划：呋塞米20mg静脉注射，每日2次。\n`
const otherRecord = `${course('左膝肿胀')}诊断：左膝半月板损伤。\n诊疗计划：择期手术。\n`

const never = new AbortController().signal
const requestOf = (text: string, task: string, draft: string): DecodeRequest => ({
  ...decodeRequest,
  prompt: {
    system: '你是病历摘要助手，只写病历里写出的内容。'.repeat(8),
    user: `病历：\n${text}\n\n（病历完）\n\n任务：写出${task}。`,
    answerStart: `${task}：`,
  },
  maximumTokens: 24,
  maximumStatementCharacters: 110,
  draft,
})
const firstOf = (text: string, draft: string) => requestOf(text, '诊断', draft)
const planOf = (text: string, draft: string) => requestOf(text, '治疗', draft)

async function write(request: DecodeRequest): Promise<{ readonly texts: string[]; readonly stats: DecodeStats; readonly firstMs: number }> {
  const startedAt = performance.now()
  const texts: string[] = []
  let firstMs = 0
  for await (const event of engine.decode(request, settleAll, never)) {
    if (event.type === 'text') firstMs ||= performance.now() - startedAt
    if (event.type === 'statement') texts.push(event.text)
    if (event.type === 'end') return { texts, stats: event.stats, firstMs }
  }
  throw new Error('no end')
}
/** As a draft does it: one section after the other. */
async function draft(text: string, id: string) {
  const [diagnosis, plan] = [await write(firstOf(text, id)), await write(planOf(text, id))]
  return { ...diagnosis, texts: [diagnosis.texts, plan.texts] }
}
const tokensRead = () => loaded.sequence.contextTokens

it('what is read ahead makes the draft begin at once, with the same words', async () => {
  await loaded.sequence.clearHistory()
  await engine.readAhead(firstOf(record, 'never asked'), never)
  const ahead = await draft(record, 'ahead')
  expect(ahead.texts).toEqual(cold.texts)
  expect(ahead.stats.reusedTokens).toBe(ahead.stats.promptTokens - 1)
  expect(ahead.firstMs).toBeLessThan(cold.firstMs / 5)
})

it('one that is stopped leaves whole batches, and what comes after goes on behind them', async () => {
  await loaded.sequence.clearHistory()
  const stop = new AbortController()
  const stopped = engine.readAhead(firstOf(record, 'x'), stop.signal)
  setTimeout(() => stop.abort(), 20)
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  const read = tokensRead().length
  expect(read % prefillBatchTokens).toBe(0)
  expect(read).toBeLessThan(cold.stats.promptTokens - 1)

  // a draft takes over what is read, as another read ahead would
  const after = await draft(record, 'after the stop')
  expect(after.stats.reusedTokens).toBe(read)
  expect(after.texts).toEqual(cold.texts)
})

it('leaves nothing of one record for the prompt of another', async () => {
  await engine.readAhead(firstOf(record, 'x'), never)
  await engine.readAhead(firstOf(otherRecord, 'x'), never)
  const own = loaded.renderer.tokensOf(firstOf(otherRecord, 'x').prompt)
  expect(tokensRead()).toEqual(own.slice(0, -1))
  // and the constant rules before it are not read again
  const { reusedTokens } = await engine.readAhead(firstOf(record, 'x'), never)
  expect(reusedTokens).toBe(prefillBatchTokens)
})

it('a prompt over the window is refused with nothing read', async () => {
  await loaded.sequence.clearHistory()
  await expect(engine.readAhead(firstOf(record.repeat(9), 'x'), never)).rejects.toMatchObject({ code: 'engine-failed' })
  expect(tokensRead()).toEqual([])
})
