import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecodeEvent, DecodeRequest, Judge, Verdict } from '../engine.ts'
import { loadRequestFor } from '../loadRequestFor.ts'
import { decodeRequest, settleAll } from '../testing/hostFixture.ts'
import { LlamaEngine } from './llamaEngine.ts'
import type { LoadedModel } from './loadedModel.ts'
import { loadModel } from './loadModel.ts'

let loaded: LoadedModel
let engine: LlamaEngine

beforeAll(async () => {
  // one thread: two on a machine with other work wait for each other at every token
  loaded = await loadModel({ ...(await loadRequestFor('qwen2.5-coder-0.5b-q4', 2048)), runtime: 'cpu', threads: 1 }, [], () => undefined)
  engine = new LlamaEngine(loaded)
})
afterAll(async () => {
  await engine.dispose()
})

const record = '主诉：反复胸闷气促3天。\n初步诊断：急性心力衰竭，冠心病待排，2型糖尿病。\n血压168/96mmHg，心率102次/分。\n'
const request: DecodeRequest = {
  ...decodeRequest,
  prompt: {
    system: '你是病历摘要助手，只写病历里写出的内容。',
    user: `病历：\n${record}\n\n（病历完）\n\n任务：写出诊断和血压。`,
    answerStart: '诊断结论：',
  },
  maximumTokens: 60,
  maximumStatementCharacters: 110,
}

async function decode(judge: Judge, own: Partial<DecodeRequest> = {}): Promise<DecodeEvent[]> {
  const events: DecodeEvent[] = []
  for await (const event of engine.decode({ ...request, ...own }, judge, new AbortController().signal)) events.push(event)
  return events
}
const statementsOf = (events: readonly DecodeEvent[]) => events.flatMap((event) => (event.type === 'statement' ? [event.text] : []))
const endOf = (events: readonly DecodeEvent[]) => {
  const end = events.at(-1)
  if (end?.type !== 'end') throw new Error('no end')
  return end
}
/** What the window shows at the end: grey text since the last withdrawal, statements in its place. */
function shownBy(events: readonly DecodeEvent[]): string {
  let settled = ''
  let grey = ''
  for (const event of events) {
    if (event.type === 'text') grey += event.text
    else if (event.type === 'withdrawn') grey = ''
    else if (event.type === 'statement') {
      expect(grey).toBe(event.text)
      settled += event.text
      grey = ''
    }
  }
  return settled + grey
}

describe('the number lock', () => {
  it('knows every token with a digit in it', () => {
    const digits = loaded.digitTokens.flatMap((token) => (token.digits === null ? [] : [token.digits]))
    for (const digit of '0123456789') expect(digits).toContain(digit)
    const written = loaded.digitTokens.map(({ token }) => loaded.model.detokenize([token], true)).filter((text) => text !== '')
    for (const text of written) expect(text).toMatch(/\d/)
  })

  it('leaves no way to write a number that is not in the list', async () => {
    const job = { prompt: { ...request.prompt, user: `${request.prompt.user}\n再写：血压`, answerStart: '血压' } }
    const free = await decode(settleAll, job)
    expect(shownBy(free)).toMatch(/168|96/)
    const locked = await decode(settleAll, { ...job, numbers: ['158', '9'] })
    const written = shownBy(locked).match(/\d+/g) ?? []
    for (const number of written) expect(['1', '15', '158', '9']).toContain(number)
    expect(written).not.toContain('168')
  })

  it('with no number at all in the list lets no digit out', async () => {
    expect(shownBy(await decode(settleAll, { numbers: [] }))).not.toMatch(/\d/)
  })
})

describe('a refusal', () => {
  const refuse =
    (word: string, verdictAt: (from: number) => Verdict): Judge =>
    (text) =>
      text.includes(word) ? verdictAt(text.indexOf(word)) : { type: 'settle' }

  it('takes the words back and draws others, and what is shown adds up', async () => {
    const plain = statementsOf(await decode(settleAll)).join('')
    expect(plain).toContain('心力衰竭')
    const events = await decode(refuse('急性心力衰竭', (from) => ({ type: 'redraw', from, banned: [] })))
    expect(events.map(({ type }) => type)).toContain('withdrawn')
    expect(shownBy(events)).not.toContain('急性心力衰竭')
    expect(shownBy(events)).toBe(statementsOf(events).join(''))
    expect(endOf(events).stats.refusedTokens).toBeGreaterThan(0)
    expect(endOf(events).stats.generatedTokens).toBeGreaterThan(endOf(events).stats.refusedTokens)
  })

  it('of what stands after a first clause keeps that clause', async () => {
    const judge = refuse('冠心病', (from) => ({ type: 'redraw', from, banned: ['冠心病'] }))
    const events = await decode(judge)
    expect(shownBy(events)).toContain('心力衰竭')
    expect(shownBy(events)).not.toContain('冠心病')
  })

  it('keeps a banned word out for the rest of the section, without asking again', async () => {
    let asked = 0
    const events = await decode((text) => {
      if (!text.includes('糖尿病')) return { type: 'settle' }
      asked++
      return { type: 'redraw', from: text.indexOf('糖尿病'), banned: ['糖尿病'] }
    })
    expect(asked).toBeLessThanOrEqual(1)
    expect(shownBy(events)).not.toContain('糖尿病')
  })

  it('without a further try drops the statement and ends', async () => {
    const events = await decode(() => ({ type: 'drop' }))
    expect(statementsOf(events)).toEqual([])
    expect(shownBy(events)).toBe('')
    expect(endOf(events).reason).toBe('dropped')
  })

  it('may end a statement before the refused clause', async () => {
    const events = await decode(refuse('冠心病', (from) => ({ type: 'cut', to: from })))
    expect(endOf(events).reason).toBe('dropped')
    expect(statementsOf(events).at(-1)).toMatch(/心力衰竭/)
    expect(shownBy(events)).not.toContain('冠心病')
  })

  it('of everything ends after a dozen tries', async () => {
    let asked = 0
    const events = await decode(() => {
      asked++
      return { type: 'redraw', from: 0, banned: [] }
    })
    // which words are left to it depends on the processor's rounding, and with them whether it turns in a circle first
    expect(['dropped', 'loop']).toContain(endOf(events).reason)
    expect(asked).toBeLessThanOrEqual(13)
    expect(shownBy(events)).toBe('')
  })

  it('leaves a memory from which the same job writes the same again', async () => {
    const judge = refuse('冠心病', (from) => ({ type: 'redraw', from, banned: [] }))
    const first = statementsOf(await decode(judge, { draft: 'first' }))
    expect(statementsOf(await decode(judge, { draft: 'two' }))).toEqual(first)
    expect(loaded.sequence.contextTokens.length).toBe(loaded.sequence.nextTokenIndex)
  })
})

it('a judge that fails ends the job with its fault, and the engine serves the next', async () => {
  const failing = decode(() => {
    throw new Error('no dictionary')
  })
  await expect(failing).rejects.toThrow('no dictionary')
  expect(statementsOf(await decode(settleAll)).length).toBeGreaterThan(0)
})

describe('what is copied from the prompt', () => {
  const copy: Partial<DecodeRequest> = {
    prompt: { system: '你是抄写员。', user: `病历：\n${record.repeat(2)}\n\n任务：逐字抄写以上病历。`, answerStart: '主诉：' },
    maximumTokens: 90,
    maximumStatements: 20,
  }
  const plain = { usesLookup: false }

  it.each([
    ['a copy', copy],
    ['a summary', {}],
    ['under the number lock', { ...copy, numbers: ['3', '2', '168', '96', '102'] }],
  ])('is read in batches, and the text is the same: %s', async (_, own) => {
    const withLookup = await decode(settleAll, { ...own, draft: 'with' })
    const without = await decode(settleAll, { ...own, ...plain, draft: 'without' })
    expect(statementsOf(withLookup)).toEqual(statementsOf(without))
    expect(endOf(withLookup).reason).toBe(endOf(without).reason)
    expect(endOf(withLookup).stats.generatedTokens).toBe(endOf(without).stats.generatedTokens)
  })

  it('takes back what the judge refuses in the middle of a batch', async () => {
    let refusals = 0
    const judge: Judge = (text, isComplete) =>
      Promise.resolve(
        text.includes('冠心病') && refusals++ < 20
          ? { type: 'redraw', from: text.indexOf('冠心病'), banned: ['冠心病'] }
          : { type: 'settle', ...(isComplete && {}) },
      )
    for (const own of [copy, { ...copy, ...plain }]) {
      const events = await decode(judge, { ...own, draft: `judged ${String(own === copy)}` })
      expect(statementsOf(events).join('')).not.toContain('冠心病')
      shownBy(events)
    }
  })
})
