import { LlamaEngine } from '../../../src/main/engine/host/llamaEngine.ts'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { firstRequestOf } from '../../../src/main/pipeline/firstRequest.ts'
import { rewriteSection } from '../../../src/main/pipeline/rewriteSection.ts'
import { segmentRecord } from '../../../src/shared/text/segment.ts'
import type { BenchModel } from '../benchModel.ts'
import { developmentRecords, longerRecords } from '../developmentRecords.ts'
import type { Measurement } from '../measurement.ts'
import { draftJobFor, timedDraft } from '../timedDraft.ts'

/** How long until the first word, in the situations where it was read before, each over the cold first word of the same record. */
export const firstToken: Measurement = {
  keys: ['sectionFirstToken', 'againFirstToken', 'dialogueFirstToken', 'prefilledFirstToken', 'editedFirstToken'],
  needsModel: true,
  async run(model, { rounds, isQuick }) {
    const { loaded } = model
    const samples = {
      section: [] as number[],
      again: [] as number[],
      dialogue: [] as number[],
      prefilled: [] as number[],
      edited: [] as number[],
    }
    const records = isQuick ? developmentRecords(1) : longerRecords(Math.max(3, Math.round(rounds / 5)))
    for (const [round, text] of records.entries()) {
      await loaded.sequence.clearHistory()
      const engine = new LlamaEngine(loaded)
      const firstOf = async (name: string, record: string, requests = 1) =>
        (await timedDraft(model, engine, record, { id: `${name} ${String(round)}`, requests })).firstTextMs
      const [cold = Number.NaN, section = Number.NaN] = await firstOf('cold', text, 2)
      const [again = Number.NaN] = await firstOf('again', text)
      const dialogue = await rewriteFirstMs(model, engine, text)
      // the draft of the record stands in the cache when it is edited
      await firstOf('before the edit', text)
      const [edited = Number.NaN] = await firstOf('edited', editedNearEnd(text))

      await loaded.sequence.clearHistory()
      const { signal } = new AbortController()
      const first = await firstRequestOf(draftJobFor(model, text, 'ahead', engine, signal))
      if (!first) throw new Error('a draft of this record asks the model nothing')
      await engine.readAhead(first, signal)
      const [prefilled = Number.NaN] = await firstOf('prefilled', text)
      for (const [name, ms] of Object.entries({ section, again, dialogue, prefilled, edited }))
        samples[name as keyof typeof samples].push(ms / cold)
    }
    const measured = (name: keyof typeof samples) => ({ samples: samples[name], detail: 'a record a run' })
    return {
      sectionFirstToken: measured('section'),
      againFirstToken: measured('again'),
      dialogueFirstToken: measured('dialogue'),
      prefilledFirstToken: measured('prefilled'),
      editedFirstToken: measured('edited'),
    }
  },
}

/** A sentence more behind the first full stop of the last tenth. */
function editedNearEnd(text: string): string {
  const at = text.indexOf('。', Math.floor(text.length * 0.9)) + 1
  return at === 0 ? `${text}继续观察。` : `${text.slice(0, at)}继续观察。${text.slice(at)}`
}

async function rewriteFirstMs({ resources, template }: BenchModel, own: LlamaEngine, text: string): Promise<number> {
  const section = template.sections.find((candidate) => candidate.id === 'plan')
  if (!section) throw new Error('the template has no plan')
  let firstMs = Number.NaN
  const engine: Engine = {
    info: () => own.info(),
    countTokens: (texts) => own.countTokens(texts),
    async *decode(request, judge, signal) {
      const startedAt = performance.now()
      for await (const event of own.decode({ ...request, maximumTokens: 8 }, judge, signal)) {
        if (event.type === 'text' && Number.isNaN(firstMs)) firstMs = performance.now() - startedAt
        yield event
      }
    },
  }
  await rewriteSection({
    text,
    segments: segmentRecord(text, resources.headings),
    template,
    section,
    oldText: '继续目前治疗，完善相关检查，注意休息，定期门诊复诊。',
    rests: [],
    instruction: '短一点',
    maximumStatements: 2,
    seed: 1,
    engine,
    guard: resources.guard(),
    signal: new AbortController().signal,
  })
  return firstMs
}
