import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DecodeRequest } from '../engine.ts'
import { loadRequestFor } from '../loadRequestFor.ts'
import { decodeRequest, settleAll } from '../testing/hostFixture.ts'
import { LlamaEngine } from './llamaEngine.ts'
import type { LoadedModel } from './loadedModel.ts'
import { loadModel } from './loadModel.ts'
import { longestProposal } from './promptLookup.ts'

let loaded: LoadedModel
let engine: LlamaEngine

beforeAll(async () => {
  loaded = await loadModel({ ...(await loadRequestFor('qwen2.5-coder-0.5b-q4', 1024)), runtime: 'cpu', threads: 1 }, [], () => undefined)
  engine = new LlamaEngine(loaded)
})
afterAll(async () => {
  await engine.dispose()
})

const notes = [
  ['甲', '主诉：反复胸闷3天。住址：白杨巷七号。诊断：急性心力衰竭。'],
  ['乙', '主诉：右膝疼痛2月。住址：丁香里九号。诊断：右膝骨关节炎。'],
  ['丙', 'Chief complaint: cough for 5 days. Address: 4 Larch Row. Diagnosis: pneumonia.'],
] as const

const requestFor = (draft: string, record: string): DecodeRequest => ({
  ...decodeRequest,
  prompt: { system: '你是病历摘要助手，只写病历里写出的内容。', user: `病历：\n${record}\n\n任务：写出诊断。`, answerStart: '诊断结论：' },
  maximumTokens: 8,
  maximumStatementCharacters: 60,
  draft,
})

it('what the model has read when it writes a note is the request for that note, token by token, and nothing of the one before', async ({
  task,
}) => {
  let compared = 0
  for (const [draft, record] of [...notes, ...notes, notes[1]]) {
    const request = requestFor(`${draft}${String(compared)}`, record)
    const prompt = loaded.renderer.tokensOf(request.prompt)
    let checks = 0
    for await (const event of engine.decode(request, settleAll, new AbortController().signal)) {
      if (event.type === 'prefill' && event.done < event.total) continue
      const read = loaded.sequence.contextTokens
      // the last token of the request is read together with the first that is drawn
      expect(read.slice(0, prompt.length - 1)).toEqual(prompt.slice(0, Math.min(prompt.length - 1, read.length)))
      // a batch may have held more than was drawn: tokens of this same prompt
      expect(read.length).toBeLessThanOrEqual(prompt.length + request.maximumTokens + longestProposal)
      const words = loaded.model.detokenize([...read], true)
      for (const [, other] of notes) if (other !== record) expect(words).not.toContain(other.split(/[。.]/)[1]?.trim())
      compared += read.length
      checks++
    }
    expect(checks).toBeGreaterThan(0)
  }
  Object.assign(task.meta, { figure: `7 drafts of 3 notes in turn, ${compared} tokens compared: all of the note's own request` })
})
